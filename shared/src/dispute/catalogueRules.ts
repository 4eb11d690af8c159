import { countedAfter, reasonsInUse } from "./catalogueEdit.ts";
import { DomainError } from "./error.ts";
import { type Catalogue, catalogueSchema, type Reason, stageRule } from "./procedure.ts";
import { STAGES } from "./terms.ts";

function refuse(detail: string, field: string): never {
	throw new DomainError("invalid_input", detail, field);
}

/** What a schema cannot say of one reason. */
function check({ code, procedure, rootCauses }: Reason, at: string, known: ReadonlySet<string>): void {
	if (procedure.reason !== code) refuse(`the procedure is of ${procedure.reason}`, `${at}.procedure.reason`);
	procedure.stages.forEach(({ stage, role }, index) => {
		if (stage !== STAGES[index]) refuse(`the stages are ${STAGES.join(", ")}`, `${at}.procedure.stages`);
		if (stage === "investigate" && role !== procedure.owner)
			refuse("the owning function investigates", `${at}.procedure.stages.${index}.role`);
	});
	if (stageRule(procedure, "approve").role === procedure.owner)
		refuse("who investigates does not approve", `${at}.procedure.stages.1.role`);
	for (const currency of Object.keys(procedure.approveAbove))
		if (!/^[A-Z]{3}$/.test(currency)) refuse(`${currency} is no currency`, `${at}.procedure.approveAbove`);
	for (const language of ["fr", "en"] as const)
		if (!/\S/.test(procedure.followUp[language]) || procedure.followUp[language].length > 200)
			refuse("a follow-up says what to do", `${at}.procedure.followUp.${language}`);
	// A reason's cause the tenant does not list could be chosen on a card and then be refused.
	const stray = rootCauses.find((cause) => !known.has(cause));
	if (stray !== undefined) refuse(`${stray} is no root cause of the tenant`, `${at}.rootCauses`);
}

/**
 * Reads a catalogue from outside, whole: what a tenant imports or a store returns.
 * @throws DomainError `invalid_input` with the field
 */
export function parseCatalogue(input: unknown): Catalogue {
	const parsed = catalogueSchema.safeParse(input);
	if (!parsed.success) {
		const [issue] = parsed.error.issues;
		return refuse(issue?.message ?? "not a catalogue", issue?.path.join(".") ?? "");
	}
	const { reasons, rootCauses } = parsed.data;
	const known = new Set(rootCauses);
	const seen = new Set<string>();
	reasons.forEach((reason, index) => {
		check(reason, `reasons.${index}`, known);
		if (seen.has(reason.code))
			throw new DomainError("duplicate", `reason ${reason.code} is there twice`, `reasons.${index}.code`);
		seen.add(reason.code);
	});
	return parsed.data;
}

/**
 * The catalogue a tenant gets when it sends `wanted` after `before`: no code it ever had is lost, one reason
 * stays in use, and the versions of procedures are counted here, whatever was sent.
 * @throws DomainError `stale_version` when `wanted` was not made from `before`, `invalid_input` or `duplicate` with the field
 */
export function successorOf(before: Catalogue, wanted: Catalogue): Catalogue {
	if (wanted.version !== before.version + 1)
		throw new DomainError("stale_version", "the catalogue was changed in the meantime", "version");
	const after = parseCatalogue(wanted);
	const lost = before.reasons.find(({ code }) => !after.reasons.some((reason) => reason.code === code));
	if (lost) refuse(`reason ${lost.code} is archived, never removed`, "reasons");
	if (reasonsInUse(after).length === 0) refuse("one reason must stay in use", "reasons");
	return {
		...after,
		reasons: after.reasons.map((reason) => {
			const earlier = before.reasons.find(({ code }) => code === reason.code);
			const procedure = earlier
				? countedAfter(earlier.procedure, reason.procedure)
				: { ...reason.procedure, version: 1 };
			return { ...reason, procedure };
		}),
	};
}
