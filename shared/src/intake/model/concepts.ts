import type { Token } from "../text/tokens.ts";
import { lexicon } from "./lexicon.ts";

const shortest = 4;
const longest = 15;

const whole = new Map<string, string[]>();
const beginnings = new Map<string, string[]>();
/** Expressions by their first word: the words after it, and what the expression means. */
const expressions = new Map<string, { readonly rest: readonly string[]; readonly concept: string }[]>();

function add<T>(table: Map<string, T[]>, key: string, value: T): void {
	const known = table.get(key);
	if (known === undefined) table.set(key, [value]);
	else if (!known.includes(value)) known.push(value);
}

function learn(concept: string, said: string): void {
	const bare = said.replace(/^=|_$/g, "");
	const [first = "", ...rest] = bare.split("_");
	if (rest.length > 0) add(expressions, first, { rest, concept });
	else if (said !== bare || bare.length < shortest) {
		add(whole, bare, concept);
		if (said.endsWith("_")) add(whole, `${bare}s`, concept);
	} else add(beginnings, bare, concept);
}

/** With the first mail, not when a host starts. */
function learnOnce(): void {
	if (whole.size > 0) return;
	for (const line of lexicon.trim().split("\n")) {
		const [concept = "", ...words] = line.split(" ");
		for (const said of words) learn(concept, said);
	}
}

const none: readonly string[] = [];

/** What a folded word may mean. */
export function conceptsOf(word: string): readonly string[] {
	learnOnce();
	const known = whole.get(word);
	if (known !== undefined) return known;
	for (let length = Math.min(word.length, longest); length >= shortest; length--) {
		const found = beginnings.get(word.slice(0, length));
		if (found !== undefined) return found;
	}
	return none;
}

/** What the expressions that begin at a token mean. */
export function expressionsAt(tokens: readonly Token[], at: number): readonly string[] {
	learnOnce();
	const known = expressions.get(tokens[at]?.word ?? "");
	if (known === undefined) return none;
	return known
		.filter(({ rest }) => rest.every((part, i) => continues(tokens[at + 1 + i]?.word ?? "", part)))
		.map(({ concept }) => concept);
}

function continues(word: string, part: string): boolean {
	return part.length < shortest ? word === part : word.startsWith(part);
}
