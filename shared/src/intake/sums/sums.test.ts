import { describe, expect, test } from "vitest";
import { readMail } from "../readMail.ts";
import type { OpenItemRef, ReasonCatalogue } from "../types.ts";

const catalogue: ReasonCatalogue = {
	reasons: ["DELIVERY", "QUANTITY", "PRICE", "DUPLICATE"].map((code) => ({ code })),
};

function amountOf(body: string, whole: number, currency = "EUR"): number | undefined {
	const digits = currency === "TND" ? 1000 : currency === "XOF" ? 1 : 100;
	const openItems: OpenItemRef[] = [{ number: "K-201", amountMinor: Math.round(whole * digits), currency }];
	const mail = { bodyType: "text" as const, body, date: "2026-03-05" };
	const { amount } = readMail(mail, { openItems, catalogue, intent: "dispute" });
	return amount === undefined ? undefined : amount.minor / digits;
}

describe("the sum a dispute contests", () => {
	test.each([
		["a bare sum beside plain words", "K-201 is wrong. 91 off please, eight lanterns went back.", 455, 91],
		[
			"a sum in words",
			"They did two of three, so knock off a hundred and thirty and we're square.",
			395,
			130,
		],
		["the gap between two totals", "We read €1,932 where the order says €1,680. That is €252.", 1932, 252],
		[
			"a price gap times a count",
			"150 chairs at 99 instead of 90, the difference makes 1 350,00 EUR.",
			14850,
			1350,
		],
		[
			"a total of parts",
			"Two sacks short (EUR 110) and one drum (EUR 120), so EUR 230 to be credited.",
			980,
			230,
		],
		["a sum held back until", "Nous paierons les classeurs (422,40 €) quand ils seront là.", 1188, 422.4],
		["what the whole is heavy by", "By my math K-201 is 186 heavy.", 1240, 186],
		["what cannot pass", "Le plafond est de 3 800 € : il y a 475 € qui ne peuvent passer.", 4275, 475],
		["an extra on what is always paid", "It's always £180 and it is £210. Lose the extra £30.", 210, 30],
		["a sum with its tax", "110 au lieu de 130 €, ce qui fait 280 € HT, soit 336 € TTC.", 2184, 336],
		["a deposit left out", "We paid a deposit of £500 which isn't shown on the invoice.", 1250, 500],
		["an advance left out", "L'acompte de 400 € n'a pas été déduit.", 1250, 400],
		["what is left of a part that is paid", "Three visits never came. I'll be paying 1,080.", 1440, 360],
		[
			"what remains to credit",
			"I can pay $4,485 now, the remaining $2,990 needs to be credited.",
			7475,
			2990,
		],
		["a sum to correct", "You have invoiced 6 650 for 5 900. Please correct the 750.", 6650, 750],
		["a fee nobody agreed", "Line 3, 'setup', £95 - never agreed.", 1250, 95],
		[
			"cents in words",
			"La différence s'élève à quatre-vingt-douze euros et quarante centimes.",
			1104.3,
			92.4,
		],
		["cents behind the currency", "Un supplément de 47 euros 20 qu'on n'a jamais demandé.", 1342.2, 47.2],
		["rands", "You undertook to send us a credit of R1 860,00 against it.", 12400, 1860],
		["what is not paid", "We are not paying the £156.00 you put down for the second visit.", 742.8, 156],
		["a line that must go", "La ligne à 1480 € de la K-201 doit sauter.", 5960, 1480],
		[
			"a thing that was never done",
			"You billed €220 on K-201 for a second man and only one came.",
			1360,
			220,
		],
		[
			"a sum far behind the number",
			"Je vous prie de déduire de la facture K-201 la somme de 410 €.",
			1640,
			410,
		],
		["a part of a total", "Le module n'existe pas. C'était 720 € sur un total de 4 560 €.", 4560, 720],
		["a sum to be taken back, in French", "La remise manque : 28 € à me recréditer donc.", 163, 28],
	])("given %s, when read, then it is that", (_, body, whole, expected) => {
		expect(amountOf(body, whole)).toBe(expected);
	});

	test.each([
		[
			"a price per piece in thousandths",
			"Le marché dit 0,117 €, vous appliquez 0,139 € sur 4 600 pots.",
			674.6,
		],
		["the net of the whole", "218 € HT pour un passage jamais fait, c'est cher.", 261.6],
		["a date", "J'ai reçu le même relevé daté du 28.02 et du 03.03, il est faux.", 3241.2],
		["a price per corner", "They went through at retail, £137 a corner, not our fleet rate.", 1644],
		["a threshold", "The deal was 5% off everything over £500 and it's been left off.", 1792],
		[
			"what was shaken hands on",
			"You've used a price we never had, we shook hands on £695 till harvest.",
			2590,
		],
		["what was quoted", "The quote was £1,000 and nobody told us of a change.", 1250],
		["hours", "Pointages : 35 h, 35 h et 21 h. Soit 91. Vous comptez 105 heures.", 2541],
		["an item's own number", "201 : ce n'est pas notre commande.", 900],
		["a day rate", "The day rate of £780 charged throughout was never agreed.", 9360],
		["a percentage in words", "The brochure gives charities fifteen per cent off, and it is missing.", 1836],
		["a day with dt before it", "Ref your bill dt 24/11. Cartons came open.", 31500],
		[
			"what it should be reduced to",
			"Four were brought and the bill says five. Please reduce it to £640.",
			800,
		],
		["the tax nobody can reclaim", "It bears the wrong company. We can't reclaim the 565.00 VAT.", 3390],
		["what is in order", "We have no quarrel with the new pump (£430.00), but the visit was useless.", 742.8],
		["a minimum order", "The charge is wrong, your minimum is £250 and we ordered more.", 786.5],
		["a count that is a number elsewhere", "We ordered 1000 boxes and there arrive 1000, not 2000.", 2048],
		["what is ordered", "J'ai pris pour 310 € et il manque un carton.", 405.6],
	])("given %s, when read, then no sum is proposed", (_, body, whole) => {
		expect(amountOf(body, whole)).toBeUndefined();
	});

	test("given two sums set against each other, when read, then their difference is marked as computed", () => {
		const openItems: OpenItemRef[] = [{ number: "K-201", amountMinor: 145_000, currency: "EUR" }];
		const body = "On vous doit 1 200 et pas 1 450, le devis le dit.";
		const { amount } = readMail({ bodyType: "text", body }, { openItems, catalogue, intent: "dispute" });
		expect(amount).toMatchObject({ minor: 25_000, derived: true });
	});

	test("given a sum that is all of another, accepted invoice, when plainly contested, then it is that", () => {
		const openItems: OpenItemRef[] = [
			{ number: "K-201", amountMinor: 86231, currency: "EUR" },
			{ number: "K-166", amountMinor: 11498, currency: "EUR" },
		];
		const body = "Je t'ai réglé la 166. Tu la remets dans la 201 : 114,98 € de trop.";
		const reading = readMail({ bodyType: "text", body }, { openItems, catalogue, intent: "dispute" });
		expect(reading.contested).toEqual(["K-201"]);
		expect(reading.amount?.minor).toBe(11498);
	});

	test.each([
		["dirhams", "Prière de défalquer 5 400 DH du décompte.", 32400, "MAD", 5400],
		["dinars", "Cela nous fait 126 DT d'écart.", 2142, "TND", 126],
		["francs without decimals", "Je découvre 150 000 en plus écrits « divers ».", 2150000, "XOF", 150000],
	])("given %s, when read, then they count in their own decimals", (_, body, whole, currency, expected) => {
		expect(amountOf(body, whole, currency)).toBe(expected);
	});
});
