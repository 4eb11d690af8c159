import type { Found } from "./findReferences.ts";
import type { ItemKey } from "./itemKeys.ts";

const middle = 0.5;
const places: Record<string, number> = {
	premiere: 1,
	first: 1,
	"1ere": 1,
	"1re": 1,
	"1st": 1,
	deuxieme: 2,
	seconde: 2,
	second: 2,
	"2eme": 2,
	"2e": 2,
	"2nd": 2,
	troisieme: 3,
	third: 3,
	"3eme": 3,
	"3e": 3,
	"3rd": 3,
	quatrieme: 4,
	fourth: 4,
	"4eme": 4,
	"4e": 4,
	"4th": 4,
	cinquieme: 5,
	fifth: 5,
	derniere: -1,
	middle,
	last: -1,
	latter: -1,
	former: 1,
};
const counts: Record<string, number> = { deux: 2, "2": 2, two: 2, trois: 3, "3": 3, three: 3 };

/** What may follow a place in a list that stands for an invoice; "the first time" and "the second delivery" do not. */
export const placeEnds =
	"(?=\\s*(?:[,.;:!?)(]|$|-\\s|(?:et|and|est|sont|a|ont|n'|ne|en|par|mais|but|ok|ainsi|aussi|c'est|is|are|was|were|has|have|isn't|wasn't|hasn't|can|cannot|can't|will|won't|needs?|looks?|shows?|went|goes|seems?|doesn't|never|didn't|attend|attendra|waits?|stays?|shouldn't|did|came|arrived|carry|carries|bear|contain|reste|restent|pose|sera|seront|partira|partiront|partent|part|comporte|correspond|concerne|pas|oui|non|validee?s?|payee?s?|reglee?s?|on your|of your|de votre|du releve|de la liste|though|however|too|please|svp|merci|as well|for|qui|que|that|which|you|vous|je|j'(?=[a-z])|nous|on|bills?|charges?|says|of (?:the|these|those|your|them)|des (?:deux|trois|quatre|cinq|\\d)|sur les)\\b))";
export const placeNoun =
	"(?:\\s+(?:[a-z]{3,12}\\s+)?(?:factures?|pieces?|invoices?|bills?|items?|ones?|entry|entries|(?:lignes?|lines?)(?=\\s+(?:de|du|of|on|sur)\\s+(?:la |le |the |your |votre |vos )?(?:rel|list|stat|tabl|extr))))(?!\\s+(?:de|of|for|du|from)\\s+(?!(?:la|the|votre|your) (?:list|rel|stat)))";
const single = Object.keys(places).join("|");
const pattern = new RegExp(
	`\\b(?:(?:la|the|your|votre|cette)\\s+(${single})(?:${placeNoun}|${placeEnds})|(?:les|the|your|vos)\\s+(?:(deux|2|trois|3)\\s+(premieres|dernieres)|(first|last)\\s+(two|2|three|3))(?:${placeNoun}|${placeEnds}))`,
	"g",
);

const anyPlace = new RegExp(`\\b(?:${single}|premieres|dernieres)\\b`);
const saysInvoice = new RegExp(placeNoun);
/** "On the 2nd" is a day. */
const asDate = /\b(?:on|by|of|until|since|from|before|after|for)\s$/;
const breaksOff = /^\s*(?:[,.;:!?)(]|$)/;

/** "The first two", "la troisième": places in the list the customer answers to; in one that stands nowhere, "la première, …" may count anything. */
export function byOrdinal(folded: string, list: readonly ItemKey[], named = true): Found[] {
	if (list.length < 2 || !anyPlace.test(folded)) return [];
	const out: Found[] = [];
	for (const match of folded.slice(0, 700).matchAll(pattern)) {
		const [text, one, countFr, edgeFr, edgeEn, countEn] = match;
		const behind = folded.slice(match.index + text.length);
		if (!named && !saysInvoice.test(text) && breaksOff.test(behind)) continue;
		if (/^\d/.test(one ?? "") && !saysInvoice.test(text) && asDate.test(folded.slice(0, match.index)))
			continue;
		const place = places[one ?? ""] ?? 0;
		const count = counts[countFr ?? countEn ?? ""] ?? 0;
		const fromEnd = edgeFr === "dernieres" || edgeEn === "last";
		const meant =
			place !== 0
				? [list[placeIn(place, list.length)]]
				: count > list.length
					? []
					: fromEnd
						? list.slice(-count)
						: list.slice(0, count);
		for (const key of meant)
			if (key !== undefined)
				out.push({ key, kind: "position", start: match.index, end: match.index + text.length });
	}
	return out;
}

/** The index of a place counted from either end; the middle is one only of an odd number. */
function placeIn(place: number, length: number): number {
	if (place === middle) return length % 2 === 1 ? (length - 1) / 2 : -1;
	return place > 0 ? place - 1 : length - 1;
}
