import { DomainError } from "../dispute/error.ts";
import type { Money } from "../dispute/money.ts";
import { formatTotals } from "../i18n/format.ts";
import type { Node } from "./parse.ts";
import { escapeHtml, plainText, sanitiseHtml } from "./sanitise.ts";
import {
	type DisputeRow,
	type ItemRow,
	isTag,
	type Language,
	rowValues,
	type Value,
	type Values,
} from "./tags.ts";
import type { CheckedTemplate } from "./template.ts";

/** A letter ready to be read by a person. */
export interface Letter {
	readonly subject: string;
	readonly text: string;
	readonly html: string;
}

type Form = "subject" | "text" | "html";

/**
 * Fills the tags in the template's language. Every merged value is inert: escaped in HTML, one line in the subject.
 * @throws DomainError invalid_input naming a tag that stands outside a condition and has no value
 */
export function mergeTemplate(checked: CheckedTemplate, values: Values): Letter {
	const { language } = checked.template;
	const html = sanitiseHtml(fill(checked.html, [values], "html", language)).html;
	const text =
		checked.text === undefined
			? plainText(html)
			: `${fill(checked.text, [values], "text", language).trim()}\n`;
	return { subject: oneLine(fill(checked.subject, [values], "subject", language)), text, html };
}

function fill(nodes: readonly Node[], scopes: readonly Values[], form: Form, language: Language): string {
	let out = "";
	for (const node of nodes) {
		if (node.kind === "raw") out += node.raw;
		else if (node.kind === "tag") {
			const value = lookUp(node.name, scopes);
			if (!value) throw new DomainError("invalid_input", `#${node.name} has no value`, node.name);
			out += write(value, form, language);
		} else if (node.kind === "if")
			out += fill(holds(lookUp(node.name, scopes)) ? node.body : node.otherwise, scopes, form, language);
		else {
			const value = lookUp(node.name, scopes);
			if (value?.kind === "items" || value?.kind === "disputes")
				for (const row of rowValues(value)) out += fill(node.body, [row, ...scopes], form, language);
		}
	}
	return out;
}

function lookUp(name: string, scopes: readonly Values[]): Value | undefined {
	if (!isTag(name)) return undefined;
	for (const scope of scopes) {
		const value = scope[name];
		if (value) return value;
	}
	return undefined;
}

function holds(value: Value | undefined): boolean {
	switch (value?.kind) {
		case undefined:
			return false;
		case "text":
			return value.text.trim() !== "";
		case "words":
			return value.words.trim() !== "";
		case "money":
			return value.amounts.some(({ minor }) => minor !== 0);
		case "day":
		case "link":
			return true;
		case "flag":
			return value.set;
		case "items":
		case "disputes":
			return value.rows.length > 0;
	}
}

function write(value: Value, form: Form, language: Language): string {
	const plain = (text: string): string => (form === "html" ? escapeHtml(text) : text);
	switch (value.kind) {
		case "text":
			return plain(oneLine(value.text));
		case "words":
			return form === "html"
				? escapeHtml(value.words.trim()).replace(/\r\n?|\n/g, "<br>")
				: form === "subject"
					? oneLine(value.words)
					: value.words.trim();
		case "money":
			return plain(formatTotals(value.amounts, language));
		case "day":
			return plain(formatLongDay(value.day, language));
		case "link":
			return plain(checkedLink(value.url));
		case "flag":
			return "";
		case "items":
			return form === "html" ? itemsTable(value.rows, language) : itemsText(value.rows, language, form);
		case "disputes":
			return form === "html" ? disputesTable(value.rows, language) : disputesText(value.rows, language, form);
	}
}

function checkedLink(url: string): string {
	if (/^https:\/\/[^\s<>"'`]+$|^http:\/\/(?:127\.0\.0\.1|localhost)[:/][^\s<>"'`]*$/.test(url)) return url;
	throw new DomainError("invalid_input", "a link in a letter is https", "interactive_page");
}

/** Line ends and other controls would let a value write headers of its own. */
function oneLine(text: string): string {
	// biome-ignore lint/suspicious/noControlCharactersInRegex: controls are what is taken away
	return text.replace(/[\u0000-\u001f\u007f\u0085\u2028\u2029]+/g, " ").trim();
}

const longDays = {
	fr: new Intl.DateTimeFormat("fr-FR", { day: "numeric", month: "long", year: "numeric", timeZone: "UTC" }),
	en: new Intl.DateTimeFormat("en-GB", { day: "numeric", month: "long", year: "numeric", timeZone: "UTC" }),
};

/** "12 March 2026", "12 mars 2026": a letter is read on another day than it is written. */
export function formatLongDay(day: string, language: Language): string {
	return longDays[language].format(Date.parse(`${day}T00:00:00Z`));
}

const heads = {
	en: {
		item: "Invoice",
		due: "Due",
		open: "To pay",
		disputed: "contested",
		dispute: "Dispute",
		late: "late",
	},
	fr: {
		item: "Pièce",
		due: "Échéance",
		open: "À régler",
		disputed: "contesté",
		dispute: "Litige",
		late: "en retard",
	},
} as const;

const money = (amount: Money, language: Language): string => formatTotals([amount], language);

function itemCells(row: ItemRow, language: Language): readonly [string, string, string] {
	const disputed = row.disputed
		? ` (${heads[language].disputed}${language === "fr" ? " :" : ":"} ${money(row.disputed, language)})`
		: "";
	return [
		row.label === undefined ? row.number : `${row.number} · ${row.label}`,
		formatLongDay(row.dueOn, language),
		money(row.open, language) + disputed,
	];
}

function table(head: readonly string[], rows: readonly (readonly string[])[]): string {
	const last = head.length - 1;
	const cells = (row: readonly string[], name: "th" | "td") =>
		row
			.map((cell, i) => `<${name} align="${i === last ? "right" : "left"}">${escapeHtml(cell)}</${name}>`)
			.join("");
	return `<table cellpadding="6"><thead><tr>${cells(head, "th")}</tr></thead><tbody>${rows
		.map((row) => `<tr>${cells(row, "td")}</tr>`)
		.join("")}</tbody></table>`;
}

function itemsTable(rows: readonly ItemRow[], language: Language): string {
	const { item, due, open } = heads[language];
	return table(
		[item, due, open],
		rows.map((row) => itemCells(row, language)),
	);
}

function itemsText(rows: readonly ItemRow[], language: Language, form: Form): string {
	if (form === "subject") return rows.map((row) => oneLine(row.number)).join(", ");
	return rows.map((row) => itemCells(row, language).map(oneLine).join(" · ")).join("\n");
}

function disputeCells(row: DisputeRow, language: Language): readonly string[] {
	const target = row.targetDate === undefined ? "" : formatLongDay(row.targetDate, language);
	return [
		`${row.number} · ${row.reason}`,
		row.customerName,
		row.late ? `${target} (${heads[language].late})` : target,
		formatTotals(row.amount, language),
	];
}

function disputesTable(rows: readonly DisputeRow[], language: Language): string {
	const { dispute, due } = heads[language];
	const [customer, amount] = language === "fr" ? ["Client", "Montant"] : ["Customer", "Amount"];
	return table(
		[dispute, customer, due, amount],
		rows.map((row) => disputeCells(row, language)),
	);
}

function disputesText(rows: readonly DisputeRow[], language: Language, form: Form): string {
	if (form === "subject") return rows.map((row) => oneLine(row.number)).join(", ");
	return rows.map((row) => disputeCells(row, language).map(oneLine).join(" · ")).join("\n");
}
