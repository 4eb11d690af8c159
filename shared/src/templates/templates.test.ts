import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { currencySchema } from "../dispute/money.ts";
import { mergeTemplate } from "./merge.ts";
import { exampleValues, previewTemplate } from "./preview.ts";
import { plainText, sanitiseHtml, tokenise } from "./sanitise.ts";
import { suppliedTemplates } from "./supplied.ts";
import type { Values } from "./tags.ts";
import { checkTemplate, sentence, type Template, TemplateError, templateProblems } from "./template.ts";

const eur = currencySchema.parse("EUR");
const template = (html: string, more: Partial<Template> = {}): Template => ({
	id: "own",
	purpose: "level1",
	language: "en",
	subject: "Reminder",
	html,
	...more,
});
const merged = (html: string, values: Values, more: Partial<Template> = {}) =>
	mergeTemplate(checkTemplate(template(html, more)), values);

describe("saving a template", () => {
	it("refuses an unknown tag, naming line, column and the likely one", () => {
		const problems = templateProblems(template("<p>Hello</p>\n<p>Dear #custmer_name,</p>"));
		expect(problems).toEqual([
			{
				part: "html",
				line: 2,
				column: 9,
				code: "unknownTag",
				what: "#custmer_name",
				suggestion: "#customer_name",
			},
		]);
		const [problem] = problems;
		expect(problem && sentence(problem, "en")).toBe(
			"Body, line 2, column 9: #custmer_name does not exist (#customer_name?)",
		);
		expect(problem && sentence(problem, "fr")).toContain("ligne 2, colonne 9");
	});

	it("refuses a tag that has no value in this kind of letter", () => {
		expect(templateProblems(template("<p>#dispute_number</p>"))).toMatchObject([{ code: "tagNotHere" }]);
		expect(templateProblems(template("<p>#item_number</p>"))).toMatchObject([{ code: "tagNotHere" }]);
	});

	it.each([
		["#if(late)x", "notClosed"],
		["x#end", "nothingToEnd"],
		["x#else", "elseWithoutIf"],
		["#if(late)a#else b#else c#end", "elseWithoutIf"],
		["#if x #end", "nameMissing"],
		["#each(total_due)x#end", "notAList"],
		['<a href="https://a.example/#today">x</a>', "inAttribute"],
		['<p title="#today">x</p>', "inAttribute"],
		["<img src=x onerror=alert(1)>", "dropped"],
		['<p style="color:red">x</p>', "dropped"],
		["<script>alert(1)</script>", "dropped"],
		["#late", "unknownTag"],
		["#Customer_name", "unknownTag"],
	])("refuses %s", (html, code) => {
		expect(templateProblems(template(html)).map((problem) => problem.code)).toContain(code);
		expect(() => checkTemplate(template(html))).toThrow(TemplateError);
	});

	it("accepts hashes that are no tags", () => {
		const { html } = merged("<p>#113, ##today, &#233;, n° # 5</p>", {});
		expect(html).toBe("<p>#113, #today, &#233;, n° # 5</p>");
	});
});

describe("merging", () => {
	const values = exampleValues("en");

	it("takes one side of a condition and every row of a list", () => {
		const html = "#if(late)late#else early#end: #each(items_list)[#item_number #item_open]#end";
		expect(merged(html, values).text).toBe("late: [F2026-0113 €2,175.50][F2026-0127 €612.00]\n");
		expect(merged(html, { ...values, late: { kind: "flag", set: false } }).text).toMatch(/^early/);
	});

	it("writes amounts and dates as the reader does", () => {
		const html = "#total_due · #today";
		expect(merged(html, values).text).toBe("€2,175.50 · 16 March 2026\n");
		expect(merged(html, values, { language: "fr" }).text).toMatch(/^2\s175,50\s€ · 16 mars 2026\n$/);
	});

	it("refuses to send a letter in which a tag has no value", () => {
		expect(() => merged("#signature", {})).toThrow(/#signature has no value/);
		expect(merged("a#if(signature)#signature#end", {}).text).toBe("a\n");
	});

	it("keeps every value inert", () => {
		const evil = "<img src=x onerror=alert(1)>\"'`</p><script>alert(1)</script>#today";
		const letter = merged(
			"<p>#customer_name</p>#items_list",
			{
				customer_name: { kind: "text", text: evil },
				items_list: {
					kind: "items",
					rows: [
						{
							number: evil,
							issuedOn: "2026-01-01",
							dueOn: "2026-01-01",
							amount: { minor: 1, currency: eur },
							open: { minor: 1, currency: eur },
							daysLate: 0,
						},
					],
				},
			},
			{ subject: "For #customer_name" },
		);
		const names = [...tokenise(letter.html)].flatMap((token) => (token.kind === "text" ? [] : [token.name]));
		expect(new Set(names)).toEqual(new Set(["p", "table", "thead", "tbody", "tr", "th", "td"]));
		expect(letter.text).toContain("<script>alert(1)</script>#today");
	});

	it("lets no value write a header of its own", () => {
		const letter = merged(
			"x",
			{ customer_name: { kind: "text", text: "A\r\nBcc: all@x.example" } },
			{
				subject: "To #customer_name",
			},
		);
		expect(letter.subject).toBe("To A Bcc: all@x.example");
	});

	it.each(["javascript:alert(1)", "http://a.example/", 'https://a.example/"x', "java\tscript:1"])(
		"refuses the link %s",
		(url) => {
			expect(() =>
				merged('<a href="#interactive_page">x</a>', { interactive_page: { kind: "link", url } }),
			).toThrow();
		},
	);

	it("merges random values without a mark of theirs in the HTML", () => {
		const marks = fc.array(
			fc.constantFrom(..."<>&\"'`/=#;", "script", "<!--", "-->", "<a href=", "&#60;", " ", "\n", "\u2028"),
		);
		fc.assert(
			fc.property(marks, marks, (a, b) => {
				const letter = merged(
					'<p>#customer_name</p><blockquote>#signature</blockquote><a href="#interactive_page">x</a>',
					{
						customer_name: { kind: "text", text: a.join("") },
						signature: { kind: "words", words: b.join("") },
						interactive_page: { kind: "link", url: "https://a.example/x" },
					},
				);
				const names = [...tokenise(letter.html)].flatMap((token) =>
					token.kind === "open" ? [token.name] : [],
				);
				expect(names.filter((name) => name !== "br")).toEqual(["p", "blockquote", "a"]);
				expect(sanitiseHtml(letter.html).dropped.filter(({ what }) => !what.startsWith("rel="))).toEqual([]);
			}),
		);
	});
});

describe("sanitising", () => {
	it.each([
		["<p>a<script>x</script>b</p>", "<p>ab</p>"],
		["<p onclick=x>a", "<p>a</p>"],
		["<svg><script>x</script></svg>a", "a"],
		["<a href='jav&#x61;script:x'>a</a>", "<a>a</a>"],
		[
			"<a href='https://a.example/?b=1&amp;c=2'>a</a>",
			'<a href="https://a.example/?b=1&#38;c=2" rel="noreferrer">a</a>',
		],
		["</div><b><i>x</b></i>", "<b><i>x</i></b>"],
		["a < b & c &lt; d", "a &#60; b &#38; c &lt; d"],
		["<!-- <p> -->a<![CDATA[<p>]]>b", "a]]&#62;b"],
		["<p", "<p></p>"],
		["<style><b>x</style>y", "y"],
		['<noscript><p title="</noscript><img src=x onerror=alert(1)>">', ""],
		[
			"<math><mtext><table><mglyph><style><!--</style><img title='--&gt;&lt;img src=1 onerror=alert(1)&gt;'>",
			"",
		],
	])("%s", (input, output) => {
		expect(sanitiseHtml(input).html).toBe(output);
	});

	it("gives what it would give again", () => {
		const pieces = fc.array(
			fc.constantFrom(
				"<p>",
				"</p>",
				"<b",
				">",
				"<",
				"&",
				"&amp;",
				"<script>",
				"</script>",
				'"',
				"'",
				"=",
				" href=",
				"<a ",
				"javascript:",
				"https://x",
				"<!--",
				"-->",
				"<table>",
				"<td>",
				"</table>",
				"text",
				"<svg>",
				"</svg>",
				"/",
			),
			{ maxLength: 30 },
		);
		fc.assert(
			fc.property(pieces, (parts) => {
				const once = sanitiseHtml(parts.join("")).html;
				expect(sanitiseHtml(once).html).toBe(once);
				expect(once).not.toMatch(/<script|<svg|<!--/i);
				for (const token of tokenise(once))
					if (token.kind === "open")
						for (const [name, value] of token.attributes)
							expect(name === "rel" || (name === "href" && value.startsWith("https://"))).toBe(true);
			}),
			{ numRuns: 3000 },
		);
	});

	it("writes lists, tables and links as text", () => {
		const html =
			'<p>One<br>two</p><ul><li>a</li><li>b &amp; c</li></ul><table><tr><th>x</th><td>1</td></tr><tr><td>y</td><td>2</td></tr></table><p><a href="https://a.example/">page</a></p>';
		expect(plainText(html)).toBe("One\ntwo\n\n- a\n- b & c\n\nx · 1\ny · 2\n\npage (https://a.example/)\n");
	});
});

describe("supplied templates", () => {
	it.each(suppliedTemplates)("$id can be saved and reads well with and without its options", (supplied) => {
		expect(templateProblems(supplied)).toEqual([]);
		const letter = previewTemplate(supplied);
		expect(letter.text).not.toMatch(/#|undefined|NaN/);
		expect(letter.subject).not.toMatch(/#|\n/);
		const {
			target_date: _a,
			interactive_page: _b,
			credit_note: _c,
			...fewer
		} = exampleValues(supplied.language);
		const bare = mergeTemplate(checkTemplate(supplied), fewer);
		expect(bare.text).not.toMatch(/#|undefined|\(\)/);
	});

	it("reads as a person would write it", () => {
		const french = suppliedTemplates.find(({ id }) => id === "level1-fr");
		expect(french && previewTemplate(french)).toMatchSnapshot();
	});
});
