import { z } from "zod";

export interface Recorded {
	readonly request: string;
	readonly status: number;
	readonly type: string | null;
	readonly cache: string | null;
	readonly body: unknown;
}

interface Request {
	readonly method?: string;
	readonly path: string;
	readonly person?: string;
	readonly body?: unknown;
	/** Media type of the body; JSON where it is not said. */
	readonly type?: string;
}
type Step = (before: readonly Recorded[]) => Request;

const accounts = z.object({ accounts: z.array(z.object({ id: z.string(), name: z.string() })).min(2) });
const opened = z.object({ dispute: z.object({ id: z.string(), version: z.number(), number: z.string() }) });

const collector = "claire.morel";
const admin = "alex.martin";

function found<S extends z.ZodType>(schema: S, before: readonly Recorded[]): z.infer<S> {
	for (const { body, status } of before.toReversed()) {
		const parsed = schema.safeParse(body);
		if (status < 300 && parsed.success) return parsed.data;
	}
	throw new Error(`nothing like this was answered: ${JSON.stringify(before).slice(0, 3000)}`);
}

const get =
	(path: string, person: string | undefined = collector): Step =>
	() => ({ path, ...(person === undefined ? {} : { person }) });
const load =
	(what: "accounts" | "open-items", head: string, lines: readonly string[]): Step =>
	() => ({
		method: "POST",
		path: `api/imports/${what}`,
		person: admin,
		type: "text/csv",
		body: [head, ...lines].join("\n"),
	});
const account = (before: readonly Recorded[]) =>
	found(accounts, before).accounts.find(({ name }) => name.startsWith("Durand"))?.id ?? "";
const item = "F 1/2";
const dispute = (before: readonly Recorded[]) => found(opened, before).dispute;

const open =
	(key: string, amount = 100): Step =>
	(before) => ({
		method: "POST",
		path: "api/disputes",
		person: collector,
		body: {
			account: account(before),
			lines: [{ item, amount }],
			reason: "PRICE",
			words: "The price is not the one agreed.",
			source: { kind: "phone" },
			idempotencyKey: key,
		},
	});
const command =
	(key: string, said: Readonly<Record<string, unknown>>, person = collector, more: object = {}): Step =>
	(before) => {
		const { id, version } = dispute(before);
		return {
			method: "POST",
			path: `api/disputes/${encodeURIComponent(id)}/commands`,
			person,
			body: { ...said, expectedVersion: version, idempotencyKey: key, ...more },
		};
	};

/** A morning's requests: good ones, repeated ones, and every kind of wrong one. */
export const recording: readonly Step[] = [
	load("accounts", "Account;Name;Language;Country;Currency;Email;Coordinator;Salesperson", [
		"C-1;Durand & Fils;fr;FR;EUR;compta@durand.example;claire.morel;samir.benali",
		"C-2;Smith Ltd;en;GB;GBP;ap@smith.example;james.hart;samir.benali",
		"C-3;;fr;FR;EUR;x;nobody;",
	]),
	load("open-items", "Account;Invoice;Issued;Due;Amount;Open;Currency;Label", [
		"C-1;F 1/2;2026-08-01;2026-09-01;100.50;100.50;EUR;Goods",
		"C-1;F2;2026-08-01;2026-09-01;80.00;80.00;EUR;Goods",
		"C-2;S-1;2026-08-01;2026-09-01;70.00;70.00;GBP;Goods",
		"C-9;S-2;2026-08-01;2026-09-01;70.00;70.00;GBP;Goods",
		"C-2;S-3;31/31/2026;2026-09-01;70.00;70.00;GBP;Goods",
	]),
	get("api/me"),
	get("api/me", admin),
	() => ({ method: "PUT", path: "api/me/digest", person: collector, body: { by: "mail", hour: 24 } }),
	() => ({ method: "PUT", path: "api/me/digest", person: collector, body: { by: "mail", hour: 7 } }),
	get("api/me"),
	get("api/people"),
	get("api/catalogue"),
	get("api/openapi.json", undefined),
	get("api/accounts?query=", undefined),
	get("api/accounts?limit=0"),
	get("api/accounts?limit=200"),
	get("api/accounts?query=a&limit=1"),
	(before) => ({ path: `api/accounts/${account(before)}`, person: collector }),
	open("parity-open-1"),
	open("parity-open-1"),
	open("parity-open-1", 200),
	open("parity-open-2", 0),
	open("parity-open-3", 9_000_000_000_000),
	(before) => ({ path: `api/disputes/${encodeURIComponent(dispute(before).id)}`, person: collector }),
	get("api/disputes?open=true&limit=5"),
	get("api/disputes?status=nothing"),
	get("api/disputes?continuation=forged"),
	command("parity-comment", { type: "AddComment", text: "Looked at it.", visibility: "internal" }),
	command("parity-comment-2", { type: "AddComment", text: "", visibility: "internal" }),
	command("parity-stale", { type: "AddComment", text: "Late.", visibility: "internal" }, collector, {
		expectedVersion: 1,
	}),
	command("parity-nobody", { type: "Dance" }),
	command("parity-withdraw", { type: "Withdraw", because: "The customer called again." }),
	() => ({ path: `api/open-items/${encodeURIComponent(item)}/dunnable`, person: collector }),
	get("api/open-items/nothing-like-it/dunnable"),
	get("api/reports/disputes?groupBy=reason"),
	get("api/reports/disputes?from=2026-02-31"),
	get("api/accounts/nobody"),
	get("api/disputes/nobody"),
	get("api/agenda"),
	get("api/dunning/policy", admin),
	() => ({ method: "POST", path: "api/disputes", person: collector, body: "{" }),
	() => ({
		method: "POST",
		path: "api/disputes",
		person: collector,
		body: "<a/>",
		type: "application/xml",
	}),
	() => ({ method: "POST", path: "api/imports/accounts", person: collector, body: "[]" }),
	() => ({
		method: "POST",
		path: "api/intake/mail",
		person: collector,
		body: {
			messageId: "<parity@customer.example>",
			from: { address: "compta@durand.example", name: "Durand" },
			subject: "Invoice",
			bodyType: "text",
			body: "We will not pay invoice F2, the price is wrong.",
			receivedAt: "2026-11-02T09:00:00.000Z",
		},
	}),
];

/** Answers without what must differ: ids, instants, hashes and traces become the order they first appeared in. */
export function normalised(answers: readonly Recorded[]): readonly Recorded[] {
	const seen = new Map<string, string>();
	const name = (kind: string, value: string) => {
		const known = seen.get(value) ?? `<${kind} ${seen.size + 1}>`;
		seen.set(value, known);
		return known;
	};
	const text = JSON.stringify(answers)
		.replace(/"ms":[\d.]+/g, '"ms":0')
		.replace(/"traceId":"[^"]*"/g, '"traceId":"<trace>"')
		.replace(/"asOf":"[^"]*"/g, '"asOf":"<instant>"')
		.replace(/"tenant":"(demo|contoso)"/g, '"tenant":"<tenant>"')
		.replace(/"id":"(demo|contoso)"/g, '"id":"<tenant>"')
		.replace(/"version":"[^"]*"/g, '"version":"<version>"')
		.replace(/\b[0-9a-f]{64}\b/g, (hash) => name("hash", hash))
		.replace(/\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z/g, () => "<instant>")
		.replace(/\b0[0-9a-z]{21}\b/g, (id) => name("id", id));
	return z.array(z.custom<Recorded>((value) => typeof value === "object")).parse(JSON.parse(text));
}
