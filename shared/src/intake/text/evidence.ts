import type { Evidence } from "../types.ts";

/** Makes evidence from offsets in the analysed text, giving the words as they stand in the mail. */
export type Quoter = (start: number, end: number) => Evidence;

/** `original` leads from the analysed text, free of invisible characters, to the rendered one. */
export function quoter(rendered: string, original: (offset: number) => number): Quoter {
	return (start, end) => {
		const from = original(start);
		const to = end > start ? original(end - 1) + 1 : from;
		return { text: rendered.slice(from, to), start: from, end: to, in: "body" };
	};
}

export function subjectEvidence(subject: string, start: number, end: number): Evidence {
	return { text: subject.slice(start, end), start, end, in: "subject" };
}
