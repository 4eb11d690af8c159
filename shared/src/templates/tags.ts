import type { Day } from "../dispute/dispute.ts";
import type { Money } from "../dispute/money.ts";

export type Language = "fr" | "en";

/** One open item as a letter shows it; amounts in minor units of the money's currency. */
export interface ItemRow {
	readonly number: string;
	readonly label?: string;
	readonly issuedOn: Day;
	readonly dueOn: Day;
	readonly amount: Money;
	/** What this letter asks for: the open amount without what is held, promised or credited. */
	readonly open: Money;
	/** Contested part that this letter does not ask for; absent when nothing is contested. */
	readonly disputed?: Money;
	/** Negative before the due date. */
	readonly daysLate: number;
}

/** One dispute as a digest shows it. */
export interface DisputeRow {
	readonly number: string;
	readonly reason: string;
	readonly customerName: string;
	readonly amount: readonly Money[];
	readonly targetDate?: Day;
	readonly late: boolean;
}

/** A value with its kind: the kind decides how it is written in text and in HTML. */
export type Value =
	| { readonly kind: "text"; readonly text: string }
	/** Words of a person, verbatim, possibly over several lines. */
	| { readonly kind: "words"; readonly words: string }
	| { readonly kind: "money"; readonly amounts: readonly Money[] }
	| { readonly kind: "day"; readonly day: Day }
	| { readonly kind: "link"; readonly url: string }
	| { readonly kind: "flag"; readonly set: boolean }
	| { readonly kind: "items"; readonly rows: readonly ItemRow[] }
	| { readonly kind: "disputes"; readonly rows: readonly DisputeRow[] };
export type Kind = Value["kind"];

/** Every `#tag` with the kind of its value. */
export const TAGS = {
	customer_name: "text",
	customer_number: "text",
	company_name: "text",
	owner_name: "text",
	today: "day",
	signature: "words",
	items_list: "items",
	items_list_selected: "items",
	total_due: "money",
	total_open: "money",
	days_late: "text",
	oldest_due_date: "day",
	interactive_page: "link",
	late: "flag",
	partly_disputed: "flag",
	dispute_number: "text",
	dispute_reason: "text",
	dispute_words: "words",
	dispute_amount: "money",
	target_date: "day",
	question: "words",
	outcome_words: "words",
	credited_amount: "money",
	upheld_amount: "money",
	credit_note: "text",
	claim_summary: "words",
	disputes_list: "disputes",
	follow_ups_list: "disputes",
	item_number: "text",
	item_label: "text",
	item_issued: "day",
	item_due: "day",
	item_amount: "money",
	item_open: "money",
	item_disputed: "money",
	item_days_late: "text",
} as const satisfies Record<string, Kind>;
export type TagName = keyof typeof TAGS;

/** What a template is merged with; a tag without a value may stand in a condition only. */
export type Values = { readonly [T in TagName]?: Extract<Value, { kind: (typeof TAGS)[T] }> };

export function isTag(name: string): name is TagName {
	return Object.hasOwn(TAGS, name);
}

/** What a template is for; it decides which tags have a value. */
export const PURPOSES = [
	"preventive",
	"level1",
	"level2",
	"level3",
	"acknowledgement",
	"informationRequest",
	"resolutionAccepted",
	"resolutionPartly",
	"resolutionRefused",
	"confirmationRequest",
	"ownerRequest",
	"digest",
	"receipt",
] as const;
export type Purpose = (typeof PURPOSES)[number];

const everywhere = ["today", "signature", "company_name"] as const;
const account = ["customer_name", "customer_number", "items_list", "total_open", "interactive_page"] as const;
const letter = [
	...everywhere,
	...account,
	"items_list_selected",
	"total_due",
	"days_late",
	"oldest_due_date",
	"late",
	"partly_disputed",
] as const;
const dispute = [
	...everywhere,
	...account,
	"items_list_selected",
	"dispute_number",
	"dispute_reason",
	"dispute_words",
	"dispute_amount",
	"owner_name",
	"target_date",
	"late",
] as const;
const outcome = [...dispute, "outcome_words", "credited_amount", "upheld_amount", "credit_note"] as const;

/** The tags that have a value in a template of each purpose. */
export const TAGS_OF: Readonly<Record<Purpose, readonly TagName[]>> = {
	preventive: letter,
	level1: letter,
	level2: letter,
	level3: letter,
	acknowledgement: dispute,
	informationRequest: [...dispute, "question"],
	resolutionAccepted: outcome,
	resolutionPartly: outcome,
	resolutionRefused: outcome,
	confirmationRequest: outcome,
	ownerRequest: [...dispute, "question"],
	digest: [...everywhere, "owner_name", "disputes_list", "follow_ups_list", "late"],
	receipt: [...everywhere, ...account, "items_list_selected", "claim_summary"],
};

/** The tags that a list part gives to each of its rows. */
export const ROW_TAGS: Readonly<Record<"items" | "disputes", readonly TagName[]>> = {
	items: [
		"item_number",
		"item_label",
		"item_issued",
		"item_due",
		"item_amount",
		"item_open",
		"item_disputed",
		"item_days_late",
		"late",
	],
	disputes: ["dispute_number", "dispute_reason", "dispute_amount", "customer_name", "target_date", "late"],
};

/** The values of one row, by the tags of its list. */
export function rowValues(value: Extract<Value, { kind: "items" | "disputes" }>): readonly Values[] {
	if (value.kind === "items")
		return value.rows.map((row) => ({
			item_number: { kind: "text", text: row.number },
			...(row.label === undefined ? {} : { item_label: { kind: "text", text: row.label } }),
			item_issued: { kind: "day", day: row.issuedOn },
			item_due: { kind: "day", day: row.dueOn },
			item_amount: { kind: "money", amounts: [row.amount] },
			item_open: { kind: "money", amounts: [row.open] },
			...(row.disputed === undefined ? {} : { item_disputed: { kind: "money", amounts: [row.disputed] } }),
			item_days_late: { kind: "text", text: String(Math.max(0, row.daysLate)) },
			late: { kind: "flag", set: row.daysLate > 0 },
		}));
	return value.rows.map((row) => ({
		dispute_number: { kind: "text", text: row.number },
		dispute_reason: { kind: "text", text: row.reason },
		dispute_amount: { kind: "money", amounts: row.amount },
		customer_name: { kind: "text", text: row.customerName },
		...(row.targetDate === undefined ? {} : { target_date: { kind: "day", day: row.targetDate } }),
		late: { kind: "flag", set: row.late },
	}));
}
