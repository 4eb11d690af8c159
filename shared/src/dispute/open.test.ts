import { describe, expect, it } from "vitest";
import { given, opening, personId, priceClaim } from "./scenario.ts";

const claim = (change: object) => ({ ...priceClaim, ...change });
const refused = (refused: string, field: string) => ({ refused, field });

describe("opening a dispute", () => {
	it("records the claim, its people, a target date and a follow-up", () => {
		expect(opening("claire", claim({ comment: "see the quote" }))).toEqual([
			expect.objectContaining({
				type: "DisputeOpened",
				id: "C001.1",
				number: "D-2026-000001",
				account: "C001",
				accountName: "Durand SA",
				words: priceClaim.words,
				source: priceClaim.source,
				reason: "PRICE",
				coordinator: "claire",
				owner: "samir",
				approver: "alice",
				poster: "benoit",
				priority: "normal",
				lines: [
					{
						id: "L1",
						item: "F1",
						currency: "EUR",
						disputed: 30_000,
						stillDisputed: 30_000,
						credited: 0,
						upheld: 0,
						writtenOff: 0,
						paid: 0,
						itemOpen: 100_000,
						itemDue: "2026-02-15",
					},
				],
				followUp: {
					id: "F1",
					due: "2026-03-06",
					text: "Follow up: sales decision or credit note",
					person: "claire",
					done: false,
				},
				court: {
					stage: "investigate",
					role: "sales",
					person: "samir",
					since: "2026-03-03T12:00:00.000Z",
					due: "2026-03-06",
					remindersSent: 0,
					escalations: 0,
				},
			}),
			{ type: "CommentAdded", text: "see the quote", visibility: "internal" },
		]);
	});

	it("takes the follow-up's words in the tenant's language", () => {
		const [opened] = opening("claire", priceClaim, { context: { language: "fr" } }) as never[];
		expect(opened).toMatchObject({
			followUp: { text: "Suivre le litige : attente d'accord commercial ou d'avoir" },
		});
	});

	it.each(["claire", "marc", "adam"])("is done by a collector, a manager or an admin: %s", (name) => {
		const colleagues = [
			{ id: personId("claire"), roles: ["collector" as const] },
			{ id: personId("marc"), roles: ["manager" as const] },
			{ id: personId("adam"), roles: ["admin" as const] },
		];
		expect(opening(name, priceClaim, { colleagues })).toHaveLength(1);
	});

	it("needs one of those roles, whatever else the person does", () => {
		const both = [{ id: personId("claire"), roles: ["billing" as const, "collector" as const] }];
		expect(opening("claire", priceClaim, { colleagues: both })).toHaveLength(1);
	});

	it.each(["samir", "benoit", "customer", "system"])(
		"is refused to %s, who cannot qualify a claim",
		(name) => {
			expect(opening(name, priceClaim)).toEqual(refused("role_not_allowed", "type"));
		},
	);

	it("takes the owner, target, priority and follow-up a person chose instead of the proposed ones", () => {
		const chosen = claim({
			owner: "sofia",
			targetDate: "2026-03-20",
			priority: "urgent",
			followUp: { due: "2026-03-03", text: "call her" },
		});
		expect(opening("claire", chosen)).toMatchObject([
			{
				owner: "sofia",
				priority: "urgent",
				court: { person: "sofia", due: "2026-03-20" },
				followUp: { due: "2026-03-03", text: "call her", person: "claire", id: "F1" },
			},
		]);
		expect(opening("claire", claim({ targetDate: "2026-03-03" }))).toMatchObject([
			{ court: { due: "2026-03-03" } },
		]);
	});

	it("refuses dates already past and people nobody knows", () => {
		expect(opening("claire", claim({ targetDate: "2026-03-02" }))).toEqual(
			refused("invalid_input", "targetDate"),
		);
		expect(opening("claire", claim({ followUp: { due: "2026-03-02", text: "x" } }))).toEqual(
			refused("invalid_input", "followUp.due"),
		);
		expect(opening("claire", claim({ owner: "nobody" }))).toEqual(refused("unknown_person", "owner"));
	});

	it("refuses a reason the catalogue does not have, or has archived", () => {
		expect(opening("claire", claim({ reason: "WEATHER" }))).toEqual(refused("unknown_reason", "reason"));
	});

	it("contests all or part of what is open, and no more", () => {
		expect(opening("claire", claim({ lines: [{ item: "F1", amount: 100_000 }] }))).toHaveLength(1);
		expect(opening("claire", claim({ lines: [{ item: "F1", amount: 100_001 }] }))).toEqual(
			refused("amount_exceeds_open", "lines.0.amount"),
		);
		expect(opening("claire", claim({ lines: [{ item: "F9", amount: 1 }] }))).toEqual(
			refused("unknown_item", "lines.0.item"),
		);
	});

	it("leaves what other disputes hold to them", () => {
		const items = { F1: { open: 100_000, heldElsewhere: 80_000 }, F0: { open: -500, heldElsewhere: 0 } };
		expect(opening("claire", claim({ lines: [{ item: "F1", amount: 20_000 }] }), { items })).toHaveLength(1);
		expect(opening("claire", claim({ lines: [{ item: "F1", amount: 20_001 }] }), { items })).toEqual(
			refused("amount_exceeds_open", "lines.0.amount"),
		);
		expect(opening("claire", claim({ lines: [{ item: "F0", amount: 1 }] }), { items })).toEqual(
			refused("amount_exceeds_open", "lines.0.amount"),
		);
	});

	it("counts several lines of one item together", () => {
		const twice = (second: number) => ({
			lines: [
				{ item: "F2", amount: 20_000, label: "line 1" },
				{ item: "F2", amount: second, label: "line 4" },
			],
		});
		expect(opening("claire", claim(twice(10_000)))).toMatchObject([
			{
				lines: [
					{ id: "L1", label: "line 1" },
					{ id: "L2", label: "line 4" },
				],
			},
		]);
		expect(opening("claire", claim(twice(10_001)))).toEqual(refused("amount_exceeds_open", "lines.1.amount"));
	});

	it("adds up to a state that waits for the owner, version 1", () => {
		expect(given().state).toMatchObject({
			status: "open",
			version: 1,
			openedAt: "2026-03-03T12:00:00.000Z",
			openedBy: { kind: "person", id: "claire" },
			comments: 0,
			reopened: 0,
			notes: [],
			evidence: [],
			spent: [],
			mergedNumbers: [],
			changedAt: "2026-03-03T12:00:00.000Z",
		});
		expect(given(claim({ comment: "x" }) as never).state).toMatchObject({ version: 2, comments: 1 });
	});
});
