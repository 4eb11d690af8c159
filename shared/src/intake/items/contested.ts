import type { Judged } from "../model/judge.ts";
import { unpaidPart } from "../sums/differences.ts";
import { minorDigits } from "../sums/money.ts";
import { exceptionBefore } from "./exceptions.ts";
import type { Found } from "./findReferences.ts";
import { clauseStarts, type Said, said } from "./stance.ts";

/** An item named in the fresh text and what is said of it there. */
export interface Assertion {
	readonly found: Found;
	readonly judged: Judged;
	readonly index: number;
	/** −1 accepted … 1 contested. */
	readonly stance: number;
	/** The folded words of the clause that names it. */
	readonly clause: string;
}

/** How likely a piece of text is to be a grievance, a promise … */
export type RoleOf = (text: string) => Judged["role"];

const keepsPart =
	/\b(?:gard\w*|retien\w*|retenons|(?<!\b(?:correctly|properly|rightly|bien|duly|was|were) )(?:dedui|deduct)\w*|withh\w*|hold(?:ing)? back|keep\w* [^.;]{0,20}\bback|less|minus|moins|(?:half|part|a third|a quarter) of|la moitie d|une partie d|sans (?=le |la |les |l'|ce |cet |cette |ces |vos |votre )|without (?=the |this |that |your |those )|sauf|except|minoree?)\b|(?:^|[,.;] ?)rest of (?!the (?:account|statement|order)|your|our)|\b(?:le reste|le solde|the rest|the remainder|the balance) (?:de|of|du|on|sur)\b(?! (?:the |your |our |la |ma |le |this |cette )?(?:dossier|compte|releve|commande|statement|account|order|lot)\b)/;

/** Items found in one sentence, each with the stance of its clause; `found` in the order of their places. */
export function assertionsOf(
	judged: Judged,
	index: number,
	found: readonly Found[],
	roleOf: RoleOf,
): Assertion[] {
	if (found.length === 0) return [];
	const { folded } = judged.sentence;
	const clauses = clausesOf(folded, found);
	const alone = clauses.length === 1;
	const turned = butNot.test(folded);
	let last = 0;
	let before: Found | undefined;
	let besides = false;
	const own = found.map((f) => {
		const clause = clauses.find((c) => c.start <= f.start && f.start < c.end) ?? {
			start: 0,
			end: folded.length,
		};
		const text = withoutRestOf(folded, clause, found, f);
		const own = fromItsTurn(folded, found, f, clause);
		const except = exceptionBefore(folded, f.start);
		let stance =
			except === undefined
				? paysOnlyPart(text, f)
					? 0.8
					: own !== text && said(own) !== "open"
						? stanceOf(own, roleOf(own), false, roleOf)
						: stanceOf(text, alone ? judged.role : roleOf(text), alone, roleOf)
				: exceptedStance(folded, except, f.end, roleOf);
		if (soAre.test(folded.slice(0, f.start)) && said(folded.slice(0, clause.start + 1)) !== "contested")
			stance = -1;
		if (replacement.test(folded.slice(0, f.start))) stance = Math.min(stance, -0.6);
		const shared = before !== undefined && listJoint.test(folded.slice(before.end, f.start));
		const beside = goesAlong(folded, f, found) || (shared && besides);
		if (beside) stance = Math.min(stance, -0.6);
		besides = beside;
		if (alreadyOn.test(folded.slice(0, f.start)) && !atItsPlace.test(folded.slice(f.end)))
			stance = Math.min(stance, -0.6);
		if (takenBack.test(folded.slice(f.end))) stance = Math.min(stance, -0.2);
		if (unread.test(text)) stance = neitherWay;
		if (turned && stance > -0.5)
			stance = butNot.test(folded.slice(Math.max(0, clause.start - 4), f.start)) ? 1 : -0.5;
		if (!beside && Math.abs(stance) < 0.5 && !alone && (likewise.test(text) || shared)) stance = last;
		last = stance;
		before = f;
		return { found: f, judged, index, stance, clause: text };
	});
	return sharedBackwards(own, folded);
}

/** "Le chlore (6604) et les filtres (6611), d'accord": what stands behind a list is said of all of it. */
const inList =
	/^[)\s]*(?:,|;|\/|&|et|and|ainsi que|plus|ni|nor)?\s*(?:(?:et|and)\s)?(?!.*\b(?:is|are|was|were|be|has|have|had|by|not|no|but|est|sont|etait|a|ont|par|pas|mais|qui|which|that|it|we|i|they|je|on|nous|il|elle|you|vous|paid|payee?|reglee?)\b)[a-z' ]{0,24}[(\s#°]*$/;

function sharedBackwards(all: readonly Assertion[], folded: string): Assertion[] {
	const out: Assertion[] = [];
	for (let i = all.length - 1; i >= 0; i--) {
		const a = all[i];
		const next = out[0];
		if (a === undefined) continue;
		const before = all[i - 1];
		if (
			before !== undefined &&
			Math.abs(before.stance) >= 0.5 &&
			Math.abs(a.stance) < 0.5 &&
			inOneList(before, a, folded)
		) {
			out.unshift({ ...a, stance: before.stance });
			continue;
		}
		const shares =
			next !== undefined &&
			(Math.abs(a.stance) < 0.5 || (a.stance === 0.6 && said(a.clause) === "open")) &&
			Math.abs(next.stance) >= 0.6 &&
			inOneList(a, next, folded);
		out.unshift(shares ? { ...a, stance: next.stance } : a);
	}
	return out;
}

function inOneList(a: Assertion, b: Assertion, folded: string): boolean {
	return isNumbered(a.found) && isNumbered(b.found) && inList.test(folded.slice(a.found.end, b.found.start));
}

function isNumbered({ kind }: Found): boolean {
	return kind === "number" || kind === "suffix" || kind === "amount" || kind === "range" || kind === "typo";
}

/** "Les 3 870 … je vous vire 3 480": a part of it is paid. */
function paysOnlyPart(clause: string, { key }: Found): boolean {
	const { amountMinor, currency } = key.item;
	return unpaidPart(clause, amountMinor / 10 ** minorDigits(currency)) !== undefined;
}

/** A name and a colon stand in so many signs. */
const beforeColon = 24;

/** "Produits et pièce du robot : ok." */
const plainlyOk = /: ?(?:ok|okay|bon|bonne|conforme|ras|fine|good|correct|paye?e?|paid)\W*$/;

/** How firmly a clause contests what it names: its words first, else what the model makes of it. */
function stanceOf(text: string, role: Judged["role"], alone: boolean, roleOf: RoleOf): number {
	if (plainlyOk.test(text)) return -1;
	const word = said(text);
	// "Je garde 420 € sur les 2 870 et vous règle le reste": paying a part contests the other.
	if (word === "accepted" && keepsPart.test(text)) return 0.8;
	if (word === "accepted") return alone && role.grievance > 0.5 ? 0.3 : -1;
	if (word === "contested") return 1;
	if (role.grievance > 0.5) return 0.6;
	// "2) 4420: five panels came scratched": the words behind the colon are judged without the number.
	const colon = text.indexOf(": ");
	if (colon > 0 && colon < beforeColon && roleOf(text.slice(colon + 2)).grievance > 0.5) return 0.6;
	const paying = role.promise_to_pay + role.already_paid;
	return paying > 0.6 ? -0.6 : 0.5 * (role.grievance - paying);
}

const opposite: Record<Said, number> = { accepted: 0.9, contested: -0.9, open: 0 };

/** "All but 104 are disputed": what follows is said of the rest. */
const predicate =
	/^[^,.;:]{0,30}?\b(?:are|were|have|sont|seront|ont|etaient|posent|remain|contain|should|must|doivent|comportent)\b/;

/** "All good except 102", "hormis la 102, rien à dire": the exception is the contrary of what is said of the rest. */
function exceptedStance(folded: string, from: number, end: number, roleOf: RoleOf): number {
	const before = folded.slice(0, from);
	const behind = folded.slice(end);
	if (/[a-z]{3}/.test(before)) {
		const sayOfRest = said(before) === "open" && predicate.test(behind);
		if (sayOfRest) return opposite[said(behind)];
		return said(behind) === "contested" ? 1 : opposite[said(before)];
	}
	const rest = stanceOf(behind, roleOf(behind), false, roleOf);
	return Math.abs(rest) < 0.15 ? -0.5 : -rest;
}

/** "Applied to 217 but not to 218": what the one has the other lacks. */
const butNot =
	/\b(?:but not|mais pas)(?: (?:to|on|for|in|from|sur|a|pour|dans))? (?:la |the |invoice |facture )?(?=#?[a-z]{0,4}[-/ ]?\d|$)/;

/** "The rest is right and so are 45147 and 45151". */
const soAre =
	/\b(?:right|fine|good|ok|okay|correct|agreed|paid|in order)\b[^.;]{0,20}\bso (?:is|are|was|were) (?:the |both |invoices? |[\d/, -]|and )*$/;

/** "Le cidre ok, la 130 aussi": the same is said of it. */
const likewise =
	/\b(?:aussi|idem|pareil|ditto|likewise|same (?:for|with|goes|story|thing)|too|as well|also|de meme)\b/;

/** "Replaced by 4420", "the new one is billed on 4631": what stands there now is not what is wrong. */
const replacement =
	/\b(?:replaced (?:by|with)|remplacee?s? par|superseded by|reissued as|re-?billed (?:as|on)|new one(?:'s| is)? (?:billed )?(?:on|is)|corrected by|corrigee?s? par|(?<=\d,? )(?:and |et )?(?:not|pas))\s+(?:the |la |le |invoice |facture |n°|no\.? ?)*$/;

/** "I'll pay the balance together with 11203", "so that we can process it with 200322", "the tyres on 77419 with it": paid on the same occasion. */
const withOthers =
	/\b(?:(?:together|along) with|alongside|en meme temps que|(?:pay|paid|process|settle|settled|release|clear|send|go|regle\w*|paie\w*|paye\w*|vire\w*|solde\w*|traite\w*)\b[^.;,]{0,24}\b(?:it|them|this|that|la|l'|le tout|the (?:rest|balance|remainder)|le (?:reste|solde))?[^.;,]{0,14} (?:with|avec)|(?:pay|paid|regl|paie|paye|paieron|settl|solde|vire)[^.;]{0,60}(?:ainsi que|as well as|de meme que|et aussi|and also))\s*(?:(?:la|les|the|invoice|invoices|facture|factures|no\.?|n°)\s*)*$/;
const withIt = /^[^.;,\d]{0,20}\b(?:with it|at the same time|avec(?= ?\W*$)|en meme temps)\b/;

function goesAlong(folded: string, { start, end, key }: Found, found: readonly Found[]): boolean {
	if (
		/\b(?:problem|issue|trouble|wrong|disagree|souci|probleme|happy|litige)\b[^.;,]{0,20}$/.test(
			folded.slice(0, start),
		)
	)
		return false;
	return (
		(withOthers.test(folded.slice(Math.max(0, start - 90), start)) &&
			!found.some((f) => f.key !== key && f.end <= start && start - f.end < 6)) ||
		withIt.test(folded.slice(end, end + 40))
	);
}

/** "Ce qui était déjà sur les 21 et 22": the ones that bear it by right. */
const alreadyOn =
	/\b(?:deja|already)(?: \w+){0,2} (?:sur|on|dans|in|under|via|avec|with)\s*(?:(?:la|les|the|invoice|invoices|facture|factures|no\.?|n°|your|votre)\s*)*(?:#?[a-z]{0,5}[-/]?\d[\w/-]*(?:, | et | and )(?:la |the )?)*$/;
/** "Already on 101 and 102 twice" complains of them. */
const atItsPlace = /^[^.;,]{0,20}\b(?:twice|deux fois)\b/;

/** "La 1222, pardon, de la 1204": not the one first said. */
const takenBack =
	/^,? ?(?:pardon|sorry|oups|oops|enfin|i mean|i meant|je veux dire|je voulais dire|correction|my mistake)\b[,:]? ?(?:(?:de|je voulais dire|i meant|i mean|it's|c'est|plutot|rather|la|the|not|invoice|facture|non)\s?)*#?[a-z]{0,5}[-/]?\d/;

/** Says nothing of an item, and is no name in passing either. */
const neitherWay = -0.3;

/** "20458 I haven't opened yet": nothing is said of it. */
const unread =
	/\b(?:haven't|have not|not|hasn't been|n'ai pas|n'a pas|n'avons pas|pas)(?: yet| encore| been)? (?:\w+ )?(?:opened|looked (?:at|into)|checked|got round to|reached|seen to|unpacked|deballee?|ouverte?|regardee?|verifiee?|controlee?|pointee?|traitee?)\b|\b(?:attends? de voir|wait and see|on verra)\b/;

interface Clause {
	readonly start: number;
	readonly end: number;
}

const pointsElsewhere =
	/\b(?:this one|this invoice|that one|the other|celle-ci|celle-la|cette facture|l'autre|les (?:\w+ )?autres|the (?:\w+ )?others|the rest|le reste)\b/;

const comma = /,\s*(?:[a-z']{1,8} ){0,2}$/;

/** A comma right before a name, and "the others", begin a clause too; lists are joined again below. */
function withNames(starts: readonly number[], folded: string, found: readonly Found[]): number[] {
	const out = new Set(starts);
	for (const { start } of found) {
		const before = comma.exec(folded.slice(Math.max(0, start - 24), start));
		if (before !== null && (start > 24 || found.some(({ end }) => end <= start - before[0].length)))
			out.add(start - before[0].length);
	}
	for (const { kind, start } of found) if (kind === "group" && start > 24) out.add(start);
	return [...out].sort((a, b) => a - b);
}

const restOf =
	/\b(?:le reste|le solde|the rest|the remainder|the balance) (?:de|du|of|on|sur) (?:la |the |invoice |facture |n°)*$/;

/** "La 3340 sera réglée avec le reste de la 3317": only of the last a part is kept. */
function withoutRestOf(folded: string, { start, end }: Clause, found: readonly Found[], own: Found): string {
	const text = folded.slice(start, end);
	const other = found.find(
		({ key, start: at }) => key !== own.key && at > start && at < end && restOf.test(folded.slice(start, at)),
	);
	return other === undefined
		? text
		: folded.slice(start, other.start).replace(restOf, "") + folded.slice(other.end, end);
}

const startsAnew = /^(?:(?:and|et) |, (?:je|nous|on|i|we) (?:\w+ )?(?:pai|pay|regl|settl|valid|approv))/;

/** The clause from the last turn before the name on: what stands before may speak of something else. */
function fromItsTurn(folded: string, found: readonly Found[], { start }: Found, clause: Clause): string {
	const from = withNames(clauseStarts(folded), folded, found).findLast((s) => s <= start) ?? 0;
	const turn = folded.slice(Math.max(from, clause.start), clause.end);
	return startsAnew.test(turn) ? turn : folded.slice(clause.start, clause.end);
}

/** Clauses that name an item, each stretched to the next that does. */
function clausesOf(folded: string, found: readonly Found[]): Clause[] {
	const starts = withNames(clauseStarts(folded), folded, found);
	const pieces = starts.map((start, i) => ({ start, end: starts[i + 1] ?? folded.length }));
	const out: Clause[] = [];
	for (const piece of pieces) {
		const last = out.at(-1);
		const names = namesAnother(found, piece, last);
		const listed = /^[\s,;]*(?:et|and|la|le|les|the|,)?\s*[\w/.°#-]{1,20}\s*[).,:]{0,2}\s*$/.test(
			folded.slice(piece.start, piece.end),
		);
		if (last === undefined) out.push({ ...piece });
		else if ((!names && !pointsElsewhere.test(folded.slice(piece.start, piece.end))) || listed)
			out[out.length - 1] = { start: last.start, end: piece.end };
		else out.push({ ...piece });
	}
	const first = out[0];
	const second = out[1];
	// A clause before the first name belongs to it.
	if (first !== undefined && second !== undefined && !found.some((f) => f.start < first.end))
		out.splice(0, 2, { start: first.start, end: second.end });
	return mergeSameSpeech(out, folded, found);
}

const linking =
	/^(?:la|le|les|facture|factures|invoice|invoices|the|et|and|no|de|du|des|sur|pour|for|on|of|our|your|yours|vos|votre|nos|both|all|two|three|four|deux|trois|quatre|toutes|numbers?|numeros?|ref|refs|namely|soit|plus|ainsi|que|also|aussi|eur|euros?|gbp|usd|chf|items?|pieces?|dated|datee?s?)$/;
const listJoint =
	/^[\s,;&)/]*(?:(?:et|and|ainsi que|plus|puis|as well as|ni|nor|or|ou)\s+)?(?:(?:la|the|les|invoice|facture|no\.?|n°|on|sur|for|pour)\s*){0,3}$/;

/** Whether a piece names items, and not those of the clause before it. */
function namesAnother(found: readonly Found[], piece: Clause, before: Clause | undefined): boolean {
	const within = ({ start, end }: Clause): Found[] => found.filter((f) => f.start >= start && f.start < end);
	const known = before === undefined ? [] : within(before).map(({ key }) => key);
	const named = within(piece).map(({ key }) => key);
	return (
		named.length > 0 &&
		(named.some((key) => !known.includes(key)) || known.some((key) => !named.includes(key)))
	);
}

/** "101, 102 et 104 sont fausses": a list shares what is said behind it. */
function mergeSameSpeech(clauses: readonly Clause[], folded: string, found: readonly Found[]): Clause[] {
	const out: Clause[] = [];
	for (const clause of clauses) {
		const last = out.at(-1);
		if (last !== undefined && saysNothing(last, folded, found))
			out[out.length - 1] = { start: last.start, end: clause.end };
		else if (
			last !== undefined &&
			saysNothing(clause, folded, found) &&
			goesOnList(last, clause, folded, found)
		)
			out[out.length - 1] = { start: last.start, end: clause.end };
		else out.push(clause);
	}
	return out;
}

/** "It is missing on 101, 103 and 118": the last names stand in the list the clause before ends with. */
function goesOnList(before: Clause, clause: Clause, folded: string, found: readonly Found[]): boolean {
	const last = found.findLast((f) => f.start >= before.start && f.end <= before.end);
	const first = found.find((f) => f.start >= clause.start && f.end <= clause.end);
	return last !== undefined && first !== undefined && listJoint.test(folded.slice(last.end, first.start));
}

/** Whether a clause is nothing but the names of items. */
export function saysNothing({ start, end }: Clause, folded: string, found: readonly Found[]): boolean {
	const chars = [...folded.slice(start, end)];
	for (const f of found)
		if (f.start >= start && f.end <= end) chars.fill(" ", f.start - start, f.end - start);
	return (chars.join("").match(/[a-z]{2,}/g) ?? []).every((word) => linking.test(word));
}
