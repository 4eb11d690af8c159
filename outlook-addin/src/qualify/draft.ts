import type { OpenRequest, Proposal, Statement } from "@accord/shared/api/schemas.ts";
import type { AccountId, Priority } from "@accord/shared/dispute/dispute.ts";
import type { Currency } from "@accord/shared/dispute/money.ts";
import type { PersonId } from "@accord/shared/dispute/people.ts";
import type { ReasonCode } from "@accord/shared/dispute/procedure.ts";
import { amountText, parseAmount } from "@accord/shared/look/commands/amount.ts";
import type { MailItem } from "../host/mailHost.ts";

export interface DraftLine {
	readonly item: string;
	readonly currency: Currency;
	/** As it stands in the input; read with `parseAmount`. */
	readonly typed: string;
	/** What is open on the item, in minor units. */
	readonly itemOpen: number;
	readonly because?: string;
}

/** A dispute as the agent is about to open it; what they did not touch follows the proposal. */
export interface Draft {
	readonly account: AccountId;
	readonly lines: readonly DraftLine[];
	readonly reason: ReasonCode | undefined;
	readonly words: string;
	/** Undefined: whoever the reason's procedure names. */
	readonly owner: PersonId | undefined;
	/** `YYYY-MM-DD`, or empty: as the procedure says. */
	readonly targetDate: string;
	readonly priority: Priority | undefined;
	readonly comment: string;
}

/** Longest text a dispute keeps of the customer's words. */
const longestWords = 10_000;

/** The proposal as a draft; nothing is chosen for the agent where the proposal asks. Undefined without an account. */
export function startDraft(proposal: Proposal, mail: MailItem, language: "fr" | "en"): Draft | undefined {
	if (!proposal.account) return undefined;
	return {
		account: proposal.account.id,
		lines: proposal.lines.map((line) => ({
			item: line.item,
			currency: line.currency,
			typed: amountText(line.amount, line.currency, language),
			itemOpen: line.itemOpen,
			...(line.because === undefined ? {} : { because: line.because }),
		})),
		reason: proposal.ask ? undefined : proposal.reasons[0]?.code,
		words: wordsOf(proposal, mail),
		owner: proposal.ask ? undefined : proposal.owner?.id,
		targetDate: proposal.ask ? "" : (proposal.targetDate ?? ""),
		priority: undefined,
		comment: "",
	};
}

/** The customer's words as the dispute will keep them: the quote, else the whole fresh text, else the subject. */
export function wordsOf(proposal: Proposal, mail: MailItem): string {
	const words = [proposal.quote, proposal.freshText, mail.subject].map((text) => text.trim()).find(Boolean);
	return (words ?? "").slice(0, longestWords);
}

/** Another reason has another procedure: owner and date that the procedure had given are given up. */
export function withReason(draft: Draft, reason: ReasonCode, proposal: Proposal): Draft {
	const proposed = reason === proposal.reasons[0]?.code;
	const untouchedOwner = draft.owner === undefined || draft.owner === proposal.owner?.id;
	const untouchedDate = draft.targetDate === "" || draft.targetDate === proposal.targetDate;
	return {
		...draft,
		reason,
		owner: untouchedOwner ? (proposed ? proposal.owner?.id : undefined) : draft.owner,
		targetDate: untouchedDate ? (proposed ? (proposal.targetDate ?? "") : "") : draft.targetDate,
	};
}

export type StatementItem = Statement["items"][number];

/** Open items that are not in the draft yet; credits and settled ones cannot be contested. */
export function addable(draft: Draft, items: readonly StatementItem[]): StatementItem[] {
	return items.filter(
		(item) =>
			item.status === "open" && item.open > 0 && !draft.lines.some((line) => line.item === item.number),
	);
}

export function withItem(draft: Draft, item: StatementItem, language: "fr" | "en"): Draft {
	const free = Math.max(0, item.open - item.dunning.held);
	const line: DraftLine = {
		item: item.number,
		currency: item.currency,
		typed: amountText(free > 0 ? free : item.open, item.currency, language),
		itemOpen: item.open,
	};
	return { ...draft, lines: [...draft.lines, line] };
}

/** What stands in the way of opening; messages are chosen by the form. */
export interface DraftErrors {
	readonly amounts: Readonly<Record<string, "notAnAmount" | "zero" | "tooMuch">>;
	readonly noLines: boolean;
	readonly noReason: boolean;
	readonly noWords: boolean;
	readonly past: boolean;
}

export function errorsOf(draft: Draft, today: string): DraftErrors {
	const amounts: Record<string, "notAnAmount" | "zero" | "tooMuch"> = {};
	for (const line of draft.lines) {
		const minor = parseAmount(line.typed, line.currency);
		if (minor === undefined) amounts[line.item] = "notAnAmount";
		else if (minor === 0) amounts[line.item] = "zero";
		else if (minor > line.itemOpen) amounts[line.item] = "tooMuch";
	}
	return {
		amounts,
		noLines: draft.lines.length === 0,
		noReason: draft.reason === undefined,
		noWords: draft.words.trim() === "",
		past: draft.targetDate !== "" && draft.targetDate < today,
	};
}

export const isFine = (errors: DraftErrors): boolean =>
	Object.keys(errors.amounts).length === 0 &&
	!errors.noLines &&
	!errors.noReason &&
	!errors.noWords &&
	!errors.past;

/** Amounts as they would be opened; lines that cannot be read are left out. */
export function amountsOf(draft: Draft): { minor: number; currency: Currency }[] {
	return draft.lines.flatMap((line) => {
		const minor = parseAmount(line.typed, line.currency);
		return minor === undefined ? [] : [{ minor, currency: line.currency }];
	});
}

/** What the API takes, before branding: a request to open without its key. */
export type OpenBody = Pick<OpenRequest, "account" | "lines" | "words" | "source"> &
	Partial<Pick<OpenRequest, "owner" | "targetDate" | "priority" | "comment">> & { reason: ReasonCode };

/** The request the draft stands for; undefined while something stands in the way. */
export function toBody(draft: Draft, mail: MailItem): OpenBody | undefined {
	const { reason } = draft;
	const lines = draft.lines.flatMap((line) => {
		const amount = parseAmount(line.typed, line.currency);
		return amount === undefined || amount === 0 ? [] : [{ item: line.item, amount }];
	});
	if (!reason || lines.length === 0 || lines.length !== draft.lines.length) return undefined;
	const comment = draft.comment.trim();
	return {
		account: draft.account,
		lines,
		reason,
		words: draft.words.trim(),
		source: {
			kind: "mail",
			messageId: mail.messageId,
			...(mail.conversationId === undefined ? {} : { conversationId: mail.conversationId }),
		},
		...(draft.owner === undefined ? {} : { owner: draft.owner }),
		...(draft.targetDate === "" ? {} : { targetDate: draft.targetDate }),
		...(draft.priority === undefined ? {} : { priority: draft.priority }),
		...(comment === "" ? {} : { comment }),
	};
}

/**
 * The same mail and lines give the same key, so a lost answer, a second click or a second window opens nothing
 * twice. `known` counts the disputes already seen for the mail: after one was withdrawn the key is a new one.
 */
export async function openKey(body: OpenBody, known: number): Promise<string> {
	const lines = body.lines.map((line) => `${line.item}=${line.amount}`).sort();
	const text = JSON.stringify([body.account, body.source.messageId, lines, known]);
	const digest = await crypto.subtle.digest("SHA-256", new TextEncoder().encode(text));
	return `mail-${Array.from(new Uint8Array(digest), (byte) => byte.toString(16).padStart(2, "0")).join("")}`;
}
