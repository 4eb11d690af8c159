import { archiveReason, reorderReasons } from "@accord/shared/dispute/catalogueEdit.ts";
import type { Catalogue, Reason, ReasonCode } from "@accord/shared/dispute/procedure.ts";

/** Codes in the order a person wants, first those that are still in the catalogue, then those that came meanwhile. */
export function orderedBy(reasons: readonly Reason[], wanted: readonly ReasonCode[]): Reason[] {
	const place = (reason: Reason) => {
		const at = wanted.indexOf(reason.code);
		return at < 0 ? wanted.length : at;
	};
	return [...reasons].sort((a, b) => place(a) - place(b));
}

/** The catalogue with its reasons in use in the wanted order; archived ones come after them. */
export function inOrder(catalogue: Catalogue, wanted: readonly ReasonCode[]): Catalogue {
	const used = catalogue.reasons.filter(({ archived }) => !archived);
	const archived = catalogue.reasons.filter((reason) => reason.archived);
	return reorderReasons(
		catalogue,
		[...orderedBy(used, wanted), ...archived].map(({ code }) => code),
	);
}

/** The catalogue with a reason in use again, after the others. */
export function restored(catalogue: Catalogue, code: ReasonCode): Catalogue {
	const back = archiveReason(catalogue, code, false);
	const others = back.reasons.flatMap((reason) =>
		reason.archived || reason.code === code ? [] : [reason.code],
	);
	// One act, one version.
	return { ...inOrder(back, [...others, code]), version: back.version };
}
