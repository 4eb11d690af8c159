import {
	accountSchema,
	type DisputeFile,
	type DisputeSummary,
	disputeFileSchema,
	disputeSummarySchema,
	meSchema,
	type Report,
	type ReportGroup,
	reportSchema,
	type Statement,
	statementSchema,
} from "@accord/shared/api/schemas.ts";
import { catalogueSchema } from "@accord/shared/dispute/procedure.ts";

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
const at = "2026-11-20T10:00:00.000Z";
const karim = { kind: "person", id: "karim", roles: ["sales"] };

export const me = meSchema.parse({
	person: {
		id: "marie",
		name: "Marie Dubois",
		roles: ["manager"],
		language: "fr",
		timeZone: "Europe/Paris",
	},
	tenant: { id: "t1", name: "Demo", currency: "EUR", country: "FR" },
});

export const catalogue = catalogueSchema.parse({
	version: 1,
	rootCauses: ["pricing"],
	reasons: [{ code: "PRICE", label, nature: "commercial", awaits: label, means: "", procedure }],
});

export const account = accountSchema.parse({
	id: "C1",
	number: "C1",
	name: "Boulangerie Lavoisier",
	language: "fr",
	country: "FR",
	currency: "EUR",
	contacts: [],
	coordinator: "marie",
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

/** The one dispute, with as many comments as were made on it. */
export function fileWith(comments: readonly string[]): DisputeFile {
	return disputeFileSchema.parse({
		allowed: ["ProposeOutcome", "AddComment", "Assign"],
		reasonLabel: label,
		awaits: label,
		people: { marie: "Marie Dubois", karim: "Karim Haddad" },
		disputed: [{ minor: 125_040, currency: "EUR" }],
		held: [{ minor: 125_040, currency: "EUR" }],
		events: comments.map((text, index) => ({
			dispute: "C1.D7",
			sequence: index + 2,
			at,
			actor: karim,
			fact: { type: "CommentAdded", text, visibility: "internal" },
			previousHash: "",
			hash: "",
		})),
		dispute: {
			id: "C1.D7",
			number: "D-2026-000007",
			account: "C1",
			accountName: account.name,
			version: comments.length + 1,
			source: { kind: "mail" },
			openedAt: at,
			openedBy: karim,
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
			followUps: [{ id: "FU1", due: "2026-12-01", text: "Relancer Karim", person: "marie", done: false }],
			comments: comments.length,
			spent: [],
			reopened: 0,
			mergedNumbers: [],
			lastHash: "",
			changedAt: at,
			status: "open",
			court: {
				stage: "investigate",
				role: "sales",
				person: "karim",
				since: at,
				due: "2026-11-21",
				remindersSent: 0,
				escalations: 0,
			},
		},
	});
}

export function summaryOf(file: DisputeFile): DisputeSummary {
	return disputeSummarySchema.parse({
		...file.dispute,
		courtPerson: "karim",
		due: "2026-11-21",
		disputed: file.disputed,
		stillDisputed: file.held,
		items: [line.item],
	});
}

/** A report in which `opened` disputes are counted, so that a test can see a figure move. */
export function reportOf(groupBy: ReportGroup, opened: number): Report {
	const row = {
		key: "PRICE",
		label,
		currency: "EUR",
		opened,
		closed: 1,
		stillOpen: opened - 1,
		late: 1,
		disputed: 125_040 * opened,
		stillDisputed: 125_040,
		credited: 0,
		upheld: 0,
		writtenOff: 0,
		meanDays: 8.25,
		medianDays: 8,
		meanBusinessDays: 6,
	};
	const name = (text: string) => ({ fr: text, en: text });
	const keyed = {
		reason: {},
		account: { key: "C1", label: name(account.name) },
		owner: { key: "karim", label: name("Karim Haddad") },
		month: { key: "2026-11", label: name("2026-11") },
		status: {},
		rootCause: {},
	}[groupBy];
	return reportSchema.parse({
		from: "2026-01-01",
		to: "2026-12-31",
		groupBy,
		rows: [{ ...row, ...keyed }],
		totals: [{ ...row, key: "", label: name("") }],
		asOf: "2026-11-22T10:00:00.000Z",
	});
}

export function statementOf(file: DisputeFile): Statement {
	const item = (number: string, open: number, held: number) => ({
		number,
		kind: "invoice",
		currency: "EUR",
		amount: open,
		open,
		issuedOn: "2026-10-01",
		dueOn: "2026-11-01",
		status: "open",
		dunning: {
			item: number,
			account: "C1",
			currency: "EUR",
			open,
			held,
			creditPending: 0,
			dunnable: open - held,
			isDunnable: open > held,
			dueOn: "2026-11-01",
			overdueDays: 21,
			holds:
				held === 0
					? []
					: [
							{
								dispute: file.dispute.id,
								number: file.dispute.number,
								amount: held,
								reason: "PRICE",
								owner: "karim",
								until: "2026-11-21",
								released: false,
							},
						],
			asOf: at,
		},
	});
	return statementSchema.parse({
		account,
		items: [item(line.item, 300_000, 125_040), item("F2024-0200", 50_000, 0)],
		disputes: [summaryOf(file)],
		claims: [
			{
				id: "K1",
				account: "C1",
				at,
				source: "customerPage",
				words: "Il manque un carton.",
				items: [{ item: "F2024-0200" }],
				state: "toQualify",
			},
		],
		followUps: file.dispute.followUps.map((followUp) => ({
			...followUp,
			dispute: file.dispute.id,
			number: file.dispute.number,
			version: file.dispute.version,
		})),
		totals: [{ currency: "EUR", open: 350_000, overdue: 350_000, held: 125_040, dunnable: 224_960 }],
		people: { marie: "Marie Dubois" },
		asOf: at,
	});
}
