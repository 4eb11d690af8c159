import type { Problem } from "@accord/shared/api/schemas.ts";

/**
 * A form as it is typed: text by the path the service names when it refuses something, so that comparing,
 * merging and telling what is wrong need no list of fields.
 */
export type Fields = Readonly<Record<string, string>>;

/** Whether anything typed differs from what was there. */
export function isEdited(before: Fields, now: Fields): boolean {
	return [...new Set([...Object.keys(before), ...Object.keys(now)])].some(
		(path) => (before[path] ?? "") !== (now[path] ?? ""),
	);
}

/**
 * What was typed, on what somebody else saved meanwhile: a field only they touched is theirs, a field only I
 * touched is mine, and of one we both touched mine stays while theirs is told.
 */
export function rebased(
	before: Fields,
	mine: Fields,
	theirs: Fields,
): { fields: Fields; theirs: ReadonlyMap<string, string> } {
	const told = new Map<string, string>();
	const fields: Record<string, string> = {};
	for (const path of new Set([...Object.keys(theirs), ...Object.keys(mine)])) {
		const [was = "", is = "", other = ""] = [before[path], mine[path], theirs[path]];
		fields[path] = is === was ? other : is;
		if (is !== was && other !== was && other !== is) told.set(path, other);
	}
	return { fields, theirs: told };
}

/**
 * The fields that the service refused; a refusal inside a list or a group is the list's. What is about no field
 * of the form is left out.
 * @param prefix where the form's fields are in what was sent
 */
export function refusedPaths(
	{ field, errors }: Problem,
	prefix: string,
	fields: Fields,
): ReadonlySet<string> {
	const named = [...(field === undefined ? [] : [field]), ...(errors ?? []).map((error) => error.field)];
	const known = Object.keys(fields);
	return new Set(
		named.flatMap((name) => {
			if (!name.startsWith(prefix)) return [];
			let path = name.slice(prefix.length);
			while (!known.includes(path) && path.includes(".")) path = path.slice(0, path.lastIndexOf("."));
			return known.includes(path) ? [path] : known.filter((one) => one.startsWith(`${path}.`)).slice(0, 1);
		}),
	);
}

/** The lines of a text that say something. */
export const linesOf = (text = ""): string[] =>
	text
		.split("\n")
		.map((line) => line.trim())
		.filter((line) => line !== "");
