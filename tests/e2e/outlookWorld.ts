import { readFile } from "node:fs/promises";
import { createRequire } from "node:module";
import { dirname, extname, join } from "node:path";
import type { ExampleService } from "@accord/outlook-addin/gallery/service.ts";
import { build } from "esbuild";
import type { BrowserContext, Route } from "playwright-core";

const dist = join(import.meta.dirname, "../../outlook-addin/dist");
const officeJs = join(
	dirname(createRequire(import.meta.url).resolve("@microsoft/office-js/package.json")),
	"dist",
);
const types: Readonly<Record<string, string>> = {
	".html": "text/html; charset=utf-8",
	".js": "text/javascript",
	".css": "text/css",
	".json": "application/json",
};

/** office.js talks to hosts of Microsoft only; the name is answered from this machine like every other. */
export const outlook = "https://outlook.office.com";
export const accord = "https://accord.example";

/** What outlook-web-16.01.js needs of the library it fetches from ajax.aspnetcdn.com, and no more. */
const msAjax = `window.Type=Function;
Type.registerNamespace=(n)=>n.split(".").reduce((o,k)=>(o[k]??={}),window);
Type.registerClass=Function.prototype.registerClass=function(){};
Function._validateParams=()=>null;Function.createDelegate=(o,f)=>f.bind(o);
window.Sys={StringBuilder:function(){},Serialization:{JavaScriptSerializer:{serialize:JSON.stringify,deserialize:(s)=>JSON.parse(s)}},Debug:{trace(){},fail(){}},Browser:{agent:"Chrome"}};`;

/** Outlook's broker of tokens, as it is found in the frame; \`silent\` never answers. */
export function broker(silent: boolean): string {
	return `(() => {
		if (location.origin !== ${JSON.stringify(accord)}) return;
		const b64 = (o) => btoa(JSON.stringify(o)).replace(/=+$/, "").replace(/\\+/g, "-").replace(/\\//g, "_");
		const now = Math.floor(Date.now() / 1000), tid = "11111111-1111-1111-1111-111111111111", oid = "22222222-2222-2222-2222-222222222222";
		const account = { homeAccountId: oid + "." + tid, environment: "login.microsoftonline.com", tenantId: tid, username: "claire@accord.example", localAccountId: oid, name: "Claire Morel" };
		const idToken = b64({ alg: "none", typ: "JWT" }) + "." + b64({ aud: "x", iss: "https://login.microsoftonline.com/" + tid + "/v2.0", exp: now + 3600, iat: now, oid, tid, preferred_username: account.username, name: account.name, sub: "s" }) + ".sig";
		const listeners = [];
		window.nestedAppAuthBridge = { addEventListener: (_, f) => listeners.push(f), removeEventListener() {}, postMessage(text) {
			if (${silent}) return;
			const q = JSON.parse(text);
			const base = { messageType: "NestedAppAuthResponse", requestId: q.requestId, success: true };
			const answer = q.method === "GetInitContext"
				? { ...base, initContext: { sdkName: "StandIn", sdkVersion: "1", accountContext: { homeAccountId: account.homeAccountId, environment: account.environment, tenantId: tid }, capabilities: {} } }
				: { ...base, token: { access_token: "token of the broker", id_token: idToken, expires_in: 3600, scope: q.tokenParams?.scope ?? "", token_type: "Bearer" }, account };
			setTimeout(() => listeners.forEach((f) => f(JSON.stringify(answer))), 5);
		} };
	})();`;
}

export interface OutlookWorld {
	/** The authorization header of each call to the service. */
	readonly authorizations: Set<string>;
	/** Addresses nobody serves here; a story checks that there are none. */
	readonly strange: string[];
}

/** Every address the pane may reach inside Outlook, answered from this machine; nothing goes out. */
export async function serveOutlookWorld(
	context: BrowserContext,
	service: ExampleService,
	config: object,
): Promise<OutlookWorld> {
	const world: OutlookWorld = { authorizations: new Set(), strange: [] };
	const standIn = await build({
		entryPoints: [join(import.meta.dirname, "outlookStandIn.ts")],
		bundle: true,
		format: "iife",
		write: false,
	});
	const code = standIn.outputFiles[0]?.text ?? "";
	const page = `<!doctype html><html lang="en"><title>Outlook stand-in</title><body><script>${code}</script></body></html>`;
	const html = (route: Route, body: string) => route.fulfill({ contentType: "text/html", body });
	const file = async (route: Route, path: string) =>
		route.fulfill({
			contentType: types[extname(path)] ?? "application/octet-stream",
			body: await readFile(path),
		});

	await context.route("**/*", async (route, request) => {
		const { origin, pathname } = new URL(request.url());
		if (origin === outlook) return html(route, page);
		if (origin === "https://ajax.aspnetcdn.com")
			return route.fulfill({ contentType: "text/javascript", body: msAjax });
		if (origin === "https://appsforoffice.microsoft.com")
			return file(route, join(officeJs, pathname.replace("/lib/1/hosted/", ""))).catch(() => route.abort());
		if (origin === accord && pathname === "/pane/config.json") return route.fulfill({ json: config });
		if (origin === accord && pathname.startsWith("/api/")) {
			world.authorizations.add((await request.headerValue("authorization")) ?? "");
			const body: unknown = request.postDataJSON() ?? undefined;
			const answer = await service.answer(request.method(), pathname, body, "claire");
			return route.fulfill({ status: answer.status, json: answer.body });
		}
		if (origin === accord)
			return file(route, join(dist, pathname.endsWith("/") ? `${pathname}index.html` : pathname));
		// office.js reports to Microsoft by itself; the pages' policy keeps it from doing so in production.
		if (!origin.endsWith(".aria.microsoft.com")) world.strange.push(request.url());
		return route.abort();
	});
	return world;
}
