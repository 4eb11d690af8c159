import { readEntity } from "./entities.ts";

export type MarkKind = "quotedThread" | "signature";

/** A stretch of the rendered text that the markup itself says is not the sender's fresh words. */
export interface Mark {
	readonly kind: MarkKind;
	readonly start: number;
	readonly end: number;
}

export interface Rendered {
	readonly text: string;
	readonly marks: readonly Mark[];
}

type Effect = MarkKind | "hidden" | "fresh";

interface Region {
	readonly tag: string;
	effect: Effect;
	depth: number;
	readonly start: number;
}

const blocks = new Set(
	"address article aside blockquote body center dd div dl dt fieldset footer form h1 h2 h3 h4 h5 h6 header hr html li main nav ol p pre section table tbody tfoot thead tr ul br".split(
		" ",
	),
);
const rawText = new Set(["style", "script", "title", "head", "xml", "noscript", "template", "svg", "object"]);
const voids = new Set("area base br col embed hr img input link meta param source track wbr".split(" "));
const attributesRead = 2000;

function regionOf(tag: string, attributes: string): Effect | undefined {
	if (attributes.length === 0) return tag === "blockquote" ? "quotedThread" : undefined;
	const a = attributes.slice(0, attributesRead).toLowerCase();
	if (a.includes("display:none") || a.includes("display: none") || a.includes("mso-hide:all"))
		return "hidden";
	if (a.includes("font-size:0;") || a.includes("font-size:0px") || a.includes("visibility:hidden"))
		return "hidden";
	if (a.includes("gmail_signature") || a.includes("moz-signature") || a.includes("outlook-mobile-signature"))
		return "signature";
	if (/\bid=["']?(?:x_)*signature["'\s>]?/.test(a)) return "signature";
	if (tag === "blockquote") return "quotedThread";
	if (a.includes("gmail_attr") || a.includes("moz-cite-prefix") || a.includes("yahoo_quoted"))
		return "quotedThread";
	if (a.includes("gmail_quote") || a.includes("protonmail_quote") || a.includes("gmail_extra_quote"))
		return "quotedThread";
	return undefined;
}

interface Patience {
	/** Failed searches for a closing quote still allowed: broken markup must not cost quadratic time. */
	left: number;
	readonly neverClosed: Set<string>;
}

/** Where the tag that opens at `at` ends, minding quoted attribute values. */
function endOfTag(html: string, at: number, patience: Patience): number {
	let quote = 0;
	const limit = patience.left > 0 ? Math.min(html.length, at + 20_000) : 0;
	for (let i = at + 1; i < limit; i++) {
		const code = html.charCodeAt(i);
		if (quote !== 0) {
			if (code === quote) quote = 0;
		} else if (code === 62) return i;
		else if ((code === 34 || code === 39) && html.charCodeAt(i - 1) === 61) quote = code;
	}
	patience.left--;
	// An unclosed quote would swallow the mail: end at the first bracket instead.
	const end = html.indexOf(">", at);
	return end < 0 ? html.length : end;
}

class Page {
	private readonly parts: string[] = [];
	private length = 0;
	private pendingSpace = false;
	private pendingLines = 0;
	readonly marks: Mark[] = [];

	get offset(): number {
		return this.length;
	}
	text(chunk: string): void {
		if (this.pendingLines > 0 && this.length > 0) this.push("\n".repeat(Math.min(this.pendingLines, 2)));
		else if (this.pendingSpace && this.length > 0) this.push(" ");
		this.pendingLines = 0;
		this.pendingSpace = false;
		this.push(chunk);
	}
	space(): void {
		this.pendingSpace = true;
	}
	line(count: number): void {
		this.pendingLines = count === 1 ? this.pendingLines + 1 : Math.max(this.pendingLines, count);
	}
	block(): void {
		this.pendingLines = Math.max(this.pendingLines, 1);
	}
	mark(kind: MarkKind, start: number): void {
		if (this.length > start) this.marks.push({ kind, start, end: this.length });
	}
	toString(): string {
		return this.parts.join("");
	}
	private push(chunk: string): void {
		this.parts.push(chunk);
		this.length += chunk.length;
	}
}

/** Turns mail HTML into the text a person sees, in one pass; never throws on broken markup. */
export function renderHtml(html: string): Rendered {
	const page = new Page();
	const regions: Region[] = [];
	let hidden = 0;
	let at = 0;
	let afterReplyHeader = -1;
	const patience: Patience = { left: 20, neverClosed: new Set() };
	const lastBracket = html.lastIndexOf(">");

	const open = (tag: string, effect: Effect): void => {
		if (effect === "hidden") hidden++;
		regions.push({ tag, effect, depth: 1, start: page.offset });
	};
	const close = (region: Region): void => {
		if (region.effect === "hidden") hidden--;
		else if (region.effect !== "fresh") page.mark(region.effect, region.start);
		const parent = regions.at(-1);
		if (region.tag === "blockquote" && parent?.tag === "div" && parent.effect === "quotedThread") {
			// Text behind a closed quotation inside Gmail's wrapper is an answer between the lines.
			page.mark("quotedThread", parent.start);
			parent.effect = "fresh";
		}
	};

	while (at < html.length) {
		const code = html.charCodeAt(at);
		if (code === 60) {
			if (html.startsWith("<!--", at)) {
				const end = html.indexOf("-->", at + 4);
				at = end < 0 ? html.length : end + 3;
				continue;
			}
			const next = html.charCodeAt(at + 1);
			const letter = (next | 32) >= 97 && (next | 32) <= 122;
			if (at > lastBracket || (!letter && next !== 47 && next !== 33 && next !== 63)) {
				if (hidden === 0) page.text("<");
				at++;
				continue;
			}
			const end = endOfTag(html, at, patience);
			const closing = next === 47;
			let nameEnd = at + (closing ? 2 : 1);
			const nameStart = nameEnd;
			while (nameEnd < end && nameEnd - nameStart < 20 && /[a-z0-9:]/i.test(html.charAt(nameEnd))) nameEnd++;
			const tag = html.slice(nameStart, nameEnd).toLowerCase();
			at = end + 1;
			if (!closing && rawText.has(tag) && html.charCodeAt(end - 1) !== 47) {
				at = behindRawText(html, at, tag, patience);
				continue;
			}
			if (tag === "br") page.line(1);
			else if (tag === "p" || tag === "hr" || tag === "table") page.block();
			else if (blocks.has(tag)) page.block();
			else if (tag === "td" || tag === "th") page.space();
			if (closing) {
				const top = regions.at(-1);
				if (top?.tag === tag && --top.depth === 0) {
					regions.pop();
					close(top);
				}
			} else if (!voids.has(tag) && html.charCodeAt(end - 1) !== 47) {
				const attributes = html.slice(nameEnd, end);
				if (
					/divrplyfwdmsg|appendonsend|outlookmessageheader/i.test(attributes.slice(0, attributesRead)) &&
					afterReplyHeader < 0
				)
					afterReplyHeader = page.offset;
				const effect = regionOf(tag, attributes);
				const top = regions.at(-1);
				if (effect !== undefined && regions.length < 500) open(tag, effect);
				else if (top?.tag === tag) top.depth++;
			}
			continue;
		}
		if (code === 38) {
			const entity = readEntity(html, at);
			at = entity.next;
			if (hidden > 0 || entity.text === "") continue;
			if (entity.text === " ") page.space();
			else page.text(entity.text);
			continue;
		}
		if (code === 32 || code === 10 || code === 13 || code === 9 || code === 160 || code === 0x202f) {
			page.space();
			at++;
			continue;
		}
		let end = at + 1;
		for (; end < html.length; end++) {
			const c = html.charCodeAt(end);
			if (c === 60 || c === 38 || c === 32 || c === 10 || c === 13 || c === 9 || c === 160 || c === 0x202f)
				break;
		}
		if (hidden === 0) page.text(html.slice(at, end));
		at = end;
	}
	while (regions.length > 0) {
		const region = regions.pop();
		if (region !== undefined && region.effect !== "hidden" && region.effect !== "fresh")
			page.mark(region.effect, region.start);
	}
	if (afterReplyHeader >= 0) page.mark("quotedThread", afterReplyHeader);
	return { text: page.toString(), marks: page.marks };
}

/** Behind `</tag>`, or behind an opening that is never closed. */
function behindRawText(html: string, at: number, tag: string, patience: Patience): number {
	if (patience.neverClosed.has(tag)) return at;
	const close = `</${tag}`;
	for (let i = html.indexOf("</", at); i >= 0; i = html.indexOf("</", i + 2)) {
		if (html.slice(i, i + close.length).toLowerCase() === close) {
			const end = html.indexOf(">", i);
			return end < 0 ? html.length : end + 1;
		}
	}
	patience.neverClosed.add(tag);
	return at;
}
