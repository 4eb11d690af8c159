import { DomainError } from "@accord/shared/dispute/error.ts";
import { type Case, given, priceClaim, type Said } from "@accord/shared/dispute/scenario.ts";
import { describe, expect, test } from "vitest";
import { acts } from "./acts/index.ts";
import { drawDispute } from "./cards/drawDispute.ts";
import { cardOf, createTestBot, dataOf, type TestBot, textOf, verbsOf } from "./testing/fakeChat.ts";
import { viewOfCase } from "./testing/gallery.ts";

const open = given();
const { id } = open.state;
const credit = (credited: number): Said => ({
	type: "ProposeOutcome",
	lines: [{ line: "L1", credited, upheld: 30_000 - credited, writtenOff: 0 }],
	because: "agreed",
});
const large = given({ ...priceClaim, lines: [{ item: "F1", amount: 90_000 }] }).and([
	"samir",
	{ ...credit(0), lines: [{ line: "L1", credited: 90_000, upheld: 0, writtenOff: 0 }] },
]);
const awaitingDocument = open.and(["samir", credit(20_000)]);
const booked = awaitingDocument.and([
	"benoit",
	{
		type: "RecordDocument",
		note: { kind: "creditNote", number: "AV-1", amount: 20_000, currency: "EUR", date: "2026-03-03" },
	},
]);
const closed = booked.and(["claire", { type: "ConfirmWithCustomer", agreed: true, by: "X", via: "phone" }]);
const asked = open.and(["samir", { type: "AskCustomer", question: "Which price?" }]);

/** The button's data as the person's card carries it. */
async function drawn(of: Case, person: string, verb: string) {
	return dataOf(await drawDispute(await viewOfCase(of, person)), verb);
}

interface Row {
	readonly of: Case;
	readonly by: string;
	readonly inputs: Record<string, unknown>;
	readonly gives: Readonly<Record<string, unknown>>;
	readonly status?: string;
}

const rows: Record<string, Row> = {
	comment: {
		of: open,
		by: "tess",
		inputs: { commentText: " All fitted. " },
		gives: { type: "AddComment", text: "All fitted.", visibility: "internal" },
	},
	handOver: {
		of: open,
		by: "samir",
		inputs: { handOverTo: "tess", handOverBecause: "" },
		gives: { type: "Assign", as: "owner" },
	},
	askCustomer: {
		of: open,
		by: "samir",
		inputs: { askText: "Which price?" },
		gives: { type: "AskCustomer", question: "Which price?" },
		status: "awaitingCustomer",
	},
	recordAnswer: {
		of: asked,
		by: "claire",
		inputs: { answerText: "12,50", answerVia: "phone" },
		gives: { type: "RecordCustomerAnswer", answer: "12,50", via: "phone" },
		status: "open",
	},
	creditAll: {
		of: open,
		by: "samir",
		inputs: { creditAllBecause: "The quote says so.", creditAllCause: "pricing" },
		gives: {
			type: "ProposeOutcome",
			lines: [{ line: "L1", credited: 30_000, upheld: 0, writtenOff: 0 }],
			because: "The quote says so.",
			rootCause: "pricing",
		},
		status: "awaitingDocument",
	},
	upholdAll: {
		of: open,
		by: "samir",
		inputs: { upholdAllBecause: "Signed." },
		gives: {
			type: "ProposeOutcome",
			lines: [{ line: "L1", credited: 0, upheld: 30_000, writtenOff: 0 }],
			because: "Signed.",
		},
		status: "awaitingConfirmation",
	},
	decideLines: {
		of: open,
		by: "samir",
		inputs: { decide0: "120,50", decideRest: "writtenOff", decideBecause: "Half.", decideCause: "-" },
		gives: {
			type: "ProposeOutcome",
			lines: [{ line: "L1", credited: 12_050, upheld: 0, writtenOff: 17_950 }],
			because: "Half.",
		},
	},
	approve: {
		of: large,
		by: "alice",
		inputs: { approveComment: "" },
		gives: { type: "Approve" },
		status: "awaitingDocument",
	},
	sendBack: {
		of: large,
		by: "alice",
		inputs: { sendBackBecause: "Show the quote." },
		gives: { type: "SendBack", because: "Show the quote." },
		status: "open",
	},
	recordNote: {
		of: awaitingDocument,
		by: "benoit",
		inputs: { noteNumber: "AV-7", noteAmount: "200.00", noteDate: "2026-03-03" },
		gives: {
			type: "RecordDocument",
			note: { kind: "creditNote", number: "AV-7", amount: 20_000, currency: "EUR", date: "2026-03-03" },
		},
		status: "awaitingConfirmation",
	},
	customerAgrees: {
		of: booked,
		by: "claire",
		inputs: { customerAgreesBy: "Mme Durand", customerAgreesVia: "phone", customerAgreesNote: "" },
		gives: { type: "ConfirmWithCustomer", agreed: true, by: "Mme Durand", via: "phone" },
		status: "closed",
	},
	customerRefuses: {
		of: booked,
		by: "claire",
		inputs: {
			customerRefusesBy: "Mme Durand",
			customerRefusesVia: "mail",
			customerRefusesNote: "Not enough.",
		},
		gives: { type: "ConfirmWithCustomer", agreed: false, by: "Mme Durand", via: "mail", note: "Not enough." },
		status: "open",
	},
	withdraw: {
		of: open,
		by: "claire",
		inputs: { withdrawBecause: "Found the delivery note." },
		gives: { type: "Withdraw", because: "Found the delivery note." },
		status: "closed",
	},
	reopen: {
		of: closed,
		by: "claire",
		inputs: { reopenCause: "newFact", reopenBecause: "Another price." },
		gives: { type: "Reopen", cause: "newFact", because: "Another price." },
		status: "open",
	},
};

test("every verb has a row here", () => {
	expect(Object.keys(rows).sort()).toEqual([...acts.keys()].sort());
});

describe.each(Object.entries(rows))("%s", (verb, { of, by, inputs, gives, status }) => {
	const press = async (with_: TestBot, more: object = {}) =>
		with_.press(verb, { ...(await drawn(of, by, verb)), ...inputs, ...more });

	test("becomes its command, by the person, on the version that was drawn", async () => {
		const bot = createTestBot([of]);
		const card = cardOf(await press(bot));
		expect(bot.accord.commands).toMatchObject([
			{ who: by, dispute: id, request: { ...gives, expectedVersion: of.state.version } },
		]);
		if (status) expect(bot.accord.state(id).status).toBe(status);
		expect(textOf(card)).toContain("Durand SA");
		expect(verbsOf(card).length).toBeGreaterThan(0);
	});

	test("pressed again is done once and answered the same", async () => {
		const bot = createTestBot([of]);
		const data = { ...(await drawn(of, by, verb)), ...inputs };
		const [first, again] = [
			textOf(cardOf(await bot.press(verb, data))),
			textOf(cardOf(await bot.press(verb, data))),
		];
		expect(again).toBe(first);
		expect(bot.accord.commands).toHaveLength(1);
	});

	test("on an older version does nothing and shows how it stands", async () => {
		const bot = createTestBot([of]);
		bot.accord.change(id, (now) => now.and(["lea", { type: "AddComment", text: "In between." }]));
		const card = cardOf(await press(bot));
		expect(bot.accord.commands).toEqual([]);
		expect(textOf(card)).toMatch(/Someone changed this dispute|Quelqu'un a modifié ce litige/);
		expect(textOf(card)).toContain("In between.");
	});

	test("by somebody who may not is refused, whatever the data say", async () => {
		const bot = createTestBot([of]);
		const answer = await press(bot, { for: verb === "comment" ? "nobody" : "quentin" });
		expect(bot.accord.commands).toEqual([]);
		expect(answer.status).toBe(200);
	});

	test("with forged data is refused and writes nothing", async () => {
		const forged: object[] = [
			{ dispute: "../../other" },
			{ dispute: "X999.1" },
			{ version: "1" },
			{ version: -1 },
			{ once: "" },
			...Object.keys(inputs)
				.filter(
					(input) => input !== "approveComment" && !/Cause$|Via$|Rest$|Note$|handOverBecause/.test(input),
				)
				.map((input) => ({ [input]: { $gt: "" } })),
		];
		for (const forgery of forged) {
			const bot = createTestBot([of]);
			const answer = await press(bot, forgery);
			expect(bot.accord.commands, JSON.stringify(forgery)).toEqual([]);
			expect(answer.status).toBe(200);
		}
	});
});

describe("what was typed", () => {
	test("stays when the dispute has moved on", async () => {
		const bot = createTestBot([open]);
		bot.accord.change(id, (now) => now.and(["lea", { type: "AddComment", text: "In between." }]));
		const card = cardOf(
			await bot.press("comment", { ...(await drawn(open, "tess", "comment")), commentText: "A long text." }),
		);
		expect(JSON.stringify(card)).toContain('"value":"A long text."');
		expect(textOf(card)).not.toContain("You wrote");
	});

	test("is quoted when its form is gone", async () => {
		const bot = createTestBot([open]);
		bot.accord.change(id, () => closed);
		const card = cardOf(
			await bot.press("upholdAll", {
				...(await drawn(open, "sofia", "upholdAll")),
				upholdAllBecause: "[x](http://y)",
			}),
		);
		expect(textOf(card)).toContain("You wrote");
		expect(textOf(card)).toContain("“[x](http://y)”");
	});

	test.each(["", "abc", "-5", "1e9", "300,01", "1.2.3", "9".repeat(30)])(
		"%s is no amount",
		async (decide0) => {
			const bot = createTestBot([open]);
			const data = await drawn(open, "sofia", "decideLines");
			const card = cardOf(
				await bot.press("decideLines", { ...data, decide0, decideRest: "upheld", decideBecause: "x" }),
			);
			expect(textOf(card)).toContain("This is not an amount");
			expect(bot.accord.commands).toEqual([]);
		},
	);

	test.each([
		["120,50", 12_050],
		["120.50", 12_050],
		["\u00a0120,5 €", 12_050],
		["0", 0],
		["300", 30_000],
	])("%s is an amount in either language", async (decide0, credited) => {
		for (const person of ["samir", "sofia"]) {
			const bot = createTestBot([open]);
			const data = await drawn(open, person, "decideLines");
			await bot.press("decideLines", { ...data, decide0, decideRest: "upheld", decideBecause: "x" });
			expect(bot.accord.commands).toMatchObject([
				{ request: { lines: [{ line: "L1", credited, upheld: 30_000 - credited, writtenOff: 0 }] } },
			]);
		}
	});
});

test("a store that does not answer leaves the card and what was typed alone", async () => {
	const bot = createTestBot([open]);
	const data = { ...(await drawn(open, "tess", "comment")), commentText: "x" };
	bot.accord.fail(new Error("disk on fire at /var/secret"));
	const answer = await bot.press("comment", data);
	expect(answer).toMatchObject({
		status: 200,
		body: { statusCode: 400, type: "application/vnd.microsoft.error", value: { code: "unavailable" } },
	});
	expect(JSON.stringify(answer)).not.toContain("secret");
	bot.accord.fail(undefined);
	expect(textOf(cardOf(await bot.press("comment", data)))).toContain("Your comment is recorded.");
});

test("a dispute that one may no longer see is replaced by a sentence and a way on", async () => {
	const bot = createTestBot([open]);
	const data = { ...(await drawn(open, "tess", "comment")), commentText: "x" };
	bot.accord.fail(new DomainError("not_found", "gone"));
	const card = cardOf(await bot.press("comment", data));
	expect(textOf(card)).toBe("This does not exist, or no longer.");
	expect(verbsOf(card)).toEqual(["myDisputes"]);
});

test("an unknown verb is refused", async () => {
	const bot = createTestBot([open]);
	const data = await drawn(open, "samir", "comment");
	for (const verb of ["toString", "__proto__", "Approve", ""])
		expect(await bot.press(verb, { ...data, commentText: "x" })).toMatchObject({ body: { statusCode: 400 } });
	expect(bot.accord.commands).toEqual([]);
});
