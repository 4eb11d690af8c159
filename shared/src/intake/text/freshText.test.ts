import { describe, expect, test } from "vitest";
import { freshText } from "./freshText.ts";
import { renderHtml } from "./html.ts";

const fresh = (body: string, subject = ""): string => freshText({ text: body, marks: [] }, subject).text;
const freshHtml = (html: string, subject = ""): string => freshText(renderHtml(html), subject).text;

describe("fresh text of a mail", () => {
	test("given an Outlook thread in French, when read, then the header block and all below are cut and kept", () => {
		const body =
			"Bonjour,\nIl manque deux cartons.\n\nDe : Relances <r@x.example>\nEnvoyé : lundi 3 mars 2025 08:02\nÀ : Compta\nObjet : Relance\n\nMerci de payer.";
		const read = freshText({ text: body, marks: [] });
		expect(read.text).toContain("Il manque deux cartons.");
		expect(read.text).not.toContain("Merci de payer");
		expect(read.cut.map((c) => c.kind)).toEqual(["quotedThread"]);
		expect(read.cut[0]?.text).toContain("Merci de payer.");
		expect(read.thread).toContain("Relances");
	});

	test.each([
		["Von: A <a@x.example>\nGesendet: Montag, 3. März 2025\nAn: B\nBetreff: Mahnung"],
		["From: A <a@x.example>\nSent: Monday, 3 March 2025\nTo: B\nSubject: Reminder"],
		["On Mon, 3 Mar 2025 at 10:00, A <a@x.example> wrote:"],
		["Le lun. 3 mars 2025 à 10:00, A <a@x.example> a\nécrit :"],
		["-----Message d'origine-----\nDe : A"],
	])("given the quotation that begins %j, when read, then it is cut", (head) => {
		expect(fresh(`We got 8 of 10.\n\n${head}\n\nPlease pay the balance.`)).toBe("We got 8 of 10.");
	});

	test("given answers between quoted lines, when read, then every answer stays", () => {
		const read = fresh("> When will you pay F-1?\nNever, the goods are broken.\n\n> And F-2?\nOn Friday.");
		expect(read).toContain("Never, the goods are broken.");
		expect(read).toContain("On Friday.");
		expect(read).not.toContain("When will");
	});

	test("given a mail that starts with Le, when read, then it is not taken for a quotation", () => {
		expect(fresh("Le prix facturé n'est pas le bon, vous avez écrit 12 € sur le devis du 3 mars.")).toContain(
			"Le prix facturé",
		);
	});

	test("given a signature with phone and registration numbers, when read, then it is cut, a postscript stays", () => {
		const read = fresh(
			"Il manque 3 sacs.\n\nCordialement,\nJean Petit\nTél. : 04 66 00 31 42\nSIRET 388 000 431 00022\n\nPS : la 334 est payée.",
		);
		expect(read).not.toContain("SIRET");
		expect(read).not.toContain("04 66");
		expect(read).toContain("PS : la 334 est payée.");
	});

	test("given a disclaimer, when read, then it is cut", () => {
		expect(
			fresh(
				"Short by two.\n\nThis e-mail is confidential and may contain disputed claims. If you are not the intended recipient, delete it.",
			),
		).toBe("Short by two.");
	});

	test("given a forwarded mail below a few words, when read, then the forwarded words count as fresh", () => {
		const read = fresh(
			"Voir ci-dessous, merci.\n\n---------- Forwarded message ---------\nDe : Chef de chantier\nDate: 3 mars\nSubject: parpaings\n\nIl manque 2 palettes.",
			"TR: parpaings",
		);
		expect(read).toContain("Il manque 2 palettes.");
	});

	test("given nothing but a quotation, when read, then the whole body is fresh rather than nothing", () => {
		expect(fresh("> the goods never came")).toContain("the goods never came");
	});

	test("given Gmail and Outlook markup, when read, then quotations and signatures are cut", () => {
		expect(
			freshHtml(
				'<div dir="ltr">Two missing.<br><div class="gmail_signature">Ann<br>Tel 1</div></div><div class="gmail_quote"><div class="gmail_attr">On Mon wrote:</div><blockquote>Pay!</blockquote></div>',
			),
		).toBe("Two missing.");
		expect(freshHtml('<p>Two missing.</p><div id="divRplyFwdMsg"><b>From:</b> A</div><div>Pay!</div>')).toBe(
			"Two missing.",
		);
	});

	test("given answers inside Gmail's quotation, when read, then they stay", () => {
		const read = freshHtml(
			'<div class="gmail_quote"><blockquote>F-1?</blockquote><div>It is broken.</div><blockquote>F-2?</blockquote><div>Friday.</div></div>',
		);
		expect(read).toContain("It is broken.");
		expect(read).toContain("Friday.");
		expect(read).not.toContain("F-1?");
	});
});

describe("rendering mail HTML", () => {
	test("given entities, hidden text, styles and comments, when rendered, then only what a person sees is left", () => {
		const { text } = renderHtml(
			'<style>p{}</style><p>12&nbsp;&euro; &lt;net&gt; caf&eacute;&#33;</p><!-- no --><div style="display:none">hidden</div><p>b</p>',
		);
		expect(text).toBe("12 € <net> café!\nb");
	});

	test("given broken markup, when rendered, then the words survive", () => {
		expect(renderHtml('a < b <p class="x>two</p> three').text).toContain("three");
	});
});
