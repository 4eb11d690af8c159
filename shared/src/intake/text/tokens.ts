/** A folded word, or the shape of a number: what the features are made of. */
export interface Token {
	readonly word: string;
	/** Stands within a few words behind a negation. */
	readonly negated: boolean;
}

const negators = new Set(
	"ne n pas aucun aucune aucunement jamais sans ni rien not no never none nothing neither nor nobody cannot cant dont didnt doesnt isnt wasnt werent hasnt havent wont couldnt without nul personne".split(
		" ",
	),
);
const contracted = new Set(
	"don didn doesn isn wasn weren hasn haven won couldn wouldn can aren hadn shouldn".split(" "),
);
const scope = 5;
const longestWord = 24;

function isLetter(code: number): boolean {
	return (code >= 97 && code <= 122) || code > 191;
}
function isDigit(code: number): boolean {
	return code >= 48 && code <= 57;
}

function shapeOf(run: string, folded: string, end: number): string {
	let letters = 0;
	let digits = 0;
	for (let i = 0; i < run.length; i++) {
		if (isDigit(run.charCodeAt(i))) digits++;
		else if (isLetter(run.charCodeAt(i))) letters++;
	}
	if (letters > 0)
		return digits >= 3 ? "#ref" : letters <= 3 ? `#n${run.replace(/[^a-z]/g, "").slice(0, 3)}` : "#ref";
	const after = folded.slice(end, end + 20);
	if (/^\s?%/.test(after)) return "#pct";
	if (currencyNext.test(after)) return perUnit.test(after) ? "#uprice" : "#amt";
	if (/[/.-]\d{1,2}[/.-]/.test(run)) return "#date";
	if (monthNext.test(after)) return "#date";
	if (/^\d+[.,]\d{1,2}$/.test(run))
		return perUnit.test(after) ? "#uprice" : nounNext.test(after) ? "#qty" : "#dec";
	if (digits >= 5) return "#long";
	if (digits === 4 && /^(?:19|20)/.test(run)) return "#year";
	return nounNext.test(after) ? "#qty" : "#num";
}

const currencyNext = /^\s?(?:€|\$|£|eur|usd|gbp|chf|k€|dollars?|pounds?|quid|francs?|mad\b|tnd\b|balles)/;
const perUnit =
	/^\s?(?:€|\$|£|eur\w*|usd|gbp|chf|dollars?|pounds?|quid)?\s?(?:ht |ttc )?(?:\/|(?:le|la|l'|du|de l'|per|par|each|a|an|the|chacun\w*)\s?(?:kg|kilo|litre|metre|m2|m3|tonne|ton\b|unite|unit|piece|heure|hour|jour|day|mois|month|sac|bag|carton|box|case|km|mile|pack|rouleau|roll|palette|pallet|tete|head|user|licence|line|bouteille|bottle|nuit|night|week|point|acre|load|tub|drum|yard|foot|pair|page))/;
const monthNext =
	/^\s?(?:er|st|nd|rd|th)?\s?(?:of )?(?:jan|feb|fev|mar[cs]|apr|avr|may\b|mai\b|jun|juin|jul|juil|aug|aou|sep|oct|nov|dec)/;
const nounNext =
	/^\s(?!(?:et|and|or|ou|de|du|des|la|le|les|the|to|at|for|on|was|is|are|instead|not|pas|au|a|in|en|of|by|par|from|when|but|mais|i|we|que|qui|chez|il|on|x)\b)[a-z]{2,}/;

/** Splits folded text; one pass. */
export function tokensOf(folded: string): Token[] {
	const out: Token[] = [];
	let negatedFor = 0;
	let i = 0;
	while (i < folded.length) {
		const code = folded.charCodeAt(i);
		if (isDigit(code) || isLetter(code)) {
			let end = i + 1;
			let mixed = isDigit(code);
			while (end < folded.length) {
				const c = folded.charCodeAt(end);
				if (isDigit(c)) mixed = true;
				else if (!isLetter(c)) {
					const joins = c === 46 || c === 44 || c === 47 || c === 45 || c === 95;
					if (!(joins && mixed && isDigit(folded.charCodeAt(end + 1)))) break;
				}
				end++;
			}
			const run = folded.slice(i, Math.min(end, i + 40));
			const word = mixed ? shapeOf(run, folded, end) : run.slice(0, longestWord);
			const apostropheT = word === "t" && contracted.has(out.at(-1)?.word ?? "");
			out.push({ word, negated: negatedFor > 0 });
			if (negators.has(word) || apostropheT) negatedFor = scope;
			else if (negatedFor > 0) negatedFor--;
			i = end;
			continue;
		}
		if (code === 46 || code === 59 || code === 33 || code === 63) negatedFor = 0;
		if (code === 63) out.push({ word: "?", negated: false });
		else if (code === 33) out.push({ word: "!", negated: false });
		else if (code === 8364 || code === 36 || code === 163) out.push({ word: "#cur", negated: false });
		i++;
	}
	return out;
}
