import type { Language } from "@accord/shared/api/schemas.ts";

/** At most `limit` characters, cut between words, with an ellipsis; control characters become blanks. */
export function shorten(text: string, limit: number): string {
	// Direction overrides would let somebody's words reorder the text around them.
	const clean = text
		.replace(/[\u202a-\u202e\u2066-\u2069]/g, "")
		// biome-ignore lint/suspicious/noControlCharactersInRegex: they are what is taken out
		.replace(/[\u0000-\u0008\u000b-\u001f\u007f]/g, " ")
		.trim();
	if (clean.length <= limit) return clean.toWellFormed();
	const cut = clean.slice(0, limit - 1);
	const blank = cut.lastIndexOf(" ");
	return `${(blank > limit * 0.7 ? cut.slice(0, blank) : cut).trimEnd()}…`.toWellFormed();
}

/** Somebody's words in the quotation marks of the reader's language. */
export function quote(text: string, language: Language, limit: number): string {
	const short = shorten(text, limit);
	return language === "fr" ? `«\u00a0${short}\u00a0»` : `“${short}”`;
}

/** A sentence that starts with a capital letter. */
export function sentence(text: string): string {
	return text.charAt(0).toUpperCase() + text.slice(1);
}

/** For the few places where a client reads markup and takes no text runs. */
export function plain(text: string): string {
	return text
		.replace(/[<>[\]()*_~`#|!&]/g, " ")
		.replace(/\s+/g, " ")
		.trim();
}
