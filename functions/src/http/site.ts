import { readFile, stat } from "node:fs/promises";
import { extname, join, normalize, sep } from "node:path";
import { type Answer, type Endpoint, text } from "./exchange.ts";

const types: Readonly<Record<string, string>> = {
	".html": "text/html; charset=utf-8",
	".js": "text/javascript; charset=utf-8",
	".css": "text/css; charset=utf-8",
	".json": "application/json; charset=utf-8",
	".svg": "image/svg+xml",
	".png": "image/png",
};

const microsoftHosts = [
	"https://teams.microsoft.com",
	"https://*.teams.microsoft.com",
	"https://*.cloud.microsoft",
	"https://outlook.office.com",
	"https://outlook.office365.com",
	"https://outlook.live.com",
	"https://*.office.com",
].join(" ");

/** office.js must come from Microsoft's own address; sign-in talks to Entra; nothing else leaves the page. */
const policy = [
	"default-src 'self'",
	"script-src 'self' https://appsforoffice.microsoft.com https://*.cdn.office.net https://ajax.aspnetcdn.com",
	"style-src 'self' 'unsafe-inline'",
	"img-src 'self' data:",
	"connect-src 'self' https://login.microsoftonline.com https://*.office.com https://*.cdn.office.net",
	"frame-src 'self' https://login.microsoftonline.com",
	"object-src 'none'",
	"base-uri 'self'",
	"form-action 'self'",
].join("; ");

export interface SiteOptions {
	/** Folder that holds `pane/`, `tab/`, `icons/` … as built. */
	readonly folder: string;
	/** Sources besides Microsoft's that may frame the pages; the local host's own inbox frames the pane. */
	readonly framedBy?: readonly string[];
}

/** Serves the built front ends from the same host as the API, so that no call crosses origins. */
export function createSite({ folder, framedBy = [] }: SiteOptions): Endpoint {
	const csp = `${policy}; frame-ancestors ${["'self'", microsoftHosts, ...framedBy].join(" ")}`;
	return async (request) => {
		const file = await found(folder, request.params.path ?? "");
		if (file === undefined) return text(404, "text/plain; charset=utf-8", "not found");
		const type = types[extname(file)] ?? "application/octet-stream";
		const answer: Answer = {
			status: 200,
			headers: {
				"content-type": type,
				// A name that carries its content's hash never changes what it stands for.
				"cache-control": /-[\w-]{8}\.\w+$/.test(file) ? "public, max-age=31536000, immutable" : "no-cache",
				"x-content-type-options": "nosniff",
				"referrer-policy": "no-referrer",
				...(type.startsWith("text/html") ? { "content-security-policy": csp } : {}),
			},
			body: request.method === "HEAD" ? "" : await readFile(file),
		};
		return answer;
	};
}

/** The file a path names, inside the folder only; a folder is its `index.html`. */
async function found(folder: string, path: string): Promise<string | undefined> {
	const relative = normalize(path);
	if (relative.startsWith("..") || relative.startsWith(sep) || relative.includes("\0")) return undefined;
	const full = join(folder, relative);
	const named = await stat(full).catch(() => undefined);
	if (named?.isFile()) return full;
	const index = join(full, "index.html");
	const page = await stat(index).catch(() => undefined);
	return named?.isDirectory() && page?.isFile() ? index : undefined;
}
