import content from "./defaultCatalogue.json" with { type: "json" };
import { exponentOf } from "./money.ts";
import { type Catalogue, catalogueSchema } from "./procedure.ts";

/**
 * Round figures standing for one euro when a threshold is set: a habit, not a rate.
 * A tenant edits these; a currency missing here has no threshold until it does.
 */
const PER_EURO: Readonly<Record<string, number>> = {
	EUR: 1,
	USD: 1,
	GBP: 1,
	CHF: 1,
	CAD: 1.5,
	AUD: 1.5,
	SGD: 1.5,
	SEK: 10,
	NOK: 10,
	DKK: 8,
	PLN: 4,
	CZK: 25,
	HUF: 400,
	RON: 5,
	MAD: 10,
	TND: 3,
	DZD: 150,
	XOF: 650,
	XAF: 650,
	XPF: 120,
	JPY: 160,
	CNY: 8,
	INR: 90,
	BRL: 6,
	MXN: 20,
	AED: 4,
	TRY: 40,
	ZAR: 20,
};

const ROOT_CAUSES: Readonly<Record<string, readonly string[]>> = {
	PRICE: ["pricing", "order-entry", "master-data", "contract", "customer-error"],
	QUANTITY: ["picking", "order-entry", "carrier", "invoice-run", "customer-error"],
	QUALITY: ["product", "carrier", "picking", "customer-error"],
	DELIVERY: ["carrier", "picking", "order-entry", "master-data", "customer-error"],
	SERVICE: ["installation", "product", "contract", "customer-error"],
	BILLING: ["master-data", "order-entry", "invoice-run", "customer-error"],
	DUPLICATE: ["invoice-run", "order-entry", "customer-error"],
	DISCOUNT: ["pricing", "contract", "order-entry", "customer-error"],
	RETURN: ["product", "picking", "carrier", "order-entry", "customer-error"],
	TERMS: ["contract", "order-entry", "master-data", "customer-error"],
};

const SILENCE_DAYS = 10;

function thresholds(minorOfEuro: number | null): Record<string, number | null> {
	return Object.fromEntries(
		Object.entries(PER_EURO).map(([currency, factor]) => [
			currency,
			minorOfEuro === null ? null : Math.round((minorOfEuro / 100) * factor * 10 ** exponentOf(currency)),
		]),
	);
}

function build(): Catalogue {
	return catalogueSchema.parse({
		version: 1,
		rootCauses: content.rootCauses,
		reasons: content.reasons.map(({ code, fr, en, nature, awaits, means, owner, days, ...rest }) => ({
			code,
			label: { fr, en },
			nature,
			awaits,
			means,
			eInvoicing: rest.invoicing207,
			rootCauses: [...(ROOT_CAUSES[code] ?? content.rootCauses), "unknown"],
			procedure: {
				reason: code,
				version: 1,
				owner,
				stages: [
					{ stage: "investigate", role: owner, businessDays: days.investigate },
					{ stage: "approve", role: "approver", businessDays: days.approve },
					{ stage: "post", role: "billing", businessDays: days.post },
					{ stage: "confirm", role: "collector", businessDays: days.confirm },
				],
				approveAbove: thresholds(rest.approveAboveMinor),
				silenceDays: SILENCE_DAYS,
				followUp: {
					businessDays: days.investigate,
					fr: `Suivre le litige : ${awaits.fr}`,
					en: `Follow up: ${awaits.en}`,
				},
			},
		})),
	});
}

let built: Catalogue | undefined;

/** The reasons a new tenant starts with, each with the first version of its procedure. */
export function defaultCatalogue(): Catalogue {
	built ??= build();
	return built;
}
