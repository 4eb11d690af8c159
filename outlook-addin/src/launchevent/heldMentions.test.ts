import { holds } from "@accord/shared/dispute/holds.ts";
import { given } from "@accord/shared/dispute/scenario.ts";
import { describe, expect, test } from "vitest";
import { statementWith } from "../gallery/company.ts";
import { freshPart, heldMentions } from "./heldMentions.ts";
import { question } from "./question.ts";

const { state } = given(
	{
		type: "OpenDispute",
		lines: [{ item: "F2024-0113", amount: 60_000 }],
		reason: "PRICE",
		words: "Le prix est faux.",
		source: { kind: "mail" },
	} as const,
	{ items: { "F2024-0113": { open: 450_000 } } },
);
/** Durand's statement with 600.00 of F2024-0113 held by D-2026-000001. */
const statement = statementWith(holds(state, "2026-03-03"));
const found = (subject: string, body: string) =>
	heldMentions({ subject, body }, [statement]).map((m) => m.item);

describe("a held invoice is noticed", () => {
	test.each([
		["Relance facture F2024-0113", "Merci de régler."],
		["Relance", "Sauf erreur, la facture F2024-0113 reste impayée."],
		["Relance", "la facture f 2024/0113, merci"],
		["Relance", "facture F2024 0113."],
	])("%s / %s", (subject, body) => {
		expect(found(subject, body)).toEqual(["F2024-0113"]);
	});
});

describe("a message that chases nobody goes", () => {
	test.each([
		["an invoice that is not held", "Relance", "La facture F2024-0127 est échue."],
		["a longer number", "Relance", "La facture F2024-01130 est échue."],
		["the dispute itself", "Re: Relance F2024-0113", "F2024-0113 : votre litige D-2026-000001 est suivi."],
		["the subject of a reply", "Re: Relance F2024-0113", "Bonjour, bien reçu."],
		["the thread below", "Re: x", "Bien reçu.\n\nDe : Mme Durand\nEnvoyé : lundi\n\nF2024-0113 est fausse"],
		["a quoted line", "Re: x", "Bien reçu.\nLe 3 mars 2026, Mme Durand a écrit :\n> F2024-0113"],
	])("%s", (_, subject, body) => {
		expect(found(subject, body)).toEqual([]);
	});
});

test("what is fresh ends where a quotation begins", () => {
	expect(freshPart("a\r\nb\r\n-----Original Message-----\r\nc")).toBe("a\nb\n");
	expect(freshPart("On the other hand, it is fine.")).toBe("On the other hand, it is fine.");
});

test("the question says what is held, by which dispute, and what may be dunned", () => {
	const mentions = heldMentions({ subject: "Relance F2024-0113", body: "" }, [statement]);
	expect(question(mentions, "fr")).toMatch(
		/F2024-0113 : 600,00\s€ bloqués par le litige D-2026-000001, 3\s900,00\s€ relançables\./u,
	);
	expect(question(mentions, "en")).toContain("F2024-0113: €600.00 held by dispute D-2026-000001");
});
