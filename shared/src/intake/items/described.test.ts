import { describe, expect, test } from "vitest";
import { evidenceOf, officeMarks } from "../business.ts";
import { statedDifference } from "../sums/differences.ts";
import { fold } from "../text/fold.ts";
import { byGoods, goodsOf } from "./goods.ts";
import { keyOf } from "./itemKeys.ts";
import { byOrdinal } from "./ordinals.ts";

const keys = ["B-3301", "B-3315", "B-3340"].map((number) =>
	keyOf({ number, amountMinor: 10000, currency: "EUR" }),
);

describe("items that are described, not numbered", () => {
	test.each([
		["OK pour les deux premières, l'autre non", ["B-3301", "B-3315"]],
		["The third one we can't release", ["B-3340"]],
		["La première et la troisième sont validées", ["B-3301", "B-3340"]],
		["the last two are fine", ["B-3315", "B-3340"]],
		["c'est la deuxième fois", []],
		["the second delivery never came", []],
	])("given %j and a list, when counted, then %j", (text, expected) => {
		expect(byOrdinal(fold(text), keys).map((f) => f.key.item.number)).toEqual(expected);
	});

	test("given a reminder that says what each invoice is for, when the goods are named, then it is that one", () => {
		const goods = goodsOf(keys, "B-3301 : projecteurs, 120 €\nB-3315 : location nacelle, 89 €");
		expect(byGoods(fold("le projecteur est cassé"), goods).map((f) => f.key.item.number)).toEqual(["B-3301"]);
		expect(byGoods(fold("rien sur les câbles"), goods)).toEqual([]);
	});

	test("given a sum set against the whole invoice, when compared, then the difference is meant", () => {
		expect(statedDifference(fold("on vous doit 1 200 et pas 1 450"), [145000])?.minor).toBe(25000);
		expect(statedDifference(fold("1 200 et pas 1 450"), [999])).toBeUndefined();
	});

	test("given office mail, when weighed, then nothing speaks of a purchase", () => {
		const own = fold("The VPN still isn't working, nobody showed up.");
		expect(evidenceOf(own, "", false)).toBe(0);
		expect(officeMarks(own)).toBeGreaterThan(0);
		expect(evidenceOf(fold("Votre facture est fausse"), "", false)).toBe(3);
	});

	test("given the goods of an open item and no word of money, when weighed, then it says little; a claim says more", () => {
		expect(evidenceOf(fold("Your inverter beeps, what does E17 mean?"), "", true)).toBe(1);
		expect(evidenceOf(fold("The inverter goes back, please refund us."), "", true)).toBe(2);
	});
});
