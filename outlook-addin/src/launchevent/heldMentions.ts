import type { Statement } from "@accord/shared/api/schemas.ts";

export interface Draft {
	readonly subject: string;
	/** Text of the draft, quoted mails included. */
	readonly body: string;
}

/** A held open item that a draft speaks of; amounts in minor units. */
export interface Mention {
	readonly item: string;
	readonly held: number;
	readonly dunnable: number;
	readonly currency: string;
	readonly dispute: string;
}

const quoteBegins = [
	/^[ \t]*(?:-{2,}|_{8,})[^\n]*$/m,
	/^[ \t]*(?:De|From|Von)[ \t]*:[^\n]*\n[ \t]*(?:[^\n]*\n)?[ \t]*(?:Envoyé|Sent|Date|À|To|Gesendet)[ \t]*:/im,
	/^[ \t]*(?:Le|On)\b[^\n]{5,200}(?:a écrit|wrote)[ \t]*:/im,
	/^[ \t]*>/m,
];

/** What the writer has just written: the draft down to the first quoted mail. */
export function freshPart(body: string): string {
	const text = body.replaceAll("\r\n", "\n");
	const starts = quoteBegins.map((pattern) => text.search(pattern)).filter((at) => at >= 0);
	return text.slice(0, Math.min(text.length, ...starts));
}

/** Letters and digits only, so that `F 2024/0113` and `f2024-0113` are the same number. */
const plain = (text: string): string => text.replace(/[^0-9A-Za-z\u00C0-\u024F]/g, "").toUpperCase();

/**
 * The held items a draft asks the customer about. A draft that quotes the number of the dispute is about the
 * dispute, not about dunning, and is let go; so is what stands only in the thread below or in a "Re:" subject.
 */
export function heldMentions(draft: Draft, statements: readonly Statement[]): Mention[] {
	const subject = /^\s*(?:re|fw|fwd|tr|réf?|aw)\s*:/i.test(draft.subject) ? "" : draft.subject;
	const written = `${subject}\n${freshPart(draft.body)}`;
	const words = runs(written);
	return statements.flatMap((statement) =>
		statement.items.flatMap((item): Mention[] => {
			const hold = item.dunning.holds.find((candidate) => !candidate.released);
			if (item.dunning.held === 0 || !hold || !words.has(plain(item.number))) return [];
			if (written.includes(hold.number)) return [];
			return [
				{
					item: item.number,
					held: item.dunning.held,
					dunnable: item.dunning.dunnable,
					currency: item.currency,
					dispute: hold.number,
				},
			];
		}),
	);
}

/** Every run of up to four neighbouring words, as a number may be written with spaces in it. */
function runs(text: string): Set<string> {
	const words = text.split(/[\s,;:()«»"“”]+/).map((word) => plain(word));
	const found = new Set<string>();
	for (let from = 0; from < words.length; from++)
		for (let to = from + 1; to <= Math.min(from + 4, words.length); to++)
			found.add(words.slice(from, to).join(""));
	return found;
}
