import { describe, expect, test } from "vitest";
import { readMail } from "../readMail.ts";
import type { OpenItemRef } from "../types.ts";

const catalogue = { reasons: ["QUALITY", "QUANTITY", "PRICE", "DUPLICATE"].map((code) => ({ code })) };

const item = (number: string, dueDate: string, label?: string): OpenItemRef => ({
	number,
	amountMinor: 90_000 + number.length,
	currency: "EUR",
	dueDate,
	...(label === undefined ? {} : { label }),
});

function contested(body: string, openItems: readonly OpenItemRef[], subject = ""): readonly string[] {
	const mail = { bodyType: "text" as const, subject, body, date: "2026-06-20" };
	return readMail(mail, { openItems, catalogue, intent: "dispute" }).contested.toSorted();
}

describe("what a mail tells of an account's items", () => {
	test("given a month in brackets behind a number, when the month is complained of, then it is that item", () => {
		const items = [item("K-11", "2026-05-31"), item("K-12", "2026-06-30"), item("K-13", "2026-06-30")];
		const body =
			"Reçu vos factures K-11 (avril), K-12 (mai) et K-13 (vitres).\nAvril et les vitres seront payées.\nEn mai, personne n'est venu deux semaines sur quatre.";
		expect(contested(body, items)).toEqual(["K-12"]);
	});

	test("given two months that fit only items due a month later, then invoices are due a month later", () => {
		const items = [item("K-11", "2026-03-31"), item("K-12", "2026-04-30"), item("K-13", "2026-05-31")];
		const body = "March's bill is wrong, half of the crates were empty. April's can go through.";
		expect(contested(body, items)).toEqual(["K-12"]);
	});

	test("given two months that fit only items due in them, then invoices are due at once", () => {
		const items = [item("K-11", "2026-02-28"), item("K-12", "2026-03-31"), item("K-14", "2026-06-30")];
		const body = "February's bill is wrong, half of the crates were empty. March's can go through.";
		expect(contested(body, items)).toEqual(["K-11"]);
	});

	test("given a number of last year due in January, when January is named, then it is not that one", () => {
		const items = [item("KV-25-119", "2026-01-20"), item("KV-26-087", "2026-02-28")];
		expect(contested("La facture de janvier est fausse : le prix convenu était 36 €.", items)).toEqual([
			"KV-26-087",
		]);
	});

	test("given months written in the numbers, when one is named, then it is that one", () => {
		const items = [item("MG-March-26", "2026-04-30"), item("MG-April-26", "2026-05-31")];
		expect(contested("Your April bill says four cuts, there were two.", items)).toEqual(["MG-April-26"]);
	});

	test("given the goods of two items and a month beside them, then it is the one for that month", () => {
		const items = [
			item("25-11-0442", "2026-01-15", "Granulate black"),
			item("25-12-0018", "2026-01-30", "Granulate black"),
		];
		expect(contested("The December granulate does not melt, two days lost.", items)).toEqual(["25-12-0018"]);
	});

	test.each([
		["by its number", "The boiler in Flat 9 failed again the next morning. Flats 4 and 12 are fine.", "J-9"],
		["by its place", "Nobody saw an effect of the second visit, the pests are back.", "J-2"],
		["by its letter", "Bâtiment B : le technicien n'est jamais venu.", "J-B"],
	])("given numbered things in labels, when one is named %s, then it is that item", (_, body, expected) => {
		const items = [
			item("J-4", "2026-06-30", "Boiler Flat 4"),
			item("J-9", "2026-06-30", "Boiler Flat 9"),
			item("J-12", "2026-06-30", "Boiler Flat 12"),
			item("J-1", "2026-06-30", "Pest control, visit 1"),
			item("J-2", "2026-06-30", "Pest control, visit 2"),
			item("J-A", "2026-06-30", "Ascenseur bât. A"),
			item("J-B", "2026-06-30", "Ascenseur bât. B"),
		];
		expect(contested(body, items)).toEqual([expected]);
	});

	test("given a mail that lists its invoices by two digits, then two digits name one", () => {
		const items = ["70021", "70034", "70040", "70055"].map((number) => item(`H-${number}`, "2026-06-30"));
		expect(contested("55 yes, 40 yes, 21 yes. 34, no: it came four days late.", items)).toEqual(["H-70034"]);
		expect(contested("Of 55 boxes 34 came broken.", items)).toEqual([]);
	});

	test("given a number written with a space, when its end is, then it is found", () => {
		const items = [item("VF 61 220", "2026-06-01"), item("VF 61 234", "2026-06-08")];
		expect(
			contested("61 220 left our bank. On 61 234 the tickets give 11 tonnes, you charged 13.", items),
		).toEqual(["VF 61 234"]);
	});
});
