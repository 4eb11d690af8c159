import { z } from "zod";
import { DomainError } from "../dispute/error.ts";
import { type Node, type ProblemCode, parseTemplate, type TemplateProblem } from "./parse.ts";
import { sanitiseHtml, tokenise } from "./sanitise.ts";
import { isTag, type Language, PURPOSES, type Purpose, ROW_TAGS, TAGS, TAGS_OF } from "./tags.ts";

/** A letter with tags, as it is stored and edited. Without `text` the text body is made from the HTML. */
export const templateSchema = z.object({
	id: z
		.string()
		.regex(/^[a-z][A-Za-z0-9-]{0,59}$/)
		.describe("lower-case letter first, then letters, digits and hyphens"),
	purpose: z.enum(PURPOSES),
	language: z.enum(["fr", "en"]),
	subject: z.string().trim().min(1).max(300),
	html: z.string().trim().min(1).max(50_000),
	text: z.string().trim().max(50_000).optional(),
});
export type Template = z.infer<typeof templateSchema>;

export type Part = "subject" | "html" | "text";
export interface PartProblem extends TemplateProblem {
	readonly part: Part;
}

/** A template that cannot be saved; each problem names its part, line and column. */
export class TemplateError extends DomainError {
	readonly problems: readonly PartProblem[];
	constructor(problems: readonly PartProblem[], language: Language = "en") {
		const first = problems[0];
		super(
			"invalid_input",
			problems.map((problem) => sentence(problem, language)).join("\n"),
			first === undefined ? "template" : `${first.part}:${first.line}:${first.column}`,
		);
		this.name = "TemplateError";
		this.problems = problems;
	}
}

/** A template whose tags all exist and have a value for its purpose. */
export interface CheckedTemplate {
	readonly template: Template;
	readonly subject: readonly Node[];
	readonly html: readonly Node[];
	readonly text: readonly Node[] | undefined;
}

/** Everything wrong with a template, in reading order. */
export function templateProblems(template: Template): readonly PartProblem[] {
	return read(template).problems;
}

/** @throws TemplateError when a tag is unknown or misplaced, a part is not closed, or the HTML is not allowed */
export function checkTemplate(template: Template, language: Language = "en"): CheckedTemplate {
	const { checked, problems } = read(template);
	if (problems.length > 0) throw new TemplateError(problems, language);
	return checked;
}

function read(template: Template): { checked: CheckedTemplate; problems: readonly PartProblem[] } {
	const problems: PartProblem[] = [];
	const part = (name: Part, source: string): readonly Node[] => {
		const parsed = parseTemplate(source);
		const found: TemplateProblem[] = [...parsed.problems];
		checkNodes(parsed.nodes, new Set(TAGS_OF[template.purpose]), found);
		if (name === "html") checkHtml(source, found);
		found.sort((a, b) => a.line - b.line || a.column - b.column);
		problems.push(...found.map((problem) => ({ ...problem, part: name })));
		return parsed.nodes;
	};
	const subject = part("subject", template.subject);
	const html = part("html", template.html);
	const text = template.text === undefined ? undefined : part("text", template.text);
	return { checked: { template, subject, html, text }, problems };
}

function checkNodes(nodes: readonly Node[], here: ReadonlySet<string>, problems: TemplateProblem[]): void {
	for (const node of nodes) {
		if (node.kind === "raw") continue;
		const what = node.kind === "tag" ? `#${node.name}` : `#${node.kind}(${node.name})`;
		if (node.name !== "" && !isTag(node.name)) {
			const suggestion = nearest(node.name, here);
			problems.push({
				...node.place,
				code: "unknownTag",
				what,
				...(suggestion === undefined ? {} : { suggestion: `#${suggestion}` }),
			});
		} else if (isTag(node.name) && !here.has(node.name))
			problems.push({ ...node.place, code: "tagNotHere", what });
		else if (node.kind === "tag" && isTag(node.name) && TAGS[node.name] === "flag")
			problems.push({ ...node.place, code: "unknownTag", what, suggestion: `#if(${node.name})` });
		if (node.kind === "if") {
			checkNodes(node.body, here, problems);
			checkNodes(node.otherwise, here, problems);
		} else if (node.kind === "each") {
			const kind = isTag(node.name) ? TAGS[node.name] : undefined;
			if (kind === "items" || kind === "disputes")
				checkNodes(node.body, new Set([...here, ...ROW_TAGS[kind]]), problems);
			else {
				if (kind !== undefined) problems.push({ ...node.place, code: "notAList", what });
				checkNodes(node.body, new Set([...here, ...ROW_TAGS.items, ...ROW_TAGS.disputes]), problems);
			}
		}
	}
}

/** A tag inside an element's mark is accepted as a whole link only; what would be dropped is said before it is. */
function checkHtml(source: string, problems: TemplateProblem[]): void {
	const links = source.replace(/href=(["'])#interactive_page\1/g, (whole) =>
		'href="https://x.invalid'.padEnd(whole.length - 1, "/").concat('"'),
	);
	const placeOf = (at: number) => {
		const before = source.slice(0, at);
		return { line: before.split("\n").length, column: at - before.lastIndexOf("\n") };
	};
	const inside: { at: number; end: number }[] = [];
	for (const token of tokenise(links)) {
		if (token.kind !== "open") continue;
		const hash = /(?<!&)#[A-Za-z]/.exec(links.slice(token.at, token.end));
		if (!hash) continue;
		const tag = /#[A-Za-z_]\w*/.exec(links.slice(token.at + hash.index))?.[0] ?? "#";
		inside.push({ at: token.at, end: token.end });
		problems.push({ ...placeOf(token.at + hash.index), code: "inAttribute", what: tag });
	}
	for (const { what, at } of sanitiseHtml(links).dropped)
		if (!inside.some((token) => at >= token.at && at < token.end))
			problems.push({ ...placeOf(at), code: "dropped", what });
}

function nearest(name: string, among: ReadonlySet<string>): string | undefined {
	const lower = name.toLowerCase();
	let best: string | undefined;
	let least = 4;
	for (const candidate of among) {
		const distance = editDistance(lower, candidate, least);
		if (distance < least) {
			least = distance;
			best = candidate;
		}
	}
	return best;
}

function editDistance(a: string, b: string, limit: number): number {
	if (Math.abs(a.length - b.length) >= limit) return limit;
	let previous = Array.from({ length: b.length + 1 }, (_, index) => index);
	for (let i = 1; i <= a.length; i += 1) {
		const row = [i];
		for (let j = 1; j <= b.length; j += 1)
			row.push(
				Math.min(
					(previous[j] ?? 0) + 1,
					(row[j - 1] ?? 0) + 1,
					(previous[j - 1] ?? 0) + (a[i - 1] === b[j - 1] ? 0 : 1),
				),
			);
		previous = row;
	}
	return previous[b.length] ?? limit;
}

const sentences: Readonly<Record<Language, Readonly<Record<ProblemCode, string>>>> = {
	en: {
		unknownTag: "does not exist",
		tagNotHere: "has no value in this kind of letter",
		notAList: "is not a list",
		notClosed: "is never closed by #end",
		nothingToEnd: "closes nothing",
		elseWithoutIf: "stands outside an #if",
		nameMissing: "needs a tag in brackets",
		inAttribute: 'may not stand inside an HTML mark; only href="#interactive_page" may',
		tooDeep: "is nested too deeply",
		dropped: "is not allowed in a letter",
	},
	fr: {
		unknownTag: "n'existe pas",
		tagNotHere: "n'a pas de valeur dans ce type de lettre",
		notAList: "n'est pas une liste",
		notClosed: "n'est jamais fermé par #end",
		nothingToEnd: "ne ferme rien",
		elseWithoutIf: "est hors d'un #if",
		nameMissing: "demande une balise entre parenthèses",
		inAttribute: 'ne peut pas être dans une balise HTML ; seul href="#interactive_page" le peut',
		tooDeep: "est imbriqué trop profondément",
		dropped: "n'est pas admis dans une lettre",
	},
};
const parts: Readonly<Record<Language, Readonly<Record<Part, string>>>> = {
	en: { subject: "Subject", html: "Body", text: "Text body" },
	fr: { subject: "Objet", html: "Corps", text: "Corps texte" },
};

/** "Body, line 3, column 12: #custmer_name does not exist (#customer_name?)" */
export function sentence(problem: PartProblem, language: Language): string {
	const line = language === "fr" ? "ligne" : "line";
	const column = language === "fr" ? "colonne" : "column";
	const hint =
		problem.suggestion === undefined ? "" : ` (${problem.suggestion}${language === "fr" ? " ?" : "?"})`;
	const colon = language === "fr" ? " :" : ":";
	return `${parts[language][problem.part]}, ${line} ${problem.line}, ${column} ${problem.column}${colon} ${problem.what} ${sentences[language][problem.code]}${hint}`;
}

export type { Purpose };
