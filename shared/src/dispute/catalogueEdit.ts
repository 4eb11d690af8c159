import type { z } from "zod";
import { DomainError } from "./error.ts";
import {
	type Catalogue,
	catalogueSchema,
	type Procedure,
	procedureSchema,
	type Reason,
	type ReasonCode,
	reasonSchema,
	STAGES,
	stageRule,
} from "./procedure.ts";

/** What a tenant writes of a procedure; the version is ours to count. */
export const procedureDraftSchema = procedureSchema.omit({ reason: true, version: true });
export type ProcedureDraft = z.infer<typeof procedureDraftSchema>;

export const reasonDraftSchema = reasonSchema.omit({ procedure: true, archived: true }).extend({
	procedure: procedureDraftSchema,
});
/** A reason as a tenant writes it. */
export type ReasonDraft = z.input<typeof reasonDraftSchema>;
export type ReasonChange = Partial<Omit<ReasonDraft, "code" | "procedure">> & {
	readonly procedure?: Partial<ProcedureDraft>;
};

function checked(reason: unknown): Reason {
	const parsed = reasonSchema.safeParse(reason);
	if (!parsed.success) {
		const [issue] = parsed.error.issues;
		throw new DomainError("invalid_input", issue?.message ?? "not a reason", issue?.path.join("."));
	}
	const { procedure } = parsed.data;
	procedure.stages.forEach(({ stage, role }, index) => {
		if (stage !== STAGES[index])
			throw new DomainError("invalid_input", `the stages are ${STAGES.join(", ")}`, "procedure.stages");
		if (stage === "investigate" && role !== procedure.owner)
			throw new DomainError(
				"invalid_input",
				"the owning function investigates",
				`procedure.stages.${index}.role`,
			);
	});
	if (stageRule(procedure, "approve").role === stageRule(procedure, "investigate").role)
		throw new DomainError("invalid_input", "who investigates does not approve", "procedure.stages.1.role");
	for (const currency of Object.keys(procedure.approveAbove))
		if (!/^[A-Z]{3}$/.test(currency))
			throw new DomainError("invalid_input", `${currency} is no currency`, "procedure.approveAbove");
	return parsed.data;
}

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
 * @throws DomainError `duplicate` for a code that was ever used, `invalid_input` with the field
 */
export function addReason(catalogue: Catalogue, draft: ReasonDraft): Catalogue {
	const { procedure, ...rest } = draft;
	const reason = checked({
		...rest,
		archived: false,
		procedure: { ...procedure, reason: draft.code, version: 1 },
	});
	if (catalogue.reasons.some(({ code }) => code === reason.code))
		throw new DomainError("duplicate", `reason ${reason.code} exists`, "code");
	return next(catalogue, [...catalogue.reasons, reason]);
}

const sameProcedure = (a: Procedure, b: Procedure) => JSON.stringify(a) === JSON.stringify(b);

/**
 * A catalogue with one reason changed. A change of the procedure makes its next version: disputes already open
 * keep the one they began with.
 * @throws DomainError `unknown_reason`, `invalid_input` with the field
 */
export function editReason(catalogue: Catalogue, code: ReasonCode, change: ReasonChange): Catalogue {
	const before = found(catalogue, code);
	const { procedure: edit, ...rest } = change;
	const procedure = { ...before.procedure, ...edit };
	const edited = sameProcedure(before.procedure, procedure) ? 0 : 1;
	const after = checked({
		...before,
		...rest,
		code,
		procedure: { ...procedure, reason: code, version: before.procedure.version + edited },
	});
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

/**
 * Reads a catalogue from outside, whole: what a tenant imports or a store returns.
 * @throws DomainError `invalid_input` with the field
 */
export function parseCatalogue(input: unknown): Catalogue {
	const parsed = catalogueSchema.safeParse(input);
	if (!parsed.success) {
		const [issue] = parsed.error.issues;
		throw new DomainError("invalid_input", issue?.message ?? "not a catalogue", issue?.path.join("."));
	}
	const { reasons } = parsed.data;
	for (const reason of reasons) checked(reason);
	if (new Set(reasons.map(({ code }) => code)).size < reasons.length)
		throw new DomainError("duplicate", "a reason is there twice", "reasons");
	return parsed.data;
}
