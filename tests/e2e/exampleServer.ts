import { readFile } from "node:fs/promises";
import { createServer, type IncomingMessage } from "node:http";
import type { AddressInfo } from "node:net";
import { extname, join } from "node:path";
import { people } from "@accord/outlook-addin/gallery/company.ts";
import { mails } from "@accord/outlook-addin/gallery/mails.ts";
import { type ExampleService, problem } from "@accord/outlook-addin/gallery/service.ts";

const dist = join(import.meta.dirname, "../../outlook-addin/dist");
const types: Readonly<Record<string, string>> = {
	".html": "text/html; charset=utf-8",
	".js": "text/javascript",
	".css": "text/css",
	".json": "application/json",
};

export interface ExampleServer {
	readonly url: string;
	/** The service that answers; a story puts its own in place. */
	service: ExampleService;
	close(): Promise<void>;
}

/** The built pane and inbox on a loopback port, with the example service behind them. */
export async function startExampleServer(service: ExampleService): Promise<ExampleServer> {
	const http = createServer(async (request, response) => {
		const { pathname } = new URL(request.url ?? "/", "http://x");
		const send = (status: number, body: string | Uint8Array, type = "application/json") => {
			response.writeHead(status, { "content-type": type });
			response.end(body);
		};
		if (pathname === "/dev/mails") return send(200, JSON.stringify(mails));
		if (pathname === "/dev/people") return send(200, JSON.stringify(people));
		if (pathname.startsWith("/api/")) {
			const { status, body } = await answer(started.service, request, pathname);
			return send(status, JSON.stringify(body));
		}
		const file = join(dist, pathname.endsWith("/") ? `${pathname}index.html` : pathname);
		await readFile(file).then(
			(content) => send(200, content, types[extname(file)]),
			() => send(404, "not found", "text/plain"),
		);
	});
	await new Promise<void>((resolve) => http.listen(0, "127.0.0.1", resolve));
	const address = http.address();
	const started: ExampleServer = {
		url: `http://127.0.0.1:${portOf(address)}`,
		service,
		close: async () => {
			http.closeAllConnections();
			await new Promise((resolve) => http.close(resolve));
		},
	};
	return started;
}

async function answer(service: ExampleService, request: IncomingMessage, path: string) {
	const chunks: Uint8Array[] = [];
	for await (const chunk of request) chunks.push(chunk);
	const text = Buffer.concat(chunks).toString();
	const who = request.headers["x-accord-person"];
	try {
		const body: unknown = text === "" ? undefined : JSON.parse(text);
		return await service.answer(request.method ?? "GET", path, body, String(who ?? "claire"));
	} catch (error) {
		return problem(500, "internal", String(error));
	}
}

function portOf(address: AddressInfo | string | null): number {
	if (address === null || typeof address === "string") throw new Error("not listening on a port");
	return address.port;
}
