import type { Sentence } from "./text/sentences.ts";

const bank =
	/\b(?:iban|rib|bic|swift|coordonnees bancaires|compte bancaire|domiciliation|bank(?:ing)? details|bank account|sort code|account (?:number|details)|routing number|wire instructions|remittance details|payment details|bank information)\b/;
const change =
	/\b(?:chang\w*|nouve(?:au|aux|lle|lles)|new|updat\w*|modifi\w*|mis(?:e)? a jour|remplac\w*|replac\w*|no longer|n'est plus|ne plus|desormais|dorenavant|from now on|going forward|differ\w*|switched|moved)\b/;
const iban = /\b[a-z]{2}\d{2}(?: ?[a-z0-9]{4}){3,7}/;

/** Sentences that ask to pay to, or announce, other bank details: a known way to steal a payment. */
export function bankChange(sentences: readonly Sentence[]): Sentence[] {
	const found = sentences.filter(({ folded }) => bank.test(folded) && change.test(folded));
	if (found.length > 0) return found;
	const speaks = sentences.some(
		({ folded }) => change.test(folded) && /\b(?:bank|banque|bancaire|compte|account)\b/.test(folded),
	);
	return speaks ? sentences.filter(({ folded }) => iban.test(folded)) : [];
}
