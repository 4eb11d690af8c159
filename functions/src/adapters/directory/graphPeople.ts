import {
	type PeoplePage,
	type PeopleSource,
	PeopleSourceFailure,
	type SourcePerson,
} from "@accord/shared/ports/peopleSource.ts";
import { z } from "zod";

export interface GraphPeopleOptions {
	/** A bearer token of the application for the tenant's Microsoft Graph. */
	readonly token: (tenant: string) => Promise<string>;
	/** Default `https://graph.microsoft.com/v1.0`. */
	readonly endpoint?: string;
	readonly fetch?: typeof fetch;
	readonly timeoutMs?: number;
	/** Longest time one request is waited for when Graph asks to wait; longer is `busy`. */
	readonly patienceMs?: number;
	readonly sleep?: (ms: number) => Promise<void>;
}

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
];
const DELTA = `/users/delta?$select=${[...PROPERTIES, "manager"].join(",")}`;
const WHOLE = `$select=${["id", ...PROPERTIES].join(",")}&$expand=manager($select=id)`;
const FIRST_WAIT_MS = 1000;

const text = z.string().nullable().optional();
const userSchema = z.object({
	id: z.string().min(1).max(120),
	displayName: text,
	mail: text,
	userPrincipalName: text,
	accountEnabled: z.boolean().nullable().optional(),
	userType: text,
	jobTitle: text,
	department: text,
	officeLocation: text,
	preferredLanguage: text,
	manager: z.object({ id: z.string() }).nullable().optional(),
	"manager@delta": z.array(z.object({ id: z.string(), "@removed": z.unknown().optional() })).optional(),
	"@removed": z.unknown().optional(),
});
type User = z.infer<typeof userSchema>;
const pageSchema = z.object({
	value: z.array(userSchema),
	"@odata.nextLink": z.string().optional(),
	"@odata.deltaLink": z.string().optional(),
});
const errorSchema = z.object({ error: z.object({ code: z.string() }) });
const mailboxSchema = z.object({
	timeZone: text,
	language: z.object({ locale: text }).nullable().optional(),
});

/** What Entra ID says when the application is not there, or nobody has consented. */
const NO_CONSENT = /AADSTS(65001|700016|7000229|500011)\b/;
/** Codes, in any case, by which Graph says that a place is forgotten. */
const FORGOTTEN = /^(syncStateNotFound|syncStateInvalid|resyncRequired|resyncChangesApplyDifferences)$/i;

/** The people of a tenant by Microsoft Graph, followed by its delta query. */
export function createGraphPeople(options: GraphPeopleOptions): PeopleSource {
	const call = options.fetch ?? fetch;
	const base = options.endpoint ?? "https://graph.microsoft.com/v1.0";
	const patience = options.patienceMs ?? 60_000;
	const sleep = options.sleep ?? ((ms: number) => new Promise<void>((resolve) => setTimeout(resolve, ms)));

	async function token(tenant: string): Promise<string> {
		try {
			return await options.token(tenant);
		} catch (cause) {
			const kind = NO_CONSENT.test(String(cause)) ? "refused" : "failing";
			throw new PeopleSourceFailure(kind, "no token for Microsoft Graph", { cause });
		}
	}

	async function once(tenant: string, url: string): Promise<Response> {
		const authorization = `Bearer ${await token(tenant)}`;
		try {
			return await call(url, {
				headers: { authorization, accept: "application/json" },
				// A redirect would carry the token elsewhere.
				redirect: "error",
				signal: AbortSignal.timeout(options.timeoutMs ?? 30_000),
			});
		} catch (cause) {
			throw new PeopleSourceFailure("failing", "Microsoft Graph did not answer", { cause });
		}
	}

	async function ask(tenant: string, url: string): Promise<Response> {
		for (let waited = 0, next = FIRST_WAIT_MS; ; next *= 2) {
			const answer = await once(tenant, url);
			if (![429, 503, 504].includes(answer.status)) return answer;
			await answer.body?.cancel();
			const asked = Number(answer.headers.get("retry-after") ?? "");
			const wait = Number.isFinite(asked) && asked > 0 ? asked * 1000 : next;
			if (waited + wait > patience)
				throw new PeopleSourceFailure("busy", `Microsoft Graph asks to wait (${answer.status})`);
			await sleep(wait);
			waited += wait;
		}
	}

	async function read<S extends z.ZodType>(
		tenant: string,
		path: string,
		schema: S,
	): Promise<z.infer<S> | undefined> {
		const answer = await ask(tenant, path);
		const body: unknown = await answer.json().catch(() => undefined);
		if (answer.ok) {
			const parsed = schema.safeParse(body);
			if (parsed.success) return parsed.data;
			throw new PeopleSourceFailure("failing", "Microsoft Graph answered something else than was asked");
		}
		if (answer.status === 404) return undefined;
		const { data } = errorSchema.safeParse(body);
		const code = data?.error.code ?? "";
		if (answer.status === 410 || FORGOTTEN.test(code)) throw new PeopleSourceFailure("expired", code);
		const kind = answer.status === 403 ? "refused" : "failing";
		throw new PeopleSourceFailure(kind, `Microsoft Graph answered ${answer.status} ${code}`);
	}

	/** A place that was stored gets a token only where it is one of Graph's own. */
	function placeOf(link: string | undefined): string {
		if (link === undefined) return `${base}${DELTA}`;
		if (link.startsWith(`${base}/users/`)) return link;
		throw new PeopleSourceFailure("expired", "the stored place is not one of this endpoint");
	}

	return {
		page: async (tenant, link) => {
			const page = await read(tenant, placeOf(link), pageSchema);
			const next = page?.["@odata.nextLink"] ?? page?.["@odata.deltaLink"];
			if (!page || next === undefined)
				throw new PeopleSourceFailure("failing", "a page of Microsoft Graph leads nowhere");
			return { ...sortOut(page.value), link: next, last: page["@odata.nextLink"] === undefined };
		},
		person: async (tenant, id) => {
			const user = await read(tenant, `${base}/users/${encodeURIComponent(id)}?${WHOLE}`, userSchema);
			return user && personOf(user);
		},
		mailbox: async (tenant, id) => {
			const url = `${base}/users/${encodeURIComponent(id)}/mailboxSettings?$select=timeZone,language`;
			const settings = await read(tenant, url, mailboxSchema);
			const { ianaZone } = await import("./windowsZones.ts");
			return { language: settings?.language?.locale, timeZone: ianaZone(settings?.timeZone) };
		},
	};
}

/** Each person once: what comes later on the page is newer. */
function sortOut(users: readonly User[]): Pick<PeoplePage, "changed" | "removed"> {
	const changed = new Map<string, SourcePerson>();
	const removed = new Set<string>();
	for (const user of users) {
		if (user["@removed"] !== undefined) {
			changed.delete(user.id);
			removed.add(user.id);
		} else {
			removed.delete(user.id);
			changed.set(user.id, { ...changed.get(user.id), ...personOf(user) });
		}
	}
	return { changed: [...changed.values()], removed: [...removed] };
}

/** Only what was said: an absent property is one that did not change. */
function personOf(user: User): SourcePerson {
	const manager = managerOf(user);
	const { mail, userPrincipalName } = user;
	const said = {
		name: user.displayName,
		mail: mail === undefined ? userPrincipalName : (mail ?? userPrincipalName),
		jobTitle: user.jobTitle,
		department: user.department,
		office: user.officeLocation,
		language: user.preferredLanguage,
		manager,
		enabled: user.accountEnabled ?? undefined,
		guest: user.userType === undefined ? undefined : user.userType === "Guest",
	};
	return {
		id: user.id,
		...Object.fromEntries(Object.entries(said).filter(([, value]) => value !== undefined)),
	};
}

function managerOf(user: User): string | null | undefined {
	const links = user["manager@delta"];
	if (links === undefined) return user.manager === undefined ? undefined : (user.manager?.id ?? null);
	return links.findLast((link) => link["@removed"] === undefined)?.id ?? null;
}
