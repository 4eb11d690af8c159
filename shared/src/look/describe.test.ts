import { expect, test } from "vitest";
import { given } from "../dispute/scenario.ts";
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
