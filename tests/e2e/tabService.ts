import { readFile } from "node:fs/promises";
import { createServer, type IncomingMessage } from "node:http";
import { extname, join } from "node:path";
import { text } from "node:stream/consumers";
import type { OpenRequest } from "@accord/shared/api/schemas.ts";
import { commandRequestSchema, openRequestSchema, reportGroupSchema } from "@accord/shared/api/schemas.ts";
import { account, catalogue, fileWith, me, reportOf, statementOf, summaryOf } from "./tabData.ts";

export interface TabService {
	readonly url: string;
	/** What the API was called with to prove who calls. */
	readonly proofs: Set<string>;
	/** What was opened by phone. */
	readonly opened: OpenRequest[];
	/** Comments on the one dispute; its version is one more. A test may add somebody else's. */
	readonly comments: string[];
	/** Disputes the reports count. */
	counted: number;
	close(): Promise<void>;
}

const types: Readonly<Record<string, string>> = {
	".html": "text/html",
	".js": "text/javascript",
	".css": "text/css",
};
interface Answer {
	readonly status: number;
	readonly body: unknown;
}
const refused = (status: number, code: string): Answer => ({
	status,
	body: { type: "about:blank", title: code, status, code, detail: code },
});

/** A built tab at `/tab/` and, in place of the API, to the holder of the token or to a local person, one dispute that can be commented; the shapes are the API's own. */
export async function serveTab(
	folder: string,
	{ token, local = false }: { token?: string; local?: boolean },
): Promise<TabService> {
	const state = {
		proofs: new Set<string>(),
		opened: [] as OpenRequest[],
		comments: ["Je regarde."],
		counted: 2,
	};
	const file = () => fileWith(state.comments);

	async function answerTo(request: IncomingMessage, url: URL): Promise<Answer> {
		const { authorization, "x-accord-person": person } = request.headers;
		state.proofs.add(authorization ?? String(person ?? ""));
		const proven = token === undefined ? person === me.person.id : authorization === `Bearer ${token}`;
		if (!proven) return refused(401, "unauthenticated");
		const path = `${request.method} ${decodeURIComponent(url.pathname.slice("/api/".length))}`;
		const ok = (body: unknown): Answer => ({ status: 200, body });
		switch (path) {
			case "GET me":
				return ok(me);
			case "GET people":
				return ok({ people: [me.person] });
			case "GET catalogue":
				return ok(catalogue);
			case "GET reports/disputes":
				return ok(reportOf(reportGroupSchema.parse(url.searchParams.get("groupBy")), state.counted));
			case "GET disputes":
				return ok({ disputes: [summaryOf(file())] });
			case "GET disputes/C1.D7":
				return ok(file());
			case "GET accounts":
				return ok({ accounts: [account] });
			case "GET accounts/C1":
				return ok(statementOf(file()));
			case "POST disputes/C1.D7/commands": {
				const command = commandRequestSchema.parse(JSON.parse(await text(request)));
				if (command.expectedVersion !== file().dispute.version) return refused(409, "stale_version");
				if (command.type === "AddComment") state.comments.push(command.text);
				return ok(file());
			}
			case "POST disputes":
				state.opened.push(openRequestSchema.parse(JSON.parse(await text(request))));
				return ok(file());
			default:
				return refused(404, "not_found");
		}
	}

	const server = createServer(async (request, response) => {
		const url = new URL(request.url ?? "/", "http://127.0.0.1");
		const send = (status: number, type: string, body: string | Buffer) => {
			response.writeHead(status, { "content-type": type });
			response.end(body);
		};
		if (url.pathname.startsWith("/tab/")) {
			const path = join(folder, url.pathname.slice("/tab/".length) || "index.html");
			const body = path.startsWith(folder) ? await readFile(path).catch(() => undefined) : undefined;
			return send(body ? 200 : 404, types[extname(path)] ?? "text/plain", body ?? "");
		}
		if (local && url.pathname === "/dev/people")
			return send(200, "application/json", JSON.stringify([me.person]));
		if (!url.pathname.startsWith("/api/")) return send(404, "text/plain", "");
		const { status, body } = await answerTo(request, url);
		send(status, "application/json", JSON.stringify(body));
	});
	await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
	const address = server.address();
	if (typeof address !== "object" || !address) throw new Error("no address");
	return Object.assign(state, {
		url: `http://127.0.0.1:${address.port}`,
		close: () =>
			new Promise<void>((resolve) => {
				server.closeAllConnections();
				server.close(() => resolve());
			}),
	});
}
