import { isReasonCode, type ProcedureDraft, type ReasonDraft } from "@accord/shared/dispute/catalogueEdit.ts";
import type { Reason } from "@accord/shared/dispute/procedure.ts";
import { NATURES, OWNER_FUNCTIONS, ROLES, STAGES } from "@accord/shared/dispute/terms.ts";
import { amountText, parseAmount } from "@accord/shared/look/commands/amount.ts";
import { type Fields, linesOf } from "../typing/fields.ts";

const threshold = "procedure.approveAbove.";

/** Currencies a draft has a threshold for, in its order. */
export const currenciesOf = (fields: Fields): string[] =>
	Object.keys(fields).flatMap((path) => (path.startsWith(threshold) ? [path.slice(threshold.length)] : []));

export const thresholdPath = (currency: string): string => threshold + currency;

/** Root causes that are ticked. */
export const causesOf = (fields: Fields): string[] => linesOf(fields.rootCauses);
export const textOfCauses = (causes: readonly string[]): string => causes.join("\n");

/** A reason as text; the tenant's own currency comes first. */
export function fieldsOf(reason: Reason, currency: string, language: "fr" | "en"): Fields {
	const { procedure } = reason;
	const currencies = [...new Set([currency, ...Object.keys(procedure.approveAbove)])];
	return {
		code: reason.code,
		"label.fr": reason.label.fr,
		"label.en": reason.label.en,
		nature: reason.nature,
		"awaits.fr": reason.awaits.fr,
		"awaits.en": reason.awaits.en,
		"means.fr": reason.means.fr,
		"means.en": reason.means.en,
		examples: reason.examples.join("\n"),
		eInvoicing: reason.eInvoicing.join(" "),
		rootCauses: textOfCauses(reason.rootCauses),
		"procedure.owner": procedure.owner,
		...Object.fromEntries(
			procedure.stages.flatMap(({ role, businessDays }, at) => [
				[`procedure.stages.${at}.role`, role],
				[`procedure.stages.${at}.businessDays`, String(businessDays)],
			]),
		),
		...Object.fromEntries(
			currencies.map((code) => {
				const minor = procedure.approveAbove[code] ?? null;
				return [thresholdPath(code), minor === null ? "" : amountText(minor, code, language)];
			}),
		),
		"procedure.silenceDays": procedure.silenceDays === null ? "" : String(procedure.silenceDays),
		"procedure.followUp.businessDays": String(procedure.followUp.businessDays),
		"procedure.followUp.fr": procedure.followUp.fr,
		"procedure.followUp.en": procedure.followUp.en,
	};
}

/** What a new reason starts from: the procedure of another one, and no words yet. */
export function blankLike(reason: Reason, currency: string, language: "fr" | "en"): Fields {
	const words = ["code", "label.fr", "label.en", "awaits.fr", "awaits.en", "means.fr", "means.en"];
	const rest = ["examples", "eInvoicing", "procedure.followUp.fr", "procedure.followUp.en"];
	const empty = Object.fromEntries([...words, ...rest].map((path) => [path, ""]));
	return { ...fieldsOf(reason, currency, language), ...empty };
}

export type Read = { readonly draft: ReasonDraft } | { readonly wrong: ReadonlySet<string> };

/**
 * The reason that was typed, or the paths that are no numbers, no amounts or no choice. The service knows the
 * rest of the rules.
 */
export function reasonOf(fields: Fields): Read {
	const wrong = new Set<string>();
	const text = (path: string) => (fields[path] ?? "").trim();
	const number = (path: string): number => {
		if (!/^\d+$/.test(text(path))) wrong.add(path);
		return Number(text(path));
	};
	const both = (path: string) => ({ fr: text(`${path}.fr`), en: text(`${path}.en`) });
	const oneOf = <T extends string>(path: string, known: readonly T[]): T | undefined => {
		const chosen = known.find((one) => one === fields[path]);
		if (chosen === undefined) wrong.add(path);
		return chosen;
	};
	const code = text("code");
	const nature = oneOf("nature", NATURES);
	const owner = oneOf("procedure.owner", OWNER_FUNCTIONS);
	const approveAbove: Record<string, number | null> = {};
	for (const currency of currenciesOf(fields)) {
		const typed = text(thresholdPath(currency));
		const minor = typed === "" ? null : parseAmount(typed, currency);
		if (minor === undefined) wrong.add(thresholdPath(currency));
		else approveAbove[currency] = minor;
	}
	const stages = STAGES.flatMap((stage, at) => {
		const path = `procedure.stages.${at}`;
		// The owning function investigates: there is nothing to choose.
		const role = stage === "investigate" ? owner : oneOf(`${path}.role`, ROLES);
		const businessDays = number(`${path}.businessDays`);
		return role === undefined ? [] : [{ stage, role, businessDays }];
	});
	const silence = text("procedure.silenceDays");
	const silenceDays = silence === "" ? null : number("procedure.silenceDays");
	const followUp = { businessDays: number("procedure.followUp.businessDays"), ...both("procedure.followUp") };
	if (!isReasonCode(code)) return { wrong: wrong.add("code") };
	if (nature === undefined || owner === undefined || wrong.size > 0) return { wrong };
	const procedure: ProcedureDraft = { owner, stages, approveAbove, silenceDays, followUp };
	return {
		draft: {
			code,
			label: both("label"),
			nature,
			awaits: both("awaits"),
			means: both("means"),
			examples: linesOf(fields.examples),
			eInvoicing: text("eInvoicing")
				.split(/[\s,;]+/)
				.filter(Boolean),
			rootCauses: causesOf(fields),
			procedure,
		},
	};
}
