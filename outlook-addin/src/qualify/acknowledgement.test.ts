import { disputedTotals } from "@accord/shared/dispute/lines.ts";
import { given } from "@accord/shared/dispute/scenario.ts";
import { expect, test } from "vitest";
import { acknowledgement } from "./acknowledgement.ts";

const { state } = given();
const view = {
	dispute: state,
	allowed: [],
	reasonLabel: { fr: "Litige prix", en: "Price" },
	awaits: { fr: "", en: "" },
	people: {},
	disputed: disputedTotals(state),
	held: [],
};

test("the customer is answered in their language, whatever the agent's is", () => {
	const fr = acknowledgement({ view, language: "fr", customerName: "Mme Durand", signature: "Claire Morel" });
	expect(fr).toContain("Bonjour Mme Durand,");
	expect(fr).toContain("la facture F1");
	expect(fr).toMatch(/D-2026-000001 \(Litige prix, 300,00\s€\)/);
	expect(fr.endsWith("Claire Morel")).toBe(true);
	const en = acknowledgement({ view, language: "en", customerName: undefined, signature: "Claire Morel" });
	expect(en).toContain("Hello,");
	expect(en).toContain("€300.00");
});

test("several invoices are named one by one", () => {
	const [line] = state.lines;
	if (!line) throw new Error("a dispute has a line");
	const lines = [line, { ...line, item: "F2" }, { ...line, item: "F3" }];
	const text = acknowledgement({
		view: { ...view, dispute: { ...state, lines } },
		language: "en",
		customerName: undefined,
		signature: "",
	});
	expect(text).toContain("invoices F1, F2 and F3");
});
