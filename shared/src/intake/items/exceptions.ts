const opensException =
	/\b(?:sauf|hormis|except(?:e|ing)?(?: for)?|(?:a l'|with the )exception (?:de|of|d')|en dehors de|a part|mis a part|mise a part|apart from|other than|bar(?:ring)?|(?<=[a-z0-9] )but for|aside from|save(?: for)?|all but|hors|unlike|contrairement a|a la difference de|a l'inverse de|as opposed to)\s*(?:(?:(?:that |which )?end(?:s|ing)? (?:in|with)|qui (?:finit|se termine) par|pour|for|la|le|les|l'|the|celles?|that|one|on|sur|de|no|n°|invoices?|factures?|items?|numbers?|numeros?|number)\b\s*)*[#°.]*\s*$/;

/** Where an exception begins that the item named at `start` is ("all good except 102"); undefined when it is none. */
export function exceptionBefore(folded: string, start: number): number | undefined {
	const from = Math.max(0, start - 60);
	const match = opensException.exec(folded.slice(from, start));
	return match === null ? undefined : from + match.index;
}
