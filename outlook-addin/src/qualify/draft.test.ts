import { holds } from "@accord/shared/dispute/holds.ts";
import { given, priceClaim } from "@accord/shared/dispute/scenario.ts";
import { expect, test } from "vitest";
import { owed, proposal, statementWith } from "../gallery/company.ts";
import type { MailItem } from "../host/mailHost.ts";
import {
	addable,
	amountsOf,
	type Draft,
	errorsOf,
	isFine,
	openKey,
	startDraft,
	toBody,
	withItem,
	withReason,
} from "./draft.ts";

const mail: MailItem = {
	messageId: "<1@durand.example>",
	conversationId: "c1",
	from: { address: "compta@durand.example" },
	subject: "Re: Relance",
	bodyType: "text",
	body: "…",
	attachments: [],
};
const today = "2026-03-03";

function draftOf(change: Parameters<typeof proposal>[0] = {}): Draft {
	const draft = startDraft(proposal(change), mail, "fr");
	if (!draft) throw new Error("the proposal names no account");
	return draft;
}

test("a proposal is one click from a dispute", () => {
	const draft = draftOf();
	expect(isFine(errorsOf(draft, today))).toBe(true);
	expect(toBody(draft, mail)).toEqual({
		account: "C001",
		lines: [{ item: "F2024-0113", amount: 60_000 }],
		reason: "PRICE",
		words: proposal().quote,
		source: { kind: "mail", messageId: "<1@durand.example>", conversationId: "c1" },
		owner: "samir",
		targetDate: "2026-03-06",
	});
});

test("where the proposal asks, nothing is chosen for the agent", () => {
	const draft = draftOf({ ask: true });
	expect(draft).toMatchObject({ reason: undefined, owner: undefined, targetDate: "" });
	expect(errorsOf(draft, today).noReason).toBe(true);
	expect(toBody(draft, mail)).toBeUndefined();
});

test("no account, no draft", () => {
	expect(startDraft(proposal({ account: undefined }), mail, "fr")).toBeUndefined();
});

test("the customer's words are the quote, else the fresh text, else the subject", () => {
	expect(draftOf({ quote: " " }).words).toBe(proposal().freshText.trim());
	expect(draftOf({ quote: "", freshText: "" }).words).toBe("Re: Relance");
});

test("another reason gives up what its procedure had given, and keeps what the agent chose", () => {
	const from = proposal();
	const [, discount] = from.reasons;
	if (!discount) throw new Error("two reasons are proposed");
	const changed = withReason(draftOf(), discount.code, from);
	expect(changed).toMatchObject({ reason: "DISCOUNT", owner: undefined, targetDate: "" });
	const back = withReason(changed, draftOf().reason ?? discount.code, from);
	expect(back).toMatchObject({ owner: "samir", targetDate: "2026-03-06" });
	const chosen = withReason({ ...draftOf(), targetDate: "2026-04-01" }, discount.code, from);
	expect(chosen.targetDate).toBe("2026-04-01");
});

test.each([
	["", "notAnAmount"],
	["douze", "notAnAmount"],
	["0,00", "zero"],
	["4 500,01", "tooMuch"],
])("an amount of « %s » is refused: %s", (typed, error) => {
	const draft = draftOf();
	const [line] = draft.lines;
	if (!line) throw new Error("one line is proposed");
	const wrong = { ...draft, lines: [{ ...line, typed }] };
	expect(errorsOf(wrong, today).amounts).toEqual({ "F2024-0113": error });
});

test("a date in the past is refused, today is not", () => {
	expect(errorsOf({ ...draftOf(), targetDate: "2026-03-02" }, today).past).toBe(true);
	expect(errorsOf({ ...draftOf(), targetDate: today }, today).past).toBe(false);
});

const held = holds(
	given({ ...priceClaim, lines: [{ item: "F2024-0127", amount: 25_040 }] } as const, {
		items: { "F2024-0127": { open: 125_040 } },
	}).state,
	today,
);

test("an added item is contested for what is still free of it", () => {
	const { items } = statementWith(held);
	const free = addable(draftOf(), items);
	expect(free.map((item) => item.number)).toEqual(owed.slice(1).map(([number]) => number));
	const [item] = free;
	if (!item) throw new Error("something can be added");
	const draft = withItem(draftOf(), item, "fr");
	expect(draft.lines.at(-1)).toMatchObject({ item: "F2024-0127", typed: "1000,00" });
	expect(amountsOf(draft).map(({ minor }) => minor)).toEqual([60_000, 100_000]);
});

test("credits and settled items cannot be contested", () => {
	const [item] = statementWith().items;
	if (!item) throw new Error("something is owed");
	const draft = { ...draftOf(), lines: [] };
	expect(addable(draft, [{ ...item, open: -500 }])).toEqual([]);
	expect(addable(draft, [{ ...item, status: "paid" }])).toEqual([]);
});

test("the same mail and lines give the same key, whatever their order and the rest of the form", async () => {
	const { items } = statementWith();
	const [item] = addable(draftOf(), items);
	if (!item) throw new Error("something can be added");
	const two = withItem(draftOf(), item, "fr");
	const body = toBody(two, mail);
	const turned = toBody({ ...two, lines: two.lines.toReversed(), comment: "vite" }, mail);
	const less = toBody(draftOf(), mail);
	if (!body || !turned || !less) throw new Error("the drafts are fine");
	const key = await openKey(body, 0);
	expect(key).toMatch(/^mail-[0-9a-f]{64}$/);
	expect(await openKey(turned, 0)).toBe(key);
	expect(await openKey(less, 0)).not.toBe(key);
	expect(await openKey(body, 1)).not.toBe(key);
});
