import { expect, test } from "vitest";
import { given, openingOf, priceClaim } from "../dispute/scenario.ts";
import { tell } from "./describe.ts";

const people = {
	claire: "Claire Morel",
	samir: "Samir Benali",
	alice: "Alice Lambert",
	benoit: "Benoît Garnier",
};

test("a dispute's life is told with names, words and figures in the reader's language", () => {
	const dispute = given();
	const line = dispute.state.lines[0]?.id;
	const { events } = dispute.and(
		["samir", { type: "AddComment", text: "Je vérifie l'offre." }],
		[
			"samir",
			{
				type: "ProposeOutcome",
				lines: [{ line, credited: 20_000, upheld: 10_000, writtenOff: 0 }],
				because: "L'offre disait 200 de moins.",
			},
		],
	);
	const told = tell(events, { language: "fr", today: "2026-03-03", people });
	expect(told[0]).toMatchObject({ who: "Claire Morel", what: "a ouvert le litige" });
	expect(told[0]?.details.join()).toMatch(/^F1 · 300,00\s€$/);
	expect(told[1]).toEqual({
		who: "Samir Benali",
		what: "a commenté",
		said: "Je vérifie l'offre.",
		details: [],
	});
	expect(told[2]?.said).toBe("L'offre disait 200 de moins.");
	expect(told[2]?.details.join(" | ")).toMatch(/^F1 · Avoir 200,00\s€ \| F1 · Maintenu 100,00\s€$/);
});

test("a split and a merge name the other dispute, the lines that went, and no number as somebody's words", () => {
	const two = given({
		...priceClaim,
		lines: [
			{ item: "F1", amount: 30_000 },
			{ item: "F2", amount: 10_000 },
		],
	});
	const halves = two.and([
		"claire",
		{ type: "Split", lines: ["L2"], because: "Another price" },
		{ context: { opening: openingOf("2") } },
	]);
	const telling = { language: "en", today: "2026-03-03", people } as const;
	expect(tell(halves.events, telling).at(-1)).toMatchObject({
		said: "Another price",
		details: ["F2 · €100.00", "to D-2026-000002"],
	});
	const facts = two.whenOther(
		"claire",
		{ type: "Split", lines: ["L2"], because: "Another price" },
		{ context: { opening: openingOf("2") } },
	);
	const [opened] = two.events;
	if (!opened || !Array.isArray(facts)) throw new Error("a split opens another dispute");
	const told = tell(
		facts.map((fact) => ({ ...opened, fact })),
		{ ...telling, language: "fr" },
	);
	expect(told[0]?.details.at(-1)).toBe("séparé de D-2026-000001");
	const target = given(priceClaim, { context: { opening: openingOf("2") } }).state;
	const merged = two.and(["claire", { type: "Merge", into: target.id }, { context: { other: target } }]);
	expect(tell(merged.events, telling).at(-1)).toEqual({
		who: "Claire Morel",
		what: "closed the dispute",
		details: ["Merged", "goes on in D-2026-000002"],
	});
});

test("what follows from an act by itself is nobody's", () => {
	const { events } = given();
	const [opened] = events;
	if (!opened) throw new Error("opening is an event");
	const awaited = { ...opened, fact: { type: "DocumentAwaited" } } as const;
	expect(tell([awaited], { language: "fr", today: "2026-03-03", people })[0]).toMatchObject({
		who: "Accord",
		what: "attend la pièce",
	});
});

test("whoever is not in the directory is named by their id, the customer and the clock by what they are", () => {
	const { events } = given();
	const [opened] = events;
	if (!opened) throw new Error("opening is an event");
	const telling = { language: "en", today: "2026-03-03", people: {} } as const;
	expect(tell([opened], telling)[0]?.who).toBe("claire");
	const clock = { ...opened, actor: { kind: "system", job: "sweep" } } as const;
	expect(tell([clock], telling)[0]?.who).toBe("Accord");
	const customer = { ...opened, actor: { kind: "customer", via: "link" } } as const;
	expect(tell([customer], telling)[0]?.who).toBe("The customer");
});
