import { createAccord } from "@accord/shared/app/createAccord.ts";
import type { SecondOpinion } from "@accord/shared/intake/types.ts";
import type { MailInQuestion } from "@accord/shared/ports/secondReader.ts";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { type Rig, rig, settings } from "./bench.ts";
import { stock } from "./stand.ts";

let r: Rig;
let shown: MailInQuestion[];
beforeEach(async () => {
	shown = [];
	r = rig();
	await stock(r);
});
afterEach(() => r.dispose());

const vague = [
	"The paper came, then nothing for a while, then this.",
	"We sent something back last month; did you see it? Payment is being looked at.",
	"Half now, half when we have sorted things out between us?",
	"I will settle it when the crate business is cleared up, thank you for the copy.",
	"Not quite what I remember us saying, but perhaps it is me.",
];
const answering = (words: string) =>
	[
		"Hello,",
		"",
		words,
		"",
		"Mme Durand",
		"",
		"From: Claire <claire@accord.example>",
		"Sent: Monday, March 2, 2026 9:12 AM",
		"To: compta@durand.example",
		"Subject: F2",
		"",
		"Please pay F2, it is overdue.",
	].join("\n");
/** The first of the vague mails that this version of the model is unsure of: which it is changes with its training. */
async function unsureMail(): Promise<string> {
	for (const words of vague) if ((await read(r.accord, answering(words))).ask) return answering(words);
	throw new Error("the reader is sure of every vague mail");
}
const sure =
	"We will not pay invoice F2: the unit price charged is 14 euros and your quote says 12 euros. Please send a credit note.";

function asking(allowed: boolean, opinion: () => Promise<SecondOpinion | undefined>) {
	return createAccord({
		...r.ports,
		tenants: {
			...r.ports.tenants,
			settings: async (tenant) => ({ ...settings(tenant), secondReader: allowed }),
		},
		secondReader: {
			opinion: (mail) => {
				shown.push(mail);
				return opinion();
			},
		},
	});
}
const read = (accord: ReturnType<typeof asking>, body: string) =>
	accord.readMail(r.as("claire"), {
		messageId: "<1@durand.example>",
		from: { address: "compta@durand.example", name: "Mme Durand" },
		subject: "F2",
		bodyType: "text",
		body,
	});
const terms = async (): Promise<SecondOpinion> => ({ intent: "dispute", reasons: ["TERMS"] });

describe("a mail the reader is unsure of", () => {
	it("is shown to the language model without sender, account or thread, and the answer weighs", async () => {
		const unsure = await unsureMail();
		const own = await read(r.accord, unsure);
		expect(own.secondOpinion).toBeUndefined();
		const proposal = await read(asking(true, terms), unsure);
		expect(proposal.secondOpinion).toBe(true);
		expect(proposal.intent).toBe("dispute");
		const share = ({ reasons }: typeof own) => reasons.find(({ code }) => code === "TERMS")?.confidence ?? 0;
		expect(share(proposal)).toBeGreaterThan(share(own));
		const [{ text, subject, reasons, ...rest } = { text: "", subject: "", reasons: [] }] = shown;
		expect(shown).toHaveLength(1);
		expect(subject).toBe("F2");
		expect(unsure).toContain(text.split("\n")[2] ?? text);
		expect(text).not.toMatch(/overdue|claire|Durand SA/);
		expect(reasons.map(({ code }) => code)).toContain("TERMS");
		expect(Object.keys(rest).sort()).toEqual(["intents", "language"]);
	});

	it("is shown to nobody where the tenant did not allow it", async () => {
		const unsure = await unsureMail();
		expect(await read(asking(false, terms), unsure)).toEqual(await read(r.accord, unsure));
		expect(shown).toEqual([]);
	});

	it("is read all the same when the model has no opinion or fails", async () => {
		const unsure = await unsureMail();
		const own = await read(r.accord, unsure);
		expect(
			await read(
				asking(true, async () => undefined),
				unsure,
			),
		).toEqual(own);
		expect(
			await read(
				asking(true, () => Promise.reject(new Error("down"))),
				unsure,
			),
		).toEqual(own);
	});
});

describe("a mail the reader is sure of", () => {
	it("is shown to nobody", async () => {
		expect((await read(asking(true, terms), sure)).ask).toBe(false);
		expect(shown).toEqual([]);
	});
});
