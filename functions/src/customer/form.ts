import type { SentFile } from "@accord/shared/app/collecting/customerDesk.ts";
import type { Fields } from "@accord/shared/customer/form.ts";
import { DomainError } from "@accord/shared/dispute/error.ts";
import { limited, mediaType } from "../http/body.ts";
import type { Incoming } from "../http/exchange.ts";

export interface ReadForm {
	readonly fields: Fields;
	readonly files: readonly SentFile[];
}

/** A form's text fields, all together, are small; only files may be large. */
const mostFields = 5000;
const mostFiles = 10;

/** @throws DomainError too_large, unsupported_media, or invalid_input when it is no form */
export async function readBrowserForm(request: Incoming, maxBytes: number): Promise<ReadForm> {
	const type = mediaType(request);
	if (type !== "multipart/form-data" && type !== "application/x-www-form-urlencoded")
		throw new DomainError("unsupported_media", type, "content-type");
	const chunks: Uint8Array[] = [];
	for await (const chunk of limited(request, maxBytes)) chunks.push(chunk);
	const headers = { "content-type": request.headers.get("content-type") ?? "" };
	let form: FormData;
	try {
		form = await new Response(Buffer.concat(chunks), { headers }).formData();
	} catch (cause) {
		throw new DomainError("invalid_input", `not a form: ${String(cause)}`, "body");
	}
	const texts = new Map<string, string[]>();
	const files: SentFile[] = [];
	let count = 0;
	for (const [name, value] of form) {
		if (++count > mostFields) throw new DomainError("too_large", "too many fields", "body");
		if (typeof value === "string") texts.set(name, [...(texts.get(name) ?? []), value]);
		else if (name === "files" && value.size > 0) {
			if (files.length >= mostFiles) throw new DomainError("too_large", `over ${mostFiles} files`, "files");
			files.push({
				name: value.name,
				mediaType: value.type.split(";", 1)[0]?.trim().toLowerCase() ?? "",
				bytes: new Uint8Array(await value.arrayBuffer()),
			});
		}
	}
	return { fields: { getAll: (name) => texts.get(name) ?? [] }, files };
}
