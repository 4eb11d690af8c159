import { z } from "zod";
import { type Language, type Person, personSchema } from "../../api/schemas.ts";
import { daySchema } from "../../dispute/dispute.ts";
import { personIdSchema, type Role, roleSchema } from "../../dispute/people.ts";
import { HAND_FIELDS, OWNER_FUNCTIONS } from "../../dispute/terms.ts";
import { sourcePersonSchema } from "../../ports/peopleSource.ts";
import type { DirectoryRules } from "../ports.ts";
import { functionOf, territoryOf } from "./rules.ts";

const cleared = z.null();
const handSchema = z.object({
	name: z.string().optional(),
	mail: z.string().or(cleared).optional(),
	roles: z.array(roleSchema).optional(),
	language: personSchema.shape.language.optional(),
	timeZone: z.string().optional(),
	territories: z.array(z.string()).optional(),
	manager: personIdSchema.or(cleared).optional(),
	left: daySchema.or(cleared).optional(),
});
const joinedSchema = z.object({
	name: z.string(),
	mail: z.string().optional(),
	roles: z.array(roleSchema),
});
/** What a sign-in says of a person. */
export type Joined = z.infer<typeof joinedSchema>;

const listedSchema = sourcePersonSchema.omit({ id: true }).extend({
	/** The pass through the directory that saw the person last. */
	round: z.string(),
	left: daySchema.optional(),
});
/** What the company's directory says of a person. */
export type Listed = z.infer<typeof listedSchema>;

export const personRecordSchema = z.object({
	kind: z.literal("person"),
	person: personSchema,
	hand: handSchema.optional(),
	joined: joinedSchema.optional(),
	listed: listedSchema.optional(),
});
/** A person as everybody reads them, with what each source says: the admin's word stands, then the directory's, then the sign-in's. */
export type PersonRecord = z.infer<typeof personRecordSchema>;

type Sources = Pick<PersonRecord, "hand" | "joined" | "listed">;

/** Where a tenant's people live unless somebody says otherwise. */
export interface PersonDefaults {
	readonly language: Language;
	readonly timeZone: string;
	readonly directory?: DirectoryRules | undefined;
}

/** A person made of what the sources say; deputy and absence are the admin's alone and stay, the digest is the person's own. */
export function composePerson(
	before: Pick<Person, "id"> & Partial<Person>,
	sources: Sources,
	defaults: PersonDefaults,
): PersonRecord {
	const { hand = {}, joined, listed } = sources;
	const said = listed && listedParts(listed, defaults.directory);
	const given = <T>(byHand: T | null | undefined, ...others: (T | undefined)[]): T | undefined =>
		byHand === undefined ? others.find((other) => other !== undefined) : (byHand ?? undefined);
	const byHand = HAND_FIELDS.filter((field) => hand[field] !== undefined);
	const person = personSchema.parse({
		id: before.id,
		name: given(hand.name, said?.name, joined?.name, before.name, before.id),
		mail: given(hand.mail, said?.mail, joined?.mail, before.mail),
		roles: rolesOf(before, sources, said?.functions),
		language: given(hand.language, said?.language, before.language, defaults.language),
		timeZone: given(hand.timeZone, said?.timeZone, before.timeZone, defaults.timeZone),
		territories: given(hand.territories, said ? said.territories : before.territories),
		manager: given(hand.manager, said ? said.manager : before.manager),
		left: given(hand.left, said ? said.left : before.left),
		deputy: before.deputy,
		absent: before.absent,
		digest: before.digest,
		...(byHand.length > 0 ? { byHand } : {}),
	});
	return {
		kind: "person",
		person,
		...(byHand.length > 0 ? { hand } : {}),
		...(joined ? { joined } : {}),
		...(listed ? { listed } : {}),
	};
}

/** Whether a sign-in says nothing new. */
export function sameJoined(one: Joined | undefined, other: Joined): boolean {
	return (
		one !== undefined &&
		one.name === other.name &&
		one.mail === other.mail &&
		one.roles.length === other.roles.length &&
		one.roles.every((role) => other.roles.includes(role))
	);
}

const isFunction = (role: Role): boolean => OWNER_FUNCTIONS.some((one) => one === role);

/**
 * Once somebody has signed in, what decides (collector, approver, manager, admin) comes from Entra ID alone, so that
 * what is taken away there is gone here; the directory and the admin only add functions.
 */
function rolesOf(
	before: Partial<Person>,
	{ hand, joined }: Sources,
	functions: readonly Role[] | undefined,
): Role[] {
	const said = hand?.roles ?? functions;
	if (!joined) return [...(said ?? before.roles ?? [])];
	return [...new Set([...joined.roles, ...(said ?? []).filter(isFunction)])];
}

function listedParts(listed: Listed, rules: DirectoryRules | undefined) {
	const work = functionOf(rules, listed);
	const territory = territoryOf(rules, listed.office);
	const manager = personIdSchema.safeParse(listed.manager);
	return {
		name: listed.name ?? undefined,
		mail: listed.mail ?? undefined,
		functions: work === undefined ? [] : [work],
		language: languageOfTag(listed.language),
		timeZone: listed.timeZone ?? undefined,
		territories: territory === undefined ? [] : [territory],
		manager: manager.success ? manager.data : undefined,
		left: listed.left,
	};
}

function languageOfTag(tag: string | null | undefined): Language | undefined {
	const [primary = ""] = (tag ?? "").toLowerCase().split("-");
	return primary === "fr" || primary === "en" ? primary : undefined;
}

/**
 * The sources after an admin saved a person: what differs from before was entered by hand. `byHand`, where it is
 * given, names all the fields that shall stand; those it leaves out are the directory's again.
 */
export function editedByHand(
	before: PersonRecord | undefined,
	{ byHand, ...saved }: Person,
): NonNullable<Sources["hand"]> {
	const text = (value: unknown) =>
		JSON.stringify(Array.isArray(value) && value.length === 0 ? null : (value ?? null));
	const changed = HAND_FIELDS.filter((field) => text(saved[field]) !== text(before?.person[field]));
	const kept = byHand ?? before?.person.byHand ?? [];
	const hand: Record<string, unknown> = {};
	for (const field of new Set([...kept, ...changed])) hand[field] = saved[field] ?? null;
	return handSchema.parse(hand);
}
