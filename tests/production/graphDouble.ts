import { createServer, type IncomingMessage, type ServerResponse } from "node:http";

/** A user as Microsoft Graph has it. */
export interface GraphUser {
	readonly id: string;
	readonly displayName?: string | null;
	readonly mail?: string | null;
	readonly accountEnabled?: boolean;
	readonly userType?: string | null;
	readonly jobTitle?: string | null;
	readonly department?: string | null;
	readonly officeLocation?: string | null;
	readonly preferredLanguage?: string | null;
	readonly manager?: string | null;
	/** As Exchange has it. */
	readonly timeZone?: string;
}

export interface Company {
	readonly users: Map<string, GraphUser>;
	/** What happened, in order: the state token of an answer is a place in it. */
	readonly log: { readonly id: string; readonly said: Record<string, unknown> }[];
	consent: { directory: boolean; mailboxes: boolean };
	/** State tokens from before this place are forgotten. */
	forgotten: number;
}

export interface Answer {
	readonly status: number;
	readonly body?: unknown;
	readonly headers?: Readonly<Record<string, string>>;
	/** The connection breaks instead. */
	readonly broken?: boolean;
}
type Fault = (path: string) => Answer | undefined;

const PROPERTIES = [
	"displayName",
	"mail",
	"userPrincipalName",
	"accountEnabled",
	"userType",
	"jobTitle",
	"department",
	"officeLocation",
	"preferredLanguage",
] as const;
const error = (status: number, code: string): Answer => ({
	status,
	body: { error: { code, message: code } },
});

/**
 * Microsoft Graph's `users`, `users/delta` and `mailboxSettings` on the loopback address, by its documentation: pages
 * by `nextLink`, then a `deltaLink`; properties without a value are left out at first and null once they lost it; only
 * what changed later; relations as `manager@delta`; the same person again on another page; places that are forgotten.
 */
export async function startGraphDouble(pageSize = 2) {
	const companies = new Map<string, Company>();
	const asked: string[] = [];
	const waits: number[] = [];
	let fault: Fault | undefined;
	let base = "";

	function company(name: string): Company {
		const known = companies.get(name) ?? {
			users: new Map(),
			log: [],
			consent: { directory: true, mailboxes: true },
			forgotten: 0,
		};
		companies.set(name, known);
		return known;
	}

	const link = (token: string, value: string) => `${base}/users/delta?$${token}=${encodeURIComponent(value)}`;

	function delta(own: Company, query: URLSearchParams): Answer {
		const state = query.get("$skiptoken") ?? query.get("$deltatoken");
		if (state === null && !query.get("$select")?.split(",").includes("manager"))
			return error(400, "Request_UnsupportedQuery");
		// "everything or since · place in the log when it began · next row"
		const [since = "-1", until = String(own.log.length), row = "0"] = state?.split(".") ?? [];
		if (state !== null && Number(until) < own.forgotten) return error(410, "syncStateNotFound");
		const rows = since === "-1" ? everybody(own) : changesOf(own, Number(since), Number(until));
		const from = Number(row);
		const repeated = from > 0 ? rows.slice(from - 1, from) : [];
		const value = [...repeated, ...rows.slice(from, from + pageSize)];
		const more = from + pageSize < rows.length;
		const next = more
			? { "@odata.nextLink": link("skiptoken", `${since}.${until}.${from + pageSize}`) }
			: { "@odata.deltaLink": link("deltatoken", `${until}.`) };
		return { status: 200, body: { value, ...next } };
	}

	function changesOf(own: Company, since: number, until: number) {
		const rows = new Map<string, Record<string, unknown>>();
		for (const { id, said } of own.log.slice(since, until)) {
			const before = said["@removed"] === undefined ? rows.get(id) : undefined;
			const { "@removed": _, ...rest } = before ?? {};
			rows.set(id, { ...rest, id, ...said });
		}
		return [...rows.values()];
	}

	function answer(request: IncomingMessage): Answer {
		const url = new URL(request.url ?? "/", base);
		const path = url.pathname.replace("/v1.0", "");
		asked.push(`${path}${url.search}`);
		const injected = fault?.(`${path}${url.search}`);
		if (injected) return injected;
		const tenant = /^Bearer graph-(\w+)$/.exec(request.headers.authorization ?? "")?.[1];
		if (tenant === undefined) return error(401, "InvalidAuthenticationToken");
		const own = company(tenant);
		if (!own.consent.directory) return error(403, "Authorization_RequestDenied");
		if (path === "/users/delta") {
			const query = new URLSearchParams(url.search);
			const token = query.get("$deltatoken");
			// A place that was given at the end of a round begins the next one.
			if (token?.endsWith(".")) {
				const since = token.slice(0, -1);
				if (Number(since) < own.forgotten) return error(410, "syncStateNotFound");
				query.set("$deltatoken", `${since}.${own.log.length}.0`);
			}
			return delta(own, query);
		}
		const [, id = "", what] = /^\/users\/([^/]+)(\/mailboxSettings)?$/.exec(path) ?? [];
		const user = own.users.get(decodeURIComponent(id));
		if (!user) return error(404, "Request_ResourceNotFound");
		if (what === undefined) {
			const { manager } = user;
			return { status: 200, body: { ...shown(user), ...(manager ? { manager: { id: manager } } : {}) } };
		}
		if (!own.consent.mailboxes) return error(403, "ErrorAccessDenied");
		return { status: 200, body: { timeZone: user.timeZone ?? "", language: { locale: "en-GB" } } };
	}

	const server = createServer((request: IncomingMessage, response: ServerResponse) => {
		const { status, body, headers = {}, broken } = answer(request);
		if (broken) return void response.destroy();
		response.writeHead(status, { "content-type": "application/json", ...headers });
		response.end(JSON.stringify(body ?? {}));
	});
	await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
	const address = server.address();
	base = `http://127.0.0.1:${typeof address === "object" && address ? address.port : 0}/v1.0`;

	return {
		options: {
			endpoint: base,
			token: async (tenant: string) => `graph-${tenant}`,
			patienceMs: 10_000,
			sleep: async (ms: number) => void waits.push(ms),
		},
		/** Paths that were asked, oldest first. */
		asked,
		/** Milliseconds the caller waited because it was told to. */
		waits,
		/** Answers in Graph's place where it gives something. */
		inject: (next: Fault | undefined) => {
			fault = next;
		},
		/** Enters or changes a user; a property given as undefined loses its value. */
		put(tenant: string, user: GraphUser): void {
			const own = company(tenant);
			const before = own.users.get(user.id);
			own.users.set(user.id, { ...before, ...user });
			const { id, manager, timeZone: _, ...said } = user;
			const links =
				manager === undefined
					? {}
					: {
							"manager@delta":
								manager === null
									? goneManager(before)
									: [{ "@odata.type": "#microsoft.graph.user", id: manager }],
						};
			own.log.push({ id, said: { ...said, ...links } });
		},
		remove(tenant: string, id: string, reason: "changed" | "deleted" = "changed"): void {
			const own = company(tenant);
			own.users.delete(id);
			own.log.push({ id, said: { "@removed": { reason } } });
		},
		consent: (tenant: string, consent: Partial<Company["consent"]>) => {
			const own = company(tenant);
			own.consent = { ...own.consent, ...consent };
		},
		/** Every place that was given is forgotten. */
		forget: (tenant: string) => {
			const own = company(tenant);
			own.log.push({ id: "nobody", said: {} });
			own.forgotten = own.log.length;
		},
		close: () =>
			new Promise<void>((resolve) => {
				server.close(() => resolve());
				server.closeAllConnections();
			}),
	};
}

const goneManager = (before: GraphUser | undefined) =>
	before?.manager ? [{ id: before.manager, "@removed": { reason: "deleted" } }] : [];

function everybody(own: Company) {
	return [...own.users.values()].map((user) => ({
		...shown(user),
		...(user.manager
			? { "manager@delta": [{ "@odata.type": "#microsoft.graph.user", id: user.manager }] }
			: {}),
	}));
}

/** Properties without a value are left out. */
function shown(user: GraphUser): Record<string, unknown> {
	const own: Record<string, unknown> = { id: user.id };
	const all: Readonly<Record<string, unknown>> = { accountEnabled: true, userType: "Member", ...user };
	for (const name of PROPERTIES) if (all[name] !== undefined && all[name] !== null) own[name] = all[name];
	return own;
}
