import { canonicalJson } from "./canonicalJson.ts";
import { DomainError } from "./error.ts";
import type { Catalogue, Procedure, Reason, ReasonCode } from "./procedure.ts";
import { REASON_CODE } from "./terms.ts";

// No schema here: a form that edits runs in a browser. `catalogueRules.ts` refuses what does not hold.

/** What a tenant writes of a procedure; the version is ours to count. */
export type ProcedureDraft = Omit<Procedure, "reason" | "version">;
/** A reason as a tenant writes it. */
export interface ReasonDraft extends Omit<Reason, "procedure" | "archived"> {
	readonly procedure: ProcedureDraft;
}
export type ReasonChange = Partial<Omit<ReasonDraft, "code" | "procedure">> & {
	readonly procedure?: Partial<ProcedureDraft>;
};

/** Whether a text may be the code of a reason. */
export const isReasonCode = (text: string): text is ReasonCode => REASON_CODE.test(text);

function found(catalogue: Catalogue, code: ReasonCode): Reason {
	const reason = catalogue.reasons.find((candidate) => candidate.code === code);
	if (!reason) throw new DomainError("unknown_reason", `no reason ${code}`, "code");
	return reason;
}

function next(catalogue: Catalogue, reasons: Reason[]): Catalogue {
	return { ...catalogue, version: catalogue.version + 1, reasons };
}

/**
 * A catalogue with one reason more, at the end.
 * @throws DomainError `duplicate` for a code that was ever used
 */
export function addReason(catalogue: Catalogue, draft: ReasonDraft): Catalogue {
	if (catalogue.reasons.some(({ code }) => code === draft.code))
		throw new DomainError("duplicate", `reason ${draft.code} exists`, "code");
	const procedure = { ...draft.procedure, reason: draft.code, version: 1 };
	return next(catalogue, [...catalogue.reasons, { ...draft, archived: false, procedure }]);
}

/** The procedure with the version it has after `before`: the next one when anything else of it differs. */
export function countedAfter(before: Procedure, procedure: Procedure): Procedure {
	const same = canonicalJson({ ...procedure, version: before.version }) === canonicalJson(before);
	return { ...procedure, version: same ? before.version : before.version + 1 };
}

/**
 * A catalogue with one reason changed. A change of the procedure makes its next version: disputes already open
 * keep the one they began with.
 * @throws DomainError `unknown_reason`
 */
export function editReason(catalogue: Catalogue, code: ReasonCode, change: ReasonChange): Catalogue {
	const before = found(catalogue, code);
	const { procedure: edit, ...rest } = change;
	const procedure = countedAfter(before.procedure, { ...before.procedure, ...edit, reason: code });
	const after = { ...before, ...rest, code, procedure };
	return next(
		catalogue,
		catalogue.reasons.map((reason) => (reason === before ? after : reason)),
	);
}

/**
 * A catalogue in another order.
 * @param order every code once
 * @throws DomainError `invalid_input` when codes are missing, repeated or unknown
 */
export function reorderReasons(catalogue: Catalogue, order: readonly ReasonCode[]): Catalogue {
	const reasons = order.map((code) => found(catalogue, code));
	if (new Set(order).size !== order.length || order.length !== catalogue.reasons.length)
		throw new DomainError("invalid_input", "the order names every reason once", "order");
	return next(catalogue, reasons);
}

/**
 * Archives a reason, or takes it back. Its labels stay for the history; no new dispute gets it.
 * @throws DomainError `unknown_reason`, `invalid_input` for the last one in use
 */
export function archiveReason(catalogue: Catalogue, code: ReasonCode, archived = true): Catalogue {
	const before = found(catalogue, code);
	if (archived && !catalogue.reasons.some((reason) => !reason.archived && reason !== before))
		throw new DomainError("invalid_input", "one reason must stay in use", "code");
	return next(
		catalogue,
		catalogue.reasons.map((reason) => (reason === before ? { ...reason, archived } : reason)),
	);
}

/** The reasons a new dispute may have, in the tenant's order. */
export function reasonsInUse(catalogue: Catalogue): Reason[] {
	return catalogue.reasons.filter(({ archived }) => !archived);
}
