import { currencySchema } from "../dispute/money.ts";
import { type Letter, mergeTemplate } from "./merge.ts";
import { type Language, type Purpose, TAGS_OF, type TagName, type Values } from "./tags.ts";
import { checkTemplate, type Template } from "./template.ts";

const eur = currencySchema.parse("EUR");

/** Example values, for a preview before there is an account to show. */
export function exampleValues(language: Language): Required<Omit<Values, `item_${string}`>> {
	const fr = language === "fr";
	const row = {
		number: "F2026-0113",
		issuedOn: "2026-02-02",
		dueOn: "2026-03-04",
		amount: { minor: 248_000, currency: eur },
		open: { minor: 217_550, currency: eur },
		disputed: { minor: 30_450, currency: eur },
		daysLate: 12,
	};
	const second = {
		number: "F2026-0127",
		issuedOn: "2026-02-09",
		dueOn: "2026-03-11",
		amount: { minor: 61_200, currency: eur },
		open: { minor: 61_200, currency: eur },
		daysLate: 5,
	};
	const disputed = {
		number: "D-2026-000123",
		reason: fr ? "Prix" : "Price",
		customerName: "Ateliers Morel & Fils",
		amount: [{ minor: 30_450, currency: eur }],
		targetDate: "2026-03-23",
		late: false,
	};
	const text = (value: string) => ({ kind: "text" as const, text: value });
	const words = (value: string) => ({ kind: "words" as const, words: value });
	const amount = (minor: number) => ({ kind: "money" as const, amounts: [{ minor, currency: eur }] });
	return {
		customer_name: text("Ateliers Morel & Fils"),
		customer_number: text("C-1042"),
		company_name: text("Nordalp"),
		owner_name: text("Paul Berger"),
		today: { kind: "day", day: "2026-03-16" },
		signature: words("Claire Dubois\nNordalp"),
		items_list: { kind: "items", rows: [row, second] },
		items_list_selected: { kind: "items", rows: [row] },
		total_due: amount(217_550),
		total_open: amount(309_200),
		days_late: text("12"),
		oldest_due_date: { kind: "day", day: "2026-03-04" },
		interactive_page: { kind: "link", url: "https://accord.example/api/c/example" },
		late: { kind: "flag", set: true },
		partly_disputed: { kind: "flag", set: true },
		dispute_number: text("D-2026-000123"),
		dispute_reason: text(fr ? "Prix" : "Price"),
		dispute_words: words(
			fr
				? "Nous ne réglerons pas F2026-0113 :\nle prix convenu était 12,50 €."
				: "We will not pay F2026-0113:\nthe agreed price was €12.50.",
		),
		dispute_amount: amount(30_450),
		target_date: { kind: "day", day: "2026-03-23" },
		question: words(
			fr ? "Pouvez-vous nous envoyer le bon de commande ?" : "Can you send us the purchase order?",
		),
		outcome_words: words(fr ? "Le tarif de 2025 avait été appliqué." : "The price list of 2025 was applied."),
		credited_amount: amount(20_000),
		upheld_amount: amount(10_450),
		credit_note: text("A2026-0031"),
		claim_summary: words(fr ? "Le prix n'est pas celui convenu." : "The price is not the one agreed."),
		disputes_list: { kind: "disputes", rows: [disputed] },
		follow_ups_list: { kind: "disputes", rows: [{ ...disputed, targetDate: "2026-03-16" }] },
	};
}

/** Only the values a letter of this purpose would have, so that a preview cannot look better than the letter. */
export function valuesFor(purpose: Purpose, values: Values): Values {
	const here: ReadonlySet<TagName> = new Set(TAGS_OF[purpose]);
	return Object.fromEntries(Object.entries(values).filter(([name]) => [...here].some((tag) => tag === name)));
}

/**
 * The letter as it would read, with an account's own values where they are given and examples elsewhere.
 * @throws TemplateError when the template could not be saved
 */
export function previewTemplate(template: Template, values: Values = {}): Letter {
	const checked = checkTemplate(template, template.language);
	return mergeTemplate(
		checked,
		valuesFor(template.purpose, { ...exampleValues(template.language), ...values }),
	);
}
