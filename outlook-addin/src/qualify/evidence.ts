import type { Proposal } from "@accord/shared/api/schemas.ts";

/** Words any conclusion rests on, without those too short to mean something when marked. */
export function evidence(proposal: Pick<Proposal, "why" | "reasons" | "lines">): string[] {
	const words = [
		...proposal.why.map((why) => why.words),
		...proposal.reasons.slice(0, 1).map((reason) => reason.because ?? ""),
		...proposal.lines.map((line) => line.because ?? ""),
	];
	return [...new Set(words.filter((text) => text.trim().length > 2))];
}

/** Marks that single something out: where all is marked, nothing is. */
export function telling(marks: readonly string[], text: string): string[] {
	return marks.filter((mark) => mark.length < text.length * 0.6);
}

const plain = (text: string): string => text.replace(/[^\p{L}\p{N}]/gu, "").toLowerCase();

/** Whether the words a line rests on say more than its number does. */
export function saysMore(because: string | undefined, item: string): because is string {
	return because !== undefined && plain(because) !== plain(item);
}
