import { readFile } from "node:fs/promises";
import { createServer, type Server } from "node:http";
import { extname, join } from "node:path";
import type { DisputeFile, DisputeSummary, Me, Report, ReportGroup } from "@accord/shared/api/schemas.ts";
import {
	disputeFileSchema,
	disputeSummarySchema,
	meSchema,
	reportSchema,
} from "@accord/shared/api/schemas.ts";
import { type Catalogue, catalogueSchema } from "@accord/shared/dispute/procedure.ts";

const label = { fr: "Litige prix", en: "Price" };
const procedure = {
	reason: "PRICE",
	version: 1,
	owner: "sales",
	stages: ["investigate", "approve", "post", "confirm"].map((stage) => ({
		stage,
		role: "sales",
		businessDays: 2,
	})),
	approveAbove: { EUR: 50_000 },
	silenceDays: 10,
	followUp: { businessDays: 5, fr: "Relancer", en: "Chase" },
};
const me: Me = meSchema.parse({
	person: { id: "marie", name: "Marie Dubois", roles: ["manager"], language: "fr", timeZone: "Europe/Paris" },
	tenant: { id: "t1", name: "Demo", currency: "EUR", country: "FR" },
});
const catalogue: Catalogue = catalogueSchema.parse({
	version: 1,
	rootCauses: ["pricing"],
	reasons: [{ code: "PRICE", label, nature: "commercial", awaits: label, means: "", procedure }],
});
const line = {
	id: "L1",
	item: "F2024-0113",
	currency: "EUR",
	disputed: 125_040,
	stillDisputed: 125_040,
	credited: 0,
	upheld: 0,
	writtenOff: 0,
	paid: 0,
	itemOpen: 300_000,
	itemDue: "2026-11-01",
};
/** The one dispute of this service. */
const file: DisputeFile = disputeFileSchema.parse({
	allowed: ["AddComment"],
	reasonLabel: label,
	awaits: label,
	people: { marie: "Marie Dubois", karim: "Karim Haddad" },
	disputed: [{ minor: 125_040, currency: "EUR" }],
	held: [{ minor: 125_040, currency: "EUR" }],
	events: [],
	dispute: {
		id: "C1.D7",
		number: "D-2026-000007",
		account: "C1",
		accountName: "Boulangerie Lavoisier",
		version: 1,
		source: { kind: "mail" },
		openedAt: "2026-11-20T10:00:00.000Z",
		openedBy: { kind: "person", id: "marie", roles: ["collector"] },
		reason: "PRICE",
		procedure,
		priority: "normal",
		words: "le prix convenu était 12,50 €",
		coordinator: "marie",
		owner: "karim",
		approver: "marie",
		poster: "karim",
		lines: [line],
		notes: [],
		evidence: [],
		followUps: [],
		comments: 0,
		spent: [],
		reopened: 0,
		mergedNumbers: [],
		lastHash: "",
		changedAt: "2026-11-20T10:00:00.000Z",
		status: "open",
		court: {
			stage: "investigate",
			role: "sales",
			person: "karim",
			since: "2026-11-20T10:00:00.000Z",
			due: "2099-01-01",
			remindersSent: 0,
			escalations: 0,
		},
	},
});
const { dispute } = file;
const summary: DisputeSummary = disputeSummarySchema.parse({
	...dispute,
	courtPerson: "karim",
	due: "2099-01-01",
	disputed: file.disputed,
	stillDisputed: file.held,
	items: [line.item],
});
const row = {
	key: "PRICE",
	label,
	currency: "EUR",
	opened: 1,
	closed: 0,
	stillOpen: 1,
	late: 0,
	disputed: 125_040,
	stillDisputed: 125_040,
	credited: 0,
	upheld: 0,
	writtenOff: 0,
	meanDays: null,
	medianDays: null,
	meanBusinessDays: null,
};
const report = (groupBy: ReportGroup): Report =>
	reportSchema.parse({
		from: "2026-01-01",
		to: "2026-12-31",
		groupBy,
		rows: [groupBy === "month" ? { ...row, key: "2026-11", label: { fr: "2026-11", en: "2026-11" } } : row],
		totals: [{ ...row, key: "", label: { fr: "", en: "" } }],
		asOf: "2026-11-22T10:00:00.000Z",
	});

function answerTo(path: string, query: URLSearchParams): unknown {
	switch (path) {
		case "me":
			return me;
		case "people":
			return { people: [me.person] };
		case "catalogue":
			return catalogue;
		case "reports/disputes":
			return report(reportSchema.shape.groupBy.parse(query.get("groupBy") ?? "reason"));
		case "disputes":
			return { disputes: [summary] };
		case `disputes/${dispute.id}`:
			return file;
		default:
			return undefined;
	}
}

const types: Readonly<Record<string, string>> = {
	".html": "text/html",
	".js": "text/javascript",
	".css": "text/css",
};

export interface TabService {
	readonly url: string;
	/** Authorization headers the API was asked with. */
	readonly tokens: Set<string>;
	close(): Promise<void>;
}

/** Serves a built tab at `/tab/` and one dispute at `/api`, to whoever brings the token. */
export async function serveTab(folder: string, token: string): Promise<TabService> {
	const tokens = new Set<string>();
	const server: Server = createServer(async (request, response) => {
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
		if (!url.pathname.startsWith("/api/")) return send(404, "application/json", "{}");
		const { authorization = "" } = request.headers;
		tokens.add(authorization);
		const answer = answerTo(decodeURIComponent(url.pathname.slice("/api/".length)), url.searchParams);
		if (authorization !== `Bearer ${token}`)
			return send(401, "application/json", JSON.stringify({ code: "unauthenticated", detail: "?" }));
		send(
			answer ? 200 : 404,
			"application/json",
			JSON.stringify(answer ?? { code: "not_found", detail: "?" }),
		);
	});
	await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
	const address = server.address();
	if (typeof address !== "object" || !address) throw new Error("no address");
	return {
		url: `http://127.0.0.1:${address.port}`,
		tokens,
		close: () =>
			new Promise((resolve) => {
				server.closeAllConnections();
				server.close(() => resolve());
			}),
	};
}
