import { describe, expect, test } from "vitest";
import { readMail } from "../readMail.ts";
import type { OpenItemRef } from "../types.ts";

const catalogue = {
	reasons: ["DELIVERY", "QUANTITY", "PRICE", "DUPLICATE", "BILLING"].map((code) => ({ code })),
};

const open = (number: string, amount: number, issuedOn: string, dueDate: string): OpenItemRef => ({
	number,
	amountMinor: Math.round(amount * 100),
	currency: "EUR",
	issuedOn,
	dueDate,
});
const openItems = [
	open("INV-2026-0101", 1250, "2026-01-12", "2026-02-11"),
	open("INV-2026-0103", 480.5, "2026-02-03", "2026-03-05"),
	open("INV-2026-0104", 960, "2026-03-03", "2026-04-02"),
	open("INV-2026-0118", 2310, "2026-04-15", "2026-05-15"),
];

/** The last three digits of what is contested, in order. */
function contested(body: string): string {
	const reading = readMail(
		{ bodyType: "text", body, date: "2026-05-20" },
		{ openItems, catalogue, intent: "dispute" },
	);
	return reading.contested
		.map((number) => number.slice(-3))
		.toSorted()
		.join(" ");
}

describe("the ways of naming an invoice", () => {
	test.each([
		["FA 118: the price is wrong, we agreed 10 €.", "118"],
		["On n°118 two boxes were missing.", "118"],
		["invoice ...118 is short two boxes", "118"],
		["the invoice ending 0118 is short two boxes", "118"],
		["2026/0118 was charged at the wrong rate", "118"],
		["Facture 0118 : il manque deux cartons.", "118"],
		["118?? we never ordered this", "118"],
		["I don't recognise 118. We never ordered that.", "118"],
		["Seule la 118 pose problème, dix chaises cassées.", "118"],
		["On ne paiera pas la 118 tant que l'avoir n'est pas arrivé.", "118"],
		["Invoice INV-2062-0118 is not ours, wrong company.", "118"],
		["INV-2026-1018: 3 crates missing.", "118"],
		["The 1,250 one is wrong: we never received the pumps.", "101"],
		["The £1,250 one is wrong: we never received the pumps.", "101"],
		["La facture à 480 € est fausse, le tarif n'est pas celui du devis.", "103"],
		["La facture de mars est fausse, le tarif convenu n'est pas appliqué.", "104"],
		["The April invoice overcharges us, the agreed rate was lower.", "118"],
		["Your invoice of 3 March is wrong, the discount is missing.", "104"],
		["Your invoice dated 15/04 is wrong, the discount is missing.", "118"],
		["The one due on 15 May is wrong: we were charged for ten crates, six came.", "118"],
		["Celle à échéance du 5 mars est fausse : la quantité ne correspond pas.", "103"],
		["The oldest invoice is wrong, we were charged twice for freight. The others are fine.", "101"],
		["La plus petite est fausse : il manque trois pièces.", "103"],
		["The smallest one is fine, the biggest one is wrong - goods never arrived.", "118"],
		["Les trois premières sont payées. La dernière, non : le matériel est arrivé cassé.", "118"],
		["The last two are disputed because the goods arrived damaged.", "104 118"],
	])("given %j, when read, then %s is contested", (body, expected) => {
		expect(contested(body)).toBe(expected);
	});

	test.each([
		["PO 4500118 refers. Invoice 104 does not match it, price too high.", "104"],
		["Our delivery note 118 says 6 boxes, you billed 10 on invoice 103.", "103"],
		["Call me on 0118 496 0103. Invoice 104: the goods are broken.", "104"],
		["Our VAT number is GB 118 0103 01. The 104 must be reissued, it bears a wrong VAT number.", "104"],
		["Contrat 2026-118. La facture 103 ne respecte pas le tarif du contrat.", "103"],
		["Invoice 104 (order 118) has the wrong price.", "104"],
		["IBAN FR76 3000 4000 0118. Facture 104 : il manque 2 colis.", "104"],
	])("given %j, when another number looks alike, then %s is contested", (body, expected) => {
		expect(contested(body)).toBe(expected);
	});
});

describe("lists of invoices", () => {
	test.each([
		["We refuse 101 to 104, none of the work was done.", "101 103 104"],
		["Invoices 101-104 were never delivered, we will not pay them.", "101 103 104"],
		["We contest 3 of the four: 101, 103 and 118 - nothing arrived.", "101 103 118"],
		["All three of yours (101, 103, 104) went to the old office and in the wrong name.", "101 103 104"],
		["Neither 103 nor 104 shows our PO number, please reissue.", "103 104"],
		["Ni la 103 ni la 104 ne mentionnent notre numéro de commande.", "103 104"],
		["101, 103: ok. 104, 118: prix faux.", "104 118"],
		["101 : OK\n103 : prix erroné, 12 € au lieu de 10 €\n104 : payée le 3\n118 : jamais reçue", "103 118"],
		["Disputed:\n- INV-2026-0103\n- INV-2026-0104\nNothing was delivered.", "103 104"],
		["All of them except 104 are disputed: nothing was delivered.", "101 103 118"],
		["All of them are fine except 104, the goods were damaged.", "104"],
		["101 thru 104 are fine. 118 isn't: the crane never came.", "118"],
	])("given %j, when read, then %s are contested", (body, expected) => {
		expect(contested(body)).toBe(expected);
	});
});

describe("what is said of others", () => {
	test.each([
		["101 is on tonight's run. Before I release 118 look at the butter: we were charged 5.80.", "118"],
		["Grand with 101 and 103. 104 is the same hire again with another month on it.", "104"],
		["I have already paid 118, why is 104 charged at the old price?", "104"],
		["OK pour 101 et 103, pas pour 104 : il manque 3 heures.", "104"],
		["101: d'accord. 104: je ne paierai que 848 €, les montures sont reparties chez vous.", "104"],
		["101 is ok. On 104 we pay 620 only, ten packages were sent back.", "104"],
		["Unlike 103, invoice 104 does not show the discount.", "104"],
		["The price on 104 is right. It is the allowance I cannot find, it should come off.", "104"],
		["The other two went through. Running the bar from 104, it went through three inserts.", "104"],
		["Invoice 104 stays open until the right chairs are here.", "104"],
		[
			"The smallest invoice has been sent to our board for signature. Invoice 118: it rings the wrong rooms.",
			"118",
		],
		["103 duplicates 104, please cancel 103.", "103"],
		["103 et 104 : doublon, c'est la même livraison.", "104"],
		["103 and 104 are one job. I'll pay 104, tear up 103.", "103"],
	])("given %j, when read, then only %s is contested", (body, expected) => {
		expect(contested(body)).toBe(expected);
	});
});

test("given a price that equals a share of one invoice, when none is named, then it is that one", () => {
	expect(contested("Les 10 % consentis ont été oubliés, cela représente 231 €.")).toBe("118");
});

describe("mails as they are written", () => {
	test.each([
		["20103 has gone over today", "20104"],
		["20103 is all yours", "20104"],
		["20103 ties up", "20104"],
		["20103 isn't due yet", "20104"],
		["It's not 20103", "20104"],
		["la 20103 est à la signature", "20104"],
		["la 20103 est bouclée", "20104"],
		["vous aurez la 20103 vendredi", "20104"],
		["an idiom nobody has heard: 20103 is a plum", "20104"],
	])("given %j and a complaint about the other, when read, then %s is contested", (accepts, expected) => {
		const two = [
			open("SI-20103", 480, "2026-02-03", "2026-03-05"),
			open("SI-20104", 960, "2026-03-03", "2026-04-02"),
		];
		const body = `${accepts}. The pallets on the other arrived three days late and half of them crushed.`;
		const mail = { bodyType: "text" as const, body, date: "2026-03-20" };
		const reading = readMail(mail, { openItems: two, catalogue, intent: "dispute" });
		expect(reading.contested).toEqual([`SI-${expected}`]);
	});

	test.each([
		["Happy with 101. With 118 less so: the unit was second-hand.", "118"],
		["101/118 - prices don't match the contract on either.", "101 118"],
		["The mistake isn't on 101, it's on 118: two days of hire after we'd returned it.", "118"],
		["Please withdraw 101, it was replaced by 118, which we'll pay.", "101"],
		["Merci pour l'avoir sur la 101. La même erreur se trouve sur la 118, merci de corriger.", "118"],
		["Same problem on 103 as on 118: the discount is missing.", "103 118"],
		["Invoice 118 is charged at 12 while 103 was correctly charged at 10.", "118"],
		["Accounts told me to keep 150 back from 104, the balance was paid yesterday.", "104"],
		["103: not due until the 15th. 118: rejected on arrival, it was warm.", "118"],
		["1) 103: wrong PO on it, please reissue. 2) 118: five of the panels were broken.", "103 118"],
		["The order was cancelled on the 2nd. 101, 103 and 104 will be in Friday's run.", "118"],
		["101 et 104 ok, c'est la 118 : les 5 % convenus n'y sont pas.", "118"],
		["Il manque deux cartons sur dix. C'est la 103, les autres partent vendredi.", "103"],
		["103 : passée en mars sous le n° 77, déjà facturée donc. À annuler.\n104 : ok\n118 : ok", "103"],
		["118 came short by two. Not the pumps, they're great, that's 101.", "118"],
		["La remise n'a pas été déduite de la 118, alors qu'elle l'était bien sur la 103 et la 104.", "118"],
		["Pas d'écart sur 101, 103 et 104. Sur 118, vingt boîtes manquent.", "118"],
		["118 is overcharged by ten. Once corrected I'll pay it together with 103.", "118"],
		["On 118 the rate is wrong. 104 I haven't opened yet.", "118"],
		["118 is short. The rest of that invoice is right and so are 103 and 104.", "118"],
		["Les pompes (101) et les joints (103), d'accord. La 118 n'a jamais été livrée.", "118"],
		["Je conteste la 104, pardon, la 118 : dix chaises cassées.", "118"],
		["Vous nous recomptez sur la 118 ce qui était déjà sur la 103. Je paie la 103.", "118"],
		["Facture 118, quatre caisses manquent. Pas celle des pompes, la 101, qui est bonne.", "118"],
		["Repassez finir le travail et je règle la 118. La 101 est payée.", "118"],
		["But for the crane on 118 we won't pay: it never came.", "118"],
	])("given %j, when read, then %s", (body, expected) => {
		expect(contested(body)).toBe(expected);
	});
});
