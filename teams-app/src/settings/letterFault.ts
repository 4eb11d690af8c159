import type { Problem } from "@accord/shared/api/schemas.ts";

export const PARTS = ["subject", "html", "text"] as const;
export type Part = (typeof PARTS)[number];

/** Where a letter cannot be merged: the part, its line and column, and what stands there. */
export interface LetterFault {
	readonly part: Part;
	readonly line: number;
	readonly column: number;
	readonly what: string;
	/** Characters before it, to put the cursor there. */
	readonly offset: number;
}

/** The place a refusal names, as `html:3:12`; undefined when it is about something else. */
export function faultOf(problem: Problem, letter: Readonly<Record<Part, string>>): LetterFault | undefined {
	const found = /^(subject|html|text):(\d+):(\d+)$/.exec(problem.field ?? "");
	const part = PARTS.find((one) => one === found?.[1]);
	if (!found || !part) return undefined;
	const [line, column] = [Number(found[2]), Number(found[3])];
	const lines = letter[part].split("\n");
	const before = lines.slice(0, line - 1).reduce((sum, text) => sum + text.length + 1, 0);
	const here = (lines[line - 1] ?? "").slice(column - 1);
	const what = /^(#\w+(\(\w*\))?|<[^>]{0,40}>?|\S{1,40})/.exec(here)?.[0] ?? "…";
	return { part, line, column, what, offset: before + column - 1 };
}
