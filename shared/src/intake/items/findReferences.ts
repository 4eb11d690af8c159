import type { ReferenceKind } from "../types.ts";
import { type ItemKey, withoutZeros } from "./itemKeys.ts";
import { type Run, runsOf } from "./runs.ts";
import { isTypoOf } from "./typo.ts";

/** An open item named in a folded text. */
export interface Found {
	readonly key: ItemKey;
	readonly kind: ReferenceKind;
	readonly start: number;
	readonly end: number;
}

const otherNumber =
	/(?:commandes?|cde|orders?|livraison|\bbl|\bpo|\bbc|\boa|rma|contrats?|contract|devis|quote|quotation|ticket|dossier|tel|telephone|phone|lot|batch|articles?|siret|siren|compte|account|mandat|ligne|line|page|colis|suivi|tracking|delivery note|docket|poste|ext|avoirs?|credit note|chantier|pointage|intervention|reservation|serie|serial|projet|project|job|rolls?|rouleau|semaine|week|art|chambre|room|bureau|rue|avenue|version|item code|sku|mission|marche|engagement|bordereau|camion|truck|depot|agence|site|gate|lits?|bin|bay|bay|zone|cheque|check|reference client|virement|client|customer|transfer|agreement|policy|police|licen[cs]e|\bbus|\bgrn|\bpod|\bawb|\bcmr|consignment|waybill|our ref(?:erence)?|notre ref(?:erence)?|\bn\/ref|virement ref|postcode|code(?: postal)?|s\.o\.|\bdn|\bot|\bbt|exit|sortie|flat|requisition|receipt|recepisse|timesheet|bon de reception)\s*(?:n°|no|number|num|nr|numero|#)?\s*[.:#]?\s*$/;
const namesInvoice =
	/(?:factures?|facturas?|fact|fac|fra|\bfa|\bft|invoices?|inv|bills?|n°|no\.?|nos\.?|nr\.?|num|numeros?|numbers?|end(?:s|ing)?(?: in| with)?|fini(?:t|ssant) (?:par|en)|terminant par|se termine (?:par|en)|#|pieces?|documents?|doc|ref\.?|reference)\s*[:#(.]?\s*$/;
const mayName =
	/(?:^|\b(?:la|les|celle|celles|sur|on|for|pour|and|et|ou|or|au|to|du|from|de|of|with|avec|a|puis|then|the|re|ta|votre|your|only|not|but|mais|concernant|concerning|regarding|seule|ni|as|is|par|contre|paid|paye|regle|contest|contestons|dispute|against|holding|bloque|bloquons|in|dans|under|are|plus|that|than|about|settle|settled|our|both|either|neither|nor|hold|now|its|it's|c'est|maintenant|release|releasing|approve|approving|pay|paying|process|clear|see|query|querying|drop|cancel|credit|reissue|correct|remove|delete|void|scrap|keep|keeping|supprimer|garder|garde|except|excepting|excluding|save|sauf|hormis|hors|bar|barring|like|unlike|refuse|refusons|reject|rejecting|recogni[sz]e|explain|understand|accept|accepting|duplicates?|replaces?|contester|disputing|namely|soit|issue with|facturer|up|corriger|annuler|annulez|bloquer|regler|payer|valider|extourner|solder|redo|alors|just|juste|reste|remains|leaves|vos|leur|cette|facturer|ma|nos|dernier|derniere|previous|precedente|premiere|later|new|nouvelle)|[,;:()/+&"'•-]|\n)\s*$/;
/** "The …334", "xxx118": the rest of the number is left out. */
const leftOut = /(?:\.{2,}|\u2026|\*{2,}|\bx{2,})\s?-?$/;
const goesOn =
	/^\s*(?:$|[.,;:!?()\n"'/&+=-]|(?:et|and|or|ou|est|sont|a|ont|is|are|was|were|has|have|had|de|du|d'|des|of|from|car|as|for|pour|mais|but|ok|okay|sera|seront|will|qui|que|which|that|it|in|on|because|since|we|je|nous|vous|tu|you|i|elle|ne|n'|au|to|a ete|avait|car|or|alors|donc|so|bien|fine|good|paid|reglee|payee|partie|soldee|conforme|correct|correspond\w*|suite|ci|pas|not|reste|remains?|fait|does|doesn|should|shall|can|cannot|ce|cette|y|il|on|with|avec|dated|du|shows?|still|also|aussi|avant|before|after|apres|when|quand|my|mon|notre|our|is|if|si|sur|looks?|seems?|semble|parait|comporte|mentionne|indique|went|got|pending|en|un|une|lui|while|whereas|tandis|comme|by|only|soit|contient|contains|bloqu\w*|dis\w*|please|merci|instead|again|twice|would|could|goes|be|i'm|we're|isn't|wasn't|hasn't|sous|jusqu\w*|chez|cest|c'est|j'ai|qu'\w*|s'\w*|l'\w*|ca|dont|no|yes|oui|non|has|aurait|devrait|devait|peut|parce|puisque|alors|par|sans|where|depuis|chez|entre|contre|vers|malgre|selon|pourtant|toujours|jamais|encore|deja|trop|mal|without|under|over|against|don't|didn't|never|always|just|now|here|there|came|comes|come|arrived|stands?|never|nothing|rien|none|aucun\w*|too|also|idem|pareil|ditto|out|gone|waiting|than|since|quant|manque|d'|perfect|nickel|grand|great|complet\w*|exact\w*|juste|correcte?|valid\w*|paid|due|wrong|missing|tout|toute|bar|except|hormis|sauf|apart|charges?|carries|bears?|says|lists?|includes?|has|states?|bills?|facture|compte|indiquait|affiche|porte|reprend|double|doubles|duplicates?|repeats?|until|au lieu|un peu|plutot|surtout|notamment|looks?|hier|aujourd'hui|demain|yesterday|today|monday|lundi|mardi|jeudi|vendredi|charged|billed|invoiced|delivered|received|issued|sent|posted|marked|returned|credited|refused|disputed|contested|cancelled|booked|blocked|must|needs?|may|nor|ni|tant|doit|pose|posent|compte|comptent|covers?|relates?|concern\w*|refer\w*|less|more so|at|who|dans|lui|sent|leur|tel|sinon|otherwise|etc|the|your|le|la|les|vos|votre)\b)/;
/** "104 of the 118" counts things. */
const ofSoMany = /\d (?:of|sur|out of) (?:the |les )?$/;
/** "118, rue du Port", "104 Mill Lane". */
const address =
	/^ (?:of|sur|out of) (?:the |les )?\d|^,? ?(?:bis |ter )?(?:rue|avenue|av|bd|boulevard|chemin|route|place|allee|impasse|quai|cours)\b|^,? ?[a-z']{2,14} (?:street|st|road|rd|lane|avenue|ave|drive|close|way|park|square|court)\b/;

/** "We counted 118, not 104": a quantity, whoever may bear that number. */
const counted =
	/\b(?:count|receiv|deliver|order|ship|weigh|measur|got|had|only|about|some|sent|took|compt|livr|recu|command|pes|seulement|environ|soit|total|de|of|x)[a-z]*\s*$/;
/** In French an article before a bare number can only mean the paper: "la 118". */
const article = /\b(?:la|celle|cette|votre|ta)\s*$/;
const unit = /^\s?(?:€|eur|£|\$|usd|gbp|chf|%|k€|kg|h\b|m2|m3|mm|cm|km|l\b|t\b)/;

function contextOf(
	folded: string,
	run: Run,
): {
	names: boolean;
	may: boolean;
	article: boolean;
	counted: boolean;
	other: boolean;
	tailOfLonger: boolean;
	goesOn: boolean;
	money: boolean;
} {
	const before = folded.slice(Math.max(0, run.start - 30), run.start);
	const after = folded.slice(run.end, run.end + 24);
	return {
		names: namesInvoice.test(before) || leftOut.test(before),
		may: mayName.test(before),
		article: article.test(before),
		counted: counted.test(before),
		other: otherNumber.test(before) || ofSoMany.test(before) || address.test(after),
		tailOfLonger: /\d\s$/.test(before),
		goesOn: goesOn.test(after),
		money: unit.test(after) || /[€$£]\s?$/.test(before),
	};
}

/** Whether the words on both sides of a short number let it stand for an invoice. */
export function standsAsName(folded: string, start: number, end: number): boolean {
	const before = folded.slice(Math.max(0, start - 30), start);
	return (
		!otherNumber.test(before) &&
		(namesInvoice.test(before) || (mayName.test(before) && goesOn.test(folded.slice(end, end + 24))))
	);
}

const genericLetters = new Set([
	"f",
	"fa",
	"fac",
	"fact",
	"facture",
	"inv",
	"invoice",
	"n",
	"no",
	"nr",
	"num",
	"in",
	"ft",
	"bill",
	"ref",
]);

/** How surely a run of digits means the item: 0 not at all, 1 a suffix, 2 the last group, 3 more than the last group. */
function likeness(run: Run, key: ItemKey): number {
	if (key.tail === "") return 0;
	const sameTail = run.lastNumber === key.tailNumber;
	const { groups, letters } = run;
	if (!sameTail && groups.length === 1 && letters === "" && run.lastNumber === key.serial) return 2;
	if (!sameTail && groups.length > 1) return 0;
	const last = groups.at(-1) ?? "";
	const ends =
		sameTail ||
		(last.length >= 3 &&
			(key.digits.endsWith(last) || (run.lastNumber.length >= 3 && key.tail.endsWith(run.lastNumber))));
	if (!ends) return 0;
	if (letters !== "" && !genericLetters.has(letters) && !key.letters.includes(letters)) return 0;
	if (!sameTail) return 1;
	if (groups.length > 1) {
		const before = groups.slice(0, -1).join("");
		return key.headDigits.endsWith(before) || withoutZeros(before) === withoutZeros(key.headDigits) ? 3 : 0;
	}
	return letters !== "" && !genericLetters.has(letters) ? 3 : 2;
}

function isYear(digits: string): boolean {
	return digits.length === 4 && (digits.startsWith("20") || digits.startsWith("19"));
}

function best(run: Run, keys: readonly ItemKey[]): { key: ItemKey; likeness: number } | undefined {
	let top = 0;
	let found: ItemKey[] = [];
	for (const key of keys) {
		const l = likeness(run, key);
		if (l === 0) continue;
		if (l > top) {
			top = l;
			found = [key];
		} else if (l === top) found.push(key);
	}
	const key = found[0];
	return found.length === 1 && key !== undefined ? { key, likeness: top } : undefined;
}

/** Full numbers, however separated: "F 2024 / 0113" for F2024-0113. */
function wholeNumbers(folded: string, keys: readonly ItemKey[]): Found[] {
	const places: number[] = [];
	const chars: string[] = [];
	for (let i = 0; i < folded.length; i++) {
		const code = folded.charCodeAt(i);
		if ((code >= 48 && code <= 57) || (code >= 97 && code <= 122)) {
			chars.push(folded.charAt(i));
			places.push(i);
		}
	}
	const compact = chars.join("");
	const out: Found[] = [];
	const search = (key: ItemKey, written: string, kind: "number" | "suffix"): void => {
		if (written.length < 3 || !/\d/.test(written)) return;
		if (written.length < 5 && written === key.digits) return;
		for (let at = compact.indexOf(written); at >= 0; at = compact.indexOf(written, at + 1)) {
			const start = places[at] ?? 0;
			const end = (places[at + written.length - 1] ?? 0) + 1;
			if (end - start > written.length * 2 + 4) continue;
			if (/[a-z0-9]/.test(folded.charAt(start - 1)) || /[a-z0-9]/.test(folded.charAt(end))) continue;
			if (/[^\s\w\-/.°#\\:]/.test(folded.slice(start, end))) continue;
			if (/^[.,]\d/.test(folded.slice(end, end + 2)) && written === key.digits) continue;
			out.push({ key, kind, start, end });
		}
	};
	for (const key of keys) {
		search(key, key.whole, "number");
		// "61 234" of "VF 61 234".
		if (key.letters !== "" && /\d \d/.test(key.item.number)) search(key, key.digits, "suffix");
	}
	// "F-101" inside "F-101-B" is the longer one.
	return out.filter(
		(a) =>
			!out.some((b) => b !== a && b.start <= a.start && b.end >= a.end && b.end - b.start > a.end - a.start),
	);
}

const rangeBetween =
	/^\s*(?:a|au|to|through|thru|until|jusqu'a|->|>|-|\.{2,3})\s*(?:la|the)?\s*(?:n°|no\.?|\.{2,3}|…)?\s*$/;

function between(first: ItemKey, last: ItemKey, keys: readonly ItemKey[]): ItemKey[] {
	const from = Number(first.tail);
	const to = Number(last.tail);
	if (!(from < to) || first.head !== last.head) return [];
	return keys.filter((key) => key.head === first.head && Number(key.tail) > from && Number(key.tail) < to);
}

function ranges(found: readonly Found[], folded: string, keys: readonly ItemKey[]): Found[] {
	const out: Found[] = [];
	for (let i = 1; i < found.length; i++) {
		const a = found[i - 1];
		const b = found[i];
		if (a === undefined || b === undefined || b.start - a.end > 20 || b.start < a.end) continue;
		const joint = folded.slice(a.end, b.start);
		if (!rangeBetween.test(joint)) continue;
		for (const key of between(a.key, b.key, keys))
			out.push({ key, kind: "range", start: a.start, end: b.end });
	}
	return out;
}

/** "101-104" or "101/102" written as one word: a range, or two items. */
function gluedItems(run: Run, folded: string, keys: readonly ItemKey[]): Found[] {
	const text = folded.slice(run.start, run.end);
	const groups = text.split(/[-/]/);
	if (groups.length !== 2) return [];
	const [first, last] = groups.map((group) => onlyTail(group, keys));
	if (first === undefined || last === undefined || first.head !== last.head) return [];
	const from = Number(first.tail);
	const to = Number(last.tail);
	const meant = text.includes("/")
		? [first, last]
		: from < to
			? [first, ...between(first, last, keys), last]
			: [];
	return meant.map((key) => ({ key, kind: "range" as const, start: run.start, end: run.end }));
}

/** Two items in one word, or one with a slip of the finger. */
function gluedOrSlip(run: Run, folded: string, keys: readonly ItemKey[]): Found[] {
	const glued = gluedItems(run, folded, keys);
	if (glued.length > 0 || run.digits.length < 3 || run.whole.length < 5) return glued;
	const slips = keys.filter((key) => isTypoOf(run.whole, key.whole));
	const only = slips.length === 1 ? slips[0] : undefined;
	return only === undefined ? [] : [{ key: only, kind: "typo", start: run.start, end: run.end }];
}

function onlyTail(group: string, keys: readonly ItemKey[]): ItemKey | undefined {
	const digits = group.replaceAll(/\D/g, "");
	const same = keys.filter((key) => withoutZeros(key.tail) === withoutZeros(digits));
	return digits.length >= 2 && same.length === 1 ? same[0] : undefined;
}

/** Subject, thread and sentences are asked several times in one reading; the account's keys live as long. */
const asked = new WeakMap<readonly ItemKey[], Map<string, readonly Found[]>>();

/** Open items named in a folded text, in the order of their places; never one that is not in `keys`. */
export function findReferences(folded: string, keys: readonly ItemKey[]): readonly Found[] {
	if (keys.length === 0 || !/\d/.test(folded)) return [];
	const known = asked.get(keys) ?? new Map<string, readonly Found[]>();
	asked.set(keys, known);
	const found = known.get(folded) ?? referencesIn(folded, keys);
	known.set(folded, found);
	return found;
}

function referencesIn(folded: string, keys: readonly ItemKey[]): Found[] {
	const found = wholeNumbers(folded, keys);
	const used = (run: Run): boolean => found.some((f) => f.start < run.end && f.end > run.start);
	for (const run of runsOf(folded)) {
		if (used(run)) continue;
		const match = best(run, keys);
		const unsure = match === undefined ? gluedOrSlip(run, folded, keys) : [];
		if (match === undefined && unsure.length === 0) continue;
		const context = contextOf(folded, run);
		if (context.other || context.money) continue;
		if (match === undefined) {
			found.push(...unsure);
			continue;
		}
		const length = run.digits.length;
		const sure = match.likeness === 3 || (length >= 4 && !isYear(run.digits));
		const near = found.some((f) => f.end <= run.start && run.start - f.end <= 6);
		const plausible =
			(near || !context.tailOfLonger) && (length >= 2 || match.key.tail.length === 1 || context.names);
		const accepted =
			context.names ||
			(near && context.may && !context.money) ||
			((sure || near || length === 3 || (length === 2 && !isYear(run.digits))) &&
				context.may &&
				(context.goesOn || (context.article && length >= 3 && !isYear(run.digits)))) ||
			(length === 3 && match.likeness >= 2 && context.goesOn && !context.counted) ||
			(sure && match.likeness >= 2 && length >= 4);
		if (plausible && accepted && !(isYear(run.digits) && match.likeness < 2))
			found.push({
				key: match.key,
				kind: match.likeness === 3 ? "number" : "suffix",
				start: run.start,
				end: run.end,
			});
	}
	found.sort((a, b) => a.start - b.start || a.end - b.end);
	return [...found, ...ranges(found, folded, keys)];
}
