import { DomainError } from "@accord/shared/dispute/error.ts";
import type { Incoming } from "./exchange.ts";

const oneMegabyte = 1_000_000;

/** The body's bytes, refused as soon as they pass the limit. @throws DomainError too_large */
export async function* limited(request: Incoming, maxBytes = oneMegabyte): AsyncGenerator<Uint8Array> {
	const announced = Number(request.headers.get("content-length") ?? 0);
	if (announced > maxBytes) throw new DomainError("too_large", `body of ${announced} bytes`, "body");
	let seen = 0;
	for await (const chunk of request.body ?? []) {
		seen += chunk.byteLength;
		if (seen > maxBytes) throw new DomainError("too_large", `body over ${maxBytes} bytes`, "body");
		yield chunk;
	}
}

/** @throws DomainError too_large, or invalid_input when it is not UTF-8 */
export async function readText(request: Incoming, maxBytes?: number): Promise<string> {
	const chunks: Uint8Array[] = [];
	for await (const chunk of limited(request, maxBytes)) chunks.push(chunk);
	try {
		return new TextDecoder("utf-8", { fatal: true }).decode(Buffer.concat(chunks));
	} catch (cause) {
		throw new DomainError("invalid_input", `not UTF-8: ${String(cause)}`, "body");
	}
}

/** @throws DomainError unsupported_media, too_large, or invalid_input when it is not JSON */
export async function readJson(request: Incoming, maxBytes?: number): Promise<unknown> {
	const type = mediaType(request);
	if (type !== "" && type !== "application/json" && !type.endsWith("+json"))
		throw new DomainError("unsupported_media", type, "content-type");
	const body = await readText(request, maxBytes);
	try {
		const value: unknown = JSON.parse(body);
		return value;
	} catch {
		// The engine's message quotes what it could not read, and messages are logged.
		throw new DomainError("invalid_input", "not JSON", "body");
	}
}

/** The media type without parameters, in lower case; empty when none is said. */
export function mediaType(request: Incoming): string {
	return (request.headers.get("content-type") ?? "").split(";", 1)[0]?.trim().toLowerCase() ?? "";
}
