import { describe, expect, test } from "vitest";
import { readMail } from "../readMail.ts";
import type { OpenItemRef, ReasonCatalogue } from "../types.ts";

const catalogue: ReasonCatalogue = {
	reasons: ["DELIVERY", "QUANTITY", "PRICE", "DUPLICATE"].map((code) => ({ code })),
};

function item(number: string, amount: number, more: Partial<OpenItemRef> = {}): OpenItemRef {
	return { number, amountMinor: Math.round(amount * 100), currency: "EUR", ...more };
}
const threeItems = [item("K-201", 400), item("K-202", 510), item("K-203", 620)];

function contested(body: string, openItems: readonly OpenItemRef[], subject = ""): string[] {
	const mail = { bodyType: "text" as const, subject, body, date: "2026-03-05" };
	return readMail(mail, { openItems, catalogue, intent: "dispute" }).contested.toSorted();
}

describe("which items a dispute contests", () => {
	test.each([
		["an exception to what is accepted", "All fine except K-202, where the price is wrong.", ["K-202"]],
		["an exception told first", "Hormis la 202, rien à dire. Là, le carton était éventré.", ["K-202"]],
		["a like word", "La 201 est ok, la 202 aussi. Sur la 203 il manque deux cartons.", ["K-203"]],
		["two numbers joined by a stroke", "201/202: nothing of this was ordered.", ["K-201", "K-202"]],
		["what two items come to", "Ces 910,00 € sont à annuler, rien n'a été livré.", ["K-201", "K-202"]],
		["a grievance two sentences on", "K-203. I checked twice. Six boxes were missing.", ["K-203"]],
		["a payment that waits", "La 202 sera réglée pour le volume réel, 40 litres manquaient.", ["K-202"]],
		["what one has and another lacks", "The discount is on K-201 but not on K-202.", ["K-202"]],
		["a part that is paid only", "Sur la 203 je paye que les bons cartons, six étaient cassés.", ["K-203"]],
		["the only one that is paid", "Tout est cassé sauf les verres. Je ne règle que la 201.", []],
		[
			"a payment nobody would make",
			"201 ok, 202 ok. La 203, je la paierai le jour où la porte fermera.",
			["K-203"],
		],
	])("given %s, when read, then it is found", (_, body, expected) => {
		expect(contested(body, threeItems)).toEqual(expected);
	});

	test("given an exception to what is contested, when the subject lists them, then the others are contested", () => {
		const body = "With the exception of 201, none of these three ever arrived.";
		expect(contested(body, threeItems, "K-201, K-202, K-203")).toEqual(["K-202", "K-203"]);
	});

	test("given a count of the invoices in the subject, when none is numbered, then it is those", () => {
		const body = "Neither shows our order number, and without it nothing can be posted.";
		expect(contested(body, threeItems, "RE: K-201 and K-203")).toEqual(["K-201", "K-203"]);
	});

	test("given a count of things, when it fits a list by chance, then it is no reference", () => {
		const body = "Il manquait les deux cartons du haut sur la 203.";
		expect(contested(body, threeItems, "K-201 K-202")).toEqual(["K-203"]);
	});

	test("given months in the labels, when only a month is named, then its item is meant", () => {
		const cleaning = [
			item("M-1", 200, { label: "Ménage janvier" }),
			item("M-2", 200, { label: "Ménage février" }),
			item("M-3", 220, { label: "Ménage mars" }),
		];
		const body = "Janvier et mars, rien à redire. En février, deux passages n'ont jamais eu lieu.";
		expect(contested(body, cleaning)).toEqual(["M-2"]);
	});

	test("given numbers that end in the year, when the number before it is written, then it is found", () => {
		const hire = [item("118-26", 760), item("119-26", 1440)];
		expect(contested("118 is fine. On 119 the crane never came.", hire)).toEqual(["119-26"]);
	});

	test("given the goods of one item in the subject, when the body names none, then it is that one", () => {
		const goods = [item("D-1", 900, { label: "Panneaux routiers" }), item("D-2", 90, { label: "Peinture" })];
		expect(contested("Le camion n'est jamais passé au dépôt.", goods, "panneaux")).toEqual(["D-1"]);
	});

	test("given one open item, when a dispute names none, then it is that one", () => {
		expect(contested("The goods came broken.", [item("A-1", 100)])).toEqual(["A-1"]);
	});
});

describe("of two invoices for one thing", () => {
	const twins = [
		item("T-77", 372, { dueDate: "2026-03-10" }),
		item("T-85", 372, { dueDate: "2026-03-20" }),
		item("T-90", 80, { dueDate: "2026-03-20" }),
	];
	test.each([
		["nothing is chosen", "T-77 and T-85 are the same delivery billed twice.", ["T-85"]],
		["one is paid", "Same mower billed twice. I have paid T-85.", ["T-77"]],
		["the first was right", "Billed twice. T-77 was already billed correctly, T-85 has to go.", ["T-85"]],
		[
			"the second is right",
			"We were billed twice. The second is the correct one, take the first off.",
			["T-77"],
		],
		["one duplicates the other", "La T-85 fait double emploi avec la T-77. Je paie la T-77.", ["T-85"]],
		[
			"neither is owed",
			"T-77 and T-85 bill twice what we paid in March. Neither of them is owed.",
			["T-77", "T-85"],
		],
		["one is kept", "Deux fois 372 pour la même tondeuse. Gardez la T-77, annulez la suivante.", ["T-85"]],
	])("given that %s, when read, then one of them is contested", (_, body, expected) => {
		expect(contested(body, twins)).toEqual(expected);
	});
});
