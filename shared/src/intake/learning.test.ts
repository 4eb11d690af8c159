import { describe, expect, test } from "vitest";
import { readMail } from "./readMail.ts";
import type { LearnedExample, Mail, ReasonCatalogue } from "./types.ts";

const standard = [
	"PRICE",
	"QUANTITY",
	"QUALITY",
	"DELIVERY",
	"SERVICE",
	"BILLING",
	"DUPLICATE",
	"DISCOUNT",
	"RETURN",
	"TERMS",
].map((code) => ({ code }));
const mail = (body: string): Mail => ({ bodyType: "text", body });

describe("a tenant's own reasons", () => {
	const catalogue: ReasonCatalogue = {
		reasons: [
			...standard,
			{
				code: "PALLETS",
				fr: "Palettes Europe non restituées",
				en: "Pallet exchange",
				description:
					"Europe pallets exchanged or handed back at delivery but billed as not returned; palettes EPAL échangées au déchargement mais facturées",
				examples: [
					"Les palettes EPAL ont été rendues au chauffeur, vous facturez pourtant la consigne palette.",
					"We swapped the euro pallets with your driver, the pallet deposit should not be billed.",
				],
			},
		],
	};

	test("given a reason with a description and two examples, when a mail speaks of it, then it is ranked first", () => {
		const read = readMail(
			mail(
				"Bonjour, les 12 palettes EPAL ont été échangées avec votre chauffeur, la consigne palette facturée n'a pas lieu d'être.",
			),
			{ openItems: [], catalogue },
		);
		expect(read.reasons[0]?.value).toBe("PALLETS");
	});

	test("given the same catalogue, when a mail speaks of something else, then the own reason does not take over", () => {
		const read = readMail(
			mail("Vous nous avez facturé 15 € le kilo au lieu des 12,50 € convenus au devis."),
			{ openItems: [], catalogue },
		);
		expect(read.reasons[0]?.value).toBe("PRICE");
	});
});

describe("learning from corrections", () => {
	const catalogue: ReasonCatalogue = { reasons: standard };
	const body = "Nous contestons la redevance de télérelève du mois, le boîtier est muet depuis l'orage.";

	test("given a correction, when a similar mail comes, then its reason leads; forgotten, it no longer does", () => {
		const example: LearnedExample = {
			text: "La redevance de télérelève est contestée, le boîtier reste muet depuis l'orage.",
			intent: "dispute",
			reason: "TERMS",
		};
		const taught = readMail(mail(body), { openItems: [], catalogue, examples: [example] });
		expect(taught.reasons[0]?.value).toBe("TERMS");
		const before = readMail(mail(body), { openItems: [], catalogue });
		const forgotten = readMail(mail(body), { openItems: [], catalogue, examples: [] });
		expect(forgotten.reasons).toEqual(before.reasons);
	});

	test("given a mail wrongly taken for a dispute, when corrected, then the same wording is no dispute any more", () => {
		const text = "La balance du quai 4 sera recalibrée jeudi, les factures de pesage suivront.";
		const example: LearnedExample = { text, intent: "other" };
		expect(readMail(mail(text), { openItems: [], catalogue, examples: [example] }).intent).toBe("other");
	});
});
