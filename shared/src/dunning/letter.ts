import type { Day } from "../dispute/dispute.ts";
import { type Currency, totals } from "../dispute/money.ts";
import { type Letter, mergeTemplate } from "../templates/merge.ts";
import { checkedSupplied } from "../templates/supplied.ts";
import { type ItemRow, type Language, PURPOSES, type Values } from "../templates/tags.ts";
import type { CheckedTemplate } from "../templates/template.ts";
import type { LetterItem } from "./account.ts";
import { dayNumber } from "./day.ts";
import type { Proposal } from "./run.ts";
import type { ItemState } from "./state.ts";

/** Who writes to whom. */
export interface LetterContext {
	readonly customer: { readonly name: string; readonly number: string; readonly language: Language };
	readonly company: string;
	readonly signature: string;
	readonly today: Day;
	/** Address of the customer's page, when the letter gives access to it. */
	readonly page?: string | undefined;
}

const money = (minor: number, currency: Currency) => ({ minor, currency });

/** An item as a letter lists it; without a state, all that is open is asked for. */
export function itemRow(item: LetterItem, today: Day, state?: ItemState): ItemRow {
	const held = state?.held ?? 0;
	return {
		number: item.number,
		...(item.label === undefined ? {} : { label: item.label }),
		issuedOn: item.issuedOn,
		dueOn: item.dueOn,
		amount: money(item.amount, item.currency),
		open: money(state?.amount ?? item.open, item.currency),
		...(held > 0 ? { disputed: money(held, item.currency) } : {}),
		daysLate: dayNumber(today) - dayNumber(item.dueOn),
	};
}

/** The values of the tags every letter to an account has. */
export function accountValues(items: readonly LetterItem[], context: LetterContext): Values {
	const unpaid = items.filter(({ status, open }) => status === "open" && open !== 0);
	return {
		customer_name: { kind: "text", text: context.customer.name },
		customer_number: { kind: "text", text: context.customer.number },
		company_name: { kind: "text", text: context.company },
		signature: { kind: "words", words: context.signature },
		today: { kind: "day", day: context.today },
		items_list: { kind: "items", rows: unpaid.map((item) => itemRow(item, context.today)) },
		total_open: {
			kind: "money",
			amounts: totals(unpaid.map(({ open, currency }) => money(open, currency))),
		},
		...(context.page === undefined ? {} : { interactive_page: { kind: "link", url: context.page } }),
	};
}

/** The values of a reminder. */
export function reminderValues(
	items: readonly LetterItem[],
	proposal: Proposal,
	context: LetterContext,
): Values {
	const byNumber = new Map(items.map((item) => [item.number, item]));
	const daysLate = Math.max(...proposal.lines.map((line) => line.daysLate));
	const oldest = proposal.lines.map(({ item }) => item.dueOn).sort()[0] ?? context.today;
	return {
		...accountValues(items, context),
		items_list_selected: {
			kind: "items",
			rows: proposal.lines.flatMap((line) => {
				const item = byNumber.get(line.item.number);
				return item ? [itemRow(item, context.today, line)] : [];
			}),
		},
		total_due: { kind: "money", amounts: proposal.total },
		days_late: { kind: "text", text: String(Math.max(0, daysLate)) },
		oldest_due_date: { kind: "day", day: oldest },
		late: { kind: "flag", set: daysLate > 0 },
		partly_disputed: { kind: "flag", set: proposal.lines.some(({ held }) => held > 0) },
	};
}

/** The reminder as the customer would read it, in the customer's language. */
export function writeReminder(
	items: readonly LetterItem[],
	proposal: Proposal,
	context: LetterContext,
	template?: CheckedTemplate,
): Letter {
	const purpose = PURPOSES.find((name) => name === proposal.level.template) ?? "level1";
	return mergeTemplate(
		template ?? checkedSupplied(purpose, context.customer.language),
		reminderValues(items, proposal, context),
	);
}
