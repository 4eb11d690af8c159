/** Elements a mail may contain; everything else loses its mark and keeps its text. */
const allowed = new Set(
	"p br b strong i em u s ul ol li table thead tbody tr th td a h1 h2 h3 blockquote hr div span small".split(
		" ",
	),
);
const empty = new Set(["br", "hr"]);
/** Elements whose content is no text of the letter. */
const swallowed = new Set(
	"script style iframe object embed svg math template title textarea noscript noembed noframes xmp plaintext select option audio video canvas head form button input".split(
		" ",
	),
);
const attributes: Readonly<Record<string, ReadonlySet<string>>> = {
	a: new Set(["href"]),
	th: new Set(["align", "colspan"]),
	td: new Set(["align", "colspan"]),
	table: new Set(["role", "cellpadding"]),
};
const attributeValue: Readonly<Record<string, RegExp>> = {
	// Anchored on the scheme: a browser ignores tabs and line ends inside it, so none may be there.
	href: /^(?:https:\/\/|http:\/\/(?:127\.0\.0\.1|localhost)(?=[:/])|mailto:)[^\s<>"'`]+$/i,
	align: /^(?:left|right|center)$/,
	colspan: /^[1-9]\d?$/,
	role: /^presentation$/,
	cellpadding: /^\d{1,2}$/,
};

export type HtmlToken =
	| { readonly kind: "text"; readonly text: string; readonly at: number }
	| {
			readonly kind: "open";
			readonly name: string;
			readonly attributes: readonly (readonly [string, string])[];
			readonly at: number;
			readonly end: number;
	  }
	| { readonly kind: "close"; readonly name: string; readonly at: number; readonly end: number };

const tagStart = /<(\/?)([A-Za-z][A-Za-z0-9:-]*)/y;
const attribute = /[\s/]*([^\s"'<>/=]+)(?:\s*=\s*(?:"([^"]*)"|'([^']*)'|([^\s"'=<>`]+)))?/y;

/** Splits HTML into text and tags as a browser would; comments, doctypes and processing instructions vanish. */
export function* tokenise(html: string): Generator<HtmlToken> {
	let from = 0;
	let at = html.indexOf("<");
	while (at >= 0) {
		tagStart.lastIndex = at;
		const start = tagStart.exec(html);
		if (!start) {
			const end = commentEnd(html, at);
			if (end === undefined) {
				at = html.indexOf("<", at + 1);
				continue;
			}
			if (at > from) yield { kind: "text", text: html.slice(from, at), at: from };
			from = end;
			at = html.indexOf("<", from);
			continue;
		}
		if (at > from) yield { kind: "text", text: html.slice(from, at), at: from };
		const name = (start[2] ?? "").toLowerCase();
		const found: [string, string][] = [];
		let position = tagStart.lastIndex;
		for (;;) {
			attribute.lastIndex = position;
			const match = attribute.exec(html);
			if (!match) break;
			found.push([(match[1] ?? "").toLowerCase(), match[2] ?? match[3] ?? match[4] ?? ""]);
			position = attribute.lastIndex;
		}
		const close = html.indexOf(">", position);
		const end = close < 0 ? html.length : close + 1;
		yield start[1] === "/"
			? { kind: "close", name, at, end }
			: { kind: "open", name, attributes: found, at, end };
		from = end;
		at = html.indexOf("<", from);
	}
	if (from < html.length) yield { kind: "text", text: html.slice(from), at: from };
}

function commentEnd(html: string, at: number): number | undefined {
	const next = html[at + 1];
	if (next !== "!" && next !== "?" && next !== "/") return undefined;
	const mark = html.startsWith("<!--", at) ? "-->" : ">";
	const end = html.indexOf(mark, at + 2);
	return end < 0 ? html.length : end + mark.length;
}

/** The same text as HTML that means only itself, in an element or a quoted attribute. */
export function escapeHtml(text: string): string {
	return text.replace(/[&<>"'`]/g, (mark) => `&#${mark.charCodeAt(0)};`);
}

/** Escapes what is no character reference yet. */
function escapeText(text: string): string {
	return text
		.replace(/&(?!(?:[A-Za-z][A-Za-z0-9]{1,30}|#\d{1,7}|#x[0-9A-Fa-f]{1,6});)/g, "&#38;")
		.replace(/[<>]/g, (mark) => `&#${mark.charCodeAt(0)};`);
}

export interface Sanitised {
	readonly html: string;
	/** What was taken away, with its offset in the input. */
	readonly dropped: readonly { readonly what: string; readonly at: number }[];
}

/**
 * HTML made anew from an allowlist of elements and attributes: balanced, without script, style, image, form or
 * foreign content, links to https and mail addresses only. Nothing of the input is copied unescaped.
 */
export function sanitiseHtml(input: string): Sanitised {
	const dropped: { what: string; at: number }[] = [];
	const open: string[] = [];
	let html = "";
	let hidden: { name: string; depth: number } | undefined;
	for (const token of tokenise(input)) {
		if (hidden) {
			if (token.kind === "open" && token.name === hidden.name) hidden.depth += 1;
			if (token.kind === "close" && token.name === hidden.name && --hidden.depth === 0) hidden = undefined;
			continue;
		}
		if (token.kind === "text") {
			html += escapeText(token.text);
			continue;
		}
		if (!allowed.has(token.name)) {
			if (token.kind === "open") {
				dropped.push({ what: `<${token.name}>`, at: token.at });
				if (swallowed.has(token.name) && token.name !== "input" && token.name !== "embed")
					hidden = { name: token.name, depth: 1 };
			}
			continue;
		}
		if (token.kind === "close") {
			const depth = open.lastIndexOf(token.name);
			if (depth < 0) continue;
			for (const name of open.splice(depth).reverse()) html += `</${name}>`;
			continue;
		}
		html += `<${token.name}${kept(token, dropped)}>`;
		if (!empty.has(token.name)) open.push(token.name);
	}
	for (const name of open.reverse()) html += `</${name}>`;
	return { html, dropped };
}

function kept(token: Extract<HtmlToken, { kind: "open" }>, dropped: { what: string; at: number }[]): string {
	let text = "";
	const seen = new Set<string>();
	for (const [name, raw] of token.attributes) {
		const value = decodeReferences(raw);
		if (seen.has(name)) continue;
		seen.add(name);
		if (attributes[token.name]?.has(name) && attributeValue[name]?.test(value))
			text += ` ${name}="${escapeHtml(value)}"`;
		else dropped.push({ what: `${name}="${raw.slice(0, 40)}"`, at: token.at });
	}
	return token.name === "a" && text !== "" ? `${text} rel="noreferrer"` : text;
}

const named: Readonly<Record<string, string>> = {
	amp: "&",
	lt: "<",
	gt: ">",
	quot: '"',
	apos: "'",
	nbsp: "\u00a0",
	eacute: "é",
	egrave: "è",
	agrave: "à",
	ccedil: "ç",
	euro: "€",
	laquo: "«",
	raquo: "»",
	hellip: "…",
	ndash: "–",
	mdash: "—",
};

/** Character references as the characters they stand for; unknown names stay as written. */
export function decodeReferences(text: string): string {
	return text.replace(/&(?:#(\d{1,7})|#x([0-9A-Fa-f]{1,6})|([A-Za-z]{2,8}));/g, (whole, dec, hex, name) => {
		if (typeof name === "string") return named[name] ?? whole;
		const code = Number.parseInt(String(dec ?? hex), dec === undefined ? 16 : 10);
		return code > 0 && code <= 0x10ffff && (code < 0xd800 || code > 0xdfff)
			? String.fromCodePoint(code)
			: "\ufffd";
	});
}

const blocks = new Set(["p", "div", "ul", "ol", "table", "h1", "h2", "h3", "blockquote", "tr"]);

/** The text body of a letter: paragraphs by empty lines, list and table rows by line, links with their address. */
export function plainText(html: string): string {
	let text = "";
	let address: string | undefined;
	let label = "";
	let cells = 0;
	const write = (words: string): void => {
		text += words;
		label += words;
	};
	const newLine = (count: number): void => {
		if (text === "") return;
		const have = /\n*$/.exec(text)?.[0].length ?? 0;
		text = text.trimEnd() + "\n".repeat(Math.max(count, Math.min(have, 2)));
	};
	for (const token of tokenise(html)) {
		if (token.kind === "text") {
			const words = decodeReferences(token.text).replace(/[ \t\r\n]+/g, " ");
			write(/(?:^|\n)$/.test(text) ? words.trimStart() : words);
		} else if (token.kind === "open") {
			if (token.name === "br") newLineOnce();
			else if (token.name === "hr") {
				newLine(2);
				text += "---";
				newLine(2);
			} else if (token.name === "li") {
				newLine(1);
				text += "- ";
			} else if (token.name === "tr") {
				newLine(1);
				cells = 0;
			} else if (token.name === "td" || token.name === "th") {
				text = text.replace(/ +$/, "");
				if (cells++ > 0) text += " · ";
			} else if (blocks.has(token.name)) newLine(2);
			else if (token.name === "a") {
				address = token.attributes.find(([name]) => name === "href")?.[1];
				label = "";
			}
		} else if (token.name === "a" && address !== undefined) {
			const url = decodeReferences(address);
			if (label.trim() !== url) text += ` (${url.replace(/^mailto:/, "")})`;
			address = undefined;
		} else if (token.name === "tr") newLine(1);
		else if (blocks.has(token.name)) newLine(2);
	}
	return `${text
		.replace(/[ \t]+\n/g, "\n")
		.replace(/\n{3,}/g, "\n\n")
		.trim()}\n`;

	function newLineOnce(): void {
		text = `${text.replace(/ +$/, "")}\n`;
	}
}
