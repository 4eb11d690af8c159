import { randomBytes } from "node:crypto";
import { agendaQuerySchema } from "@accord/shared/api/dunningSchemas.ts";
import { commandRequestSchema, openRequestSchema } from "@accord/shared/api/schemas.ts";
import type { SentForm } from "@accord/shared/app/collecting/customerDesk.ts";
import { createReceivables, type Receivables } from "@accord/shared/app/collecting/receivables.ts";
import { formSeal } from "@accord/shared/customer/link.ts";
import { accountIdSchema } from "@accord/shared/dispute/dispute.ts";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { csv, type Rig, rig } from "./bench.ts";

const account = accountIdSchema.parse("C001");
let bench: Rig;
let money: Receivables;
const claire = () => bench.as("claire");

beforeEach(async () => {
	bench = rig();
	money = createReceivables(bench.ports, bench.accord, { random: randomBytes });
	await bench.accord.importAccounts(
		bench.as("diane"),
		csv(
			"compte;raisonsociale;email;coordinateur;pays",
			"C001;Durand SA;ap@durand.example;claire;FR",
			"C002;Petit SARL;ap@petit.example;chloe;FR",
		),
	);
	await bench.accord.importOpenItems(
		bench.as("diane"),
		csv(
			"compte;facture;montant;solde;echeance;datefacture",
			"C001;F1;1000,00;1000,00;2026-02-15;2026-01-15",
			"C001;F2;300,00;300,00;2026-04-15;2026-01-15",
			"C002;G1;50,00;50,00;2026-02-20;2026-01-15",
		),
	);
	await settle();
});
afterEach(() => bench.dispose());

async function settle(): Promise<void> {
	await bench.accord.catchUp();
	await money.projection.catchUp();
}
const agenda = async (who = "claire", query: { coordinator?: string } = {}) =>
	(await money.collections.agenda(bench.as(who), agendaQuerySchema.parse(query))).entries.map(
		({ kind, account: of }) => `${kind} ${of}`,
	);

let forms = 0;
function form(
	token: string,
	fields: Record<string, string | string[]>,
	more: Partial<SentForm> = {},
): SentForm {
	forms += 1;
	const id = forms.toString(16).padStart(32, "0");
	return {
		form: id,
		seal: formSeal(token, id),
		fields: { getAll: (name) => [fields[name] ?? []].flat() },
		files: [],
		...more,
	};
}
const contest = {
	act: "contest",
	item: "F1",
	"amount:F1": "300,00",
	reason: "PRICE",
	words: "Le prix est faux.",
};
const link = async (more: { to?: string; days?: number } = {}) =>
	(
		await money.links.make(
			{ tenant: claire().tenant, account },
			{ days: 60, to: "ap@durand.example", ...more },
		)
	).token;
async function written(): Promise<number> {
	let count = 0;
	for (let continuation: string | undefined; ; ) {
		const feed = await bench.ports.ledger.changes(continuation, 500);
		count += feed.items.length;
		continuation = feed.continuation;
		if (feed.drained) return count;
	}
}
const firstClaim = async () => {
	const { claims } = await bench.accord.readStatement(claire(), account);
	const claim = claims[0];
	if (!claim) throw new Error("no claim");
	return claim;
};

describe("the agenda and the run", () => {
	it("propose what is due, once, and say why the rest is not", async () => {
		expect(await agenda()).toEqual(["chase C001", "chase C002"]);
		expect(await agenda("claire", { coordinator: "claire" })).toEqual(["chase C001"]);
		expect(await money.collections.run(claire())).toMatchObject({ accounts: 2, proposed: 2, already: 0 });
		await settle();
		expect(await money.collections.run(claire())).toMatchObject({ proposed: 0, already: 2 });
		const { proposal, lines: all } = await money.collections.proposal(claire(), account);
		expect(proposal).toMatchObject({ items: ["F1"], total: [{ minor: 100_000 }], to: ["ap@durand.example"] });
		expect(proposal?.letter?.subject).toContain("échus");
		expect(all.map(({ item, why }) => [item, why])).toEqual([
			["F1", "due"],
			["F2", "notDue"],
		]);
	});

	it("never chase a contested amount, also when it was proposed before", async () => {
		await money.collections.run(claire());
		await bench.accord.openDispute(
			claire(),
			openRequestSchema.parse({
				account,
				lines: [{ item: "F1", amount: 30_000 }],
				reason: "PRICE",
				words: "x",
				source: { kind: "phone" },
				idempotencyKey: "open-one-1",
			}),
		);
		const { proposal } = await money.collections.proposal(claire(), account);
		expect(proposal?.total).toMatchObject([{ minor: 70_000 }]);
		const letter = await money.collections.decideLetter(claire(), proposal?.id ?? "", {
			account,
			outcome: "sent",
		});
		expect(letter.lines).toMatchObject([{ item: "F1", amount: 70_000 }]);
		expect((await money.collections.proposal(claire(), account)).proposal).toBeUndefined();
		await settle();
		expect(await agenda("claire", { coordinator: "claire" })).toEqual([]);
	});

	it("brings an account back on its day, without anything being written for it", async () => {
		await money.collections.run(claire());
		const { proposal } = await money.collections.proposal(claire(), account);
		await money.collections.decideLetter(claire(), proposal?.id ?? "", { account, outcome: "sent" });
		await settle();
		expect(await agenda("claire", { coordinator: "claire" })).toEqual([]);
		// Level 2 is twenty days after 15 February, and the letter of 3 March seven days old.
		bench.now = "2026-03-10T09:00:00.000Z";
		await settle();
		expect(await agenda("claire", { coordinator: "claire" })).toEqual(["chase C001"]);
	});

	it("takes back on the same day what was said of a letter", async () => {
		await money.collections.run(claire());
		const id = (await money.collections.proposal(claire(), account)).proposal?.id ?? "";
		const decide = (outcome: "sent" | "cancelled" | "proposed") =>
			money.collections.decideLetter(claire(), id, { account, outcome });
		await decide("cancelled");
		expect(await decide("proposed")).toMatchObject({ state: "proposed" });
		await decide("sent");
		await expect(decide("cancelled")).rejects.toMatchObject({ code: "wrong_status" });
		bench.now = "2026-03-04T09:00:00.000Z";
		await expect(decide("proposed")).rejects.toMatchObject({ code: "wrong_status" });
	});

	it("show whom another policy would touch tomorrow, and write nothing", async () => {
		const before = await written();
		const { policy } = await money.policies.read(claire());
		const preview = await money.policies.preview(claire(), { ...policy, minimum: { EUR: 10_000 } });
		expect(preview).toMatchObject({
			day: "2026-03-04",
			inForce: { accounts: 2, items: 2, total: [{ minor: 105_000 }] },
			wanted: { accounts: 1, items: 1, total: [{ minor: 100_000 }], why: { belowMinimum: 1 } },
			differ: [{ account: "C002", accountName: "Petit SARL", inForce: "level1" }],
			differing: 1,
		});
		expect(await written()).toBe(before);
	});

	it("say what is to be done in the language of the surface, whatever the person's own is", async () => {
		const said = async (language?: "fr" | "en") => {
			const query = agendaQuerySchema.parse({ account, ...(language ? { language } : {}) });
			return (await money.collections.agenda(claire(), query)).entries[0]?.says;
		};
		expect([await said("fr"), await said("en")]).toEqual([
			expect.stringMatching(/^À relancer/),
			expect.stringMatching(/^To chase/),
		]);
		expect(await said()).toBe(await said(claire().language));
	});

	it("follow the policy that is saved, the account's before the tenant's", async () => {
		const { policy } = await money.policies.read(claire());
		const strange = { ...policy, levels: [{ id: "a", day: 5, channel: "call" as const, template: "nope" }] };
		await expect(money.policies.save(claire(), strange, policy.version)).rejects.toMatchObject({
			field: "levels.0.template",
		});
		const own = { excluded: { because: "insolvency", until: "2026-03-20" }, items: [] };
		const { account: before } = await money.policies.read(claire(), account);
		expect(await money.policies.previewAccount(claire(), account, own)).toMatchObject({
			day: "2026-03-04",
			accountName: "Durand SA",
			inForce: { level: "level1", items: ["F1"], lines: [{ why: "due" }, { why: "notDue" }] },
			wanted: { total: [], items: [], lines: [{ why: "excluded" }, { why: "excluded" }] },
		});
		const { version } = await money.policies.saveAccount(claire(), account, {
			policy: own,
			seen: before?.version ?? "",
		});
		expect((await money.collections.proposal(claire(), account)).lines[0]).toMatchObject({ why: "excluded" });
		await settle();
		expect(await agenda()).toEqual(["chase C002"]);
		await money.policies.saveAccount(claire(), account, { policy: { items: [] }, seen: version });
		expect((await money.policies.read(claire(), account)).account).toEqual(before);
		await settle();
		expect(await agenda()).toEqual(["chase C001", "chase C002"]);
	});

	it("write letters with the tenant's own template, which cannot be saved with an unknown tag", async () => {
		const [template] = (await money.letters.templates(claire().tenant)).filter(
			({ id }) => id === "level1-fr",
		);
		if (!template) throw new Error("no template");
		const own = { ...template, html: "<p>#customer_name doit #total_due</p>", subject: "Rappel" };
		await expect(
			money.letters.save(claire(), "level1-fr", {
				template: { ...own, html: "<p>#custumer_name</p>" },
				seen: template.version,
			}),
		).rejects.toMatchObject({ code: "invalid_input", field: "html:1:4" });
		const { version } = await money.letters.save(claire(), "level1-fr", {
			template: own,
			seen: template.version,
		});
		const { proposal } = await money.collections.proposal(claire(), account);
		expect(proposal?.letter?.text).toMatch(/^Durand SA doit 1\s000,00\s€\n$/);
		await expect(money.letters.forget(claire().tenant, "level1-fr", template.version)).rejects.toMatchObject({
			code: "changed_since",
		});
		await money.letters.forget(claire().tenant, "level1-fr", version);
		expect((await money.letters.preview(claire(), own, account)).subject).toBe("Rappel");
	});

	it("puts an entry aside until its day", async () => {
		await money.collections.snooze(claire(), {
			account,
			entry: "chase.C001",
			until: "2026-03-10",
			because: "spoke with her",
		});
		await settle();
		expect(await agenda("claire", { coordinator: "claire" })).toEqual([]);
		bench.now = "2026-03-10T09:00:00.000Z";
		await settle();
		expect(await agenda("claire", { coordinator: "claire" })).toEqual(["chase C001"]);
	});
});

describe("a claim from the page", () => {
	it("holds nothing until a person qualifies it; then the customer sees its dispute", async () => {
		const token = await link();
		expect(await money.desk.send(token, form(token, contest))).toMatchObject({
			sent: { outcome: "received" },
		});
		await settle();
		expect(await agenda("claire", { coordinator: "claire" })).toEqual(["chase C001", "claim C001"]);
		expect((await money.collections.proposal(claire(), account)).proposal?.total).toMatchObject([
			{ minor: 100_000 },
		]);
		const { id } = await firstClaim();
		const asked = { account, idempotencyKey: "qualify-1" };
		const claim = await money.claims.qualify(claire(), id, asked);
		expect(claim).toMatchObject({ state: "qualified", dispute: expect.any(String) });
		expect(await money.claims.qualify(claire(), id, asked)).toEqual(claim);
		await expect(
			money.claims.qualify(claire(), id, { ...asked, idempotencyKey: "qualify-2" }),
		).rejects.toMatchObject({ code: "wrong_status" });
		expect((await money.collections.proposal(claire(), account)).proposal?.total).toMatchObject([
			{ minor: 70_000 },
		]);
		const shown = await money.desk.page(token);
		expect(shown?.page.claims).toMatchObject([{ state: "beingLookedInto", number: "D-2026-000001" }]);
		expect(shown?.page.items[0]).toMatchObject({ number: "F1", free: 70_000 });
	});

	it("is one, however often the form is sent, and what came first stands", async () => {
		const token = await link();
		const sent = form(token, contest);
		const both = await Promise.all([money.desk.send(token, sent), money.desk.send(token, sent)]);
		expect(both.map((one) => one?.sent.outcome)).toEqual(["received", "received"]);
		const other = {
			...sent,
			fields: { getAll: (name: string) => (name === "words" ? ["other"] : sent.fields.getAll(name)) },
		};
		expect((await money.desk.send(token, other))?.sent.outcome).toBe("already");
		expect((await bench.accord.readStatement(claire(), account)).claims).toHaveLength(1);
	});

	it("needs the seal of the link it was shown to", async () => {
		const token = await link();
		const another = await link();
		const before = await written();
		for (const seal of ["", "0".repeat(64), formSeal(another, "1".padStart(32, "0"))])
			expect((await money.desk.send(token, form(token, contest, { seal })))?.sent.outcome).toBe("forged");
		expect(await written()).toBe(before);
	});

	it("names an item of another account as if it did not exist", async () => {
		const token = await link();
		expect(await money.desk.send(token, form(token, { ...contest, item: "G1" }))).toMatchObject({
			sent: { outcome: "wrong", errors: [{ field: "items", problem: "unknown" }] },
		});
		expect(JSON.stringify((await money.desk.page(token))?.page)).not.toMatch(/G1|Petit|claire/i);
	});

	it("keeps a picture and refuses a program that calls itself one", async () => {
		const token = await link();
		const png = Uint8Array.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a, 0, 0, 0, 13]);
		const file = (bytes: Uint8Array) => [{ name: "../photo.png", mediaType: "image/png", bytes }];
		const bad = await money.desk.send(
			token,
			form(token, contest, { files: file(new TextEncoder().encode("MZ\u0090\0evil")) }),
		);
		expect(bad?.sent).toMatchObject({ outcome: "wrong", errors: [{ field: "files" }] });
		await money.desk.send(token, form(token, contest, { files: file(png) }));
		const claim = await firstClaim();
		expect(claim.files).toMatchObject([{ name: "..".concat("_photo.png"), bytes: 12 }]);
		const sha256 = claim.files?.[0]?.sha256 ?? "";
		const kept = await money.claimFile(claire(), { accountId: account, claimId: claim.id, sha256 });
		expect(kept?.bytes).toEqual(png);
		expect(
			await money.claimFile(bench.as("claire", "other"), { accountId: account, claimId: claim.id, sha256 }),
		).toBeUndefined();
	});

	it("that promises a payment stops the chase until the promise is broken", async () => {
		const token = await link();
		await money.desk.send(token, form(token, { act: "promise", item: "F1", promiseDate: "2026-03-10" }));
		await money.claims.qualify(claire(), (await firstClaim()).id, { account, idempotencyKey: "qualify-3" });
		expect((await money.collections.proposal(claire(), account)).proposal).toBeUndefined();
		bench.now = "2026-03-14T09:00:00.000Z";
		await settle();
		expect(await agenda("claire", { coordinator: "claire" })).toEqual(["chase C001", "brokenPromise C001"]);
	});

	it("sends a receipt to the address of the link, in the same commit", async () => {
		const token = await link();
		await money.desk.send(token, form(token, contest));
		const feed = await bench.ports.ledger.changes(undefined, 500);
		const mails = feed.items.filter(({ body }) => body.kind === "mail");
		expect(mails.map(({ body }) => body.mail)).toMatchObject([
			{ to: "ap@durand.example", state: "waiting", about: "receipt" },
		]);
	});
});

describe("a dispute and its customer", () => {
	const said = (value: object) => commandRequestSchema.parse(value);
	const openOne = async () => {
		const request = {
			account,
			lines: [{ item: "F1", amount: 30_000 }],
			reason: "PRICE",
			words: "Le prix <b>convenu</b> était 12,50 €.",
			source: { kind: "phone" },
			idempotencyKey: "open-three-3",
		};
		return (await bench.accord.openDispute(claire(), openRequestSchema.parse(request))).dispute;
	};
	const letter = (id: Awaited<ReturnType<typeof openOne>>["id"]) =>
		money.disputeLetter(claire(), id, { origin: "https://accord.example" });
	const tokenIn = (text: string) => /api\/c\/([\w-]{43})/.exec(text)?.[1] ?? "";

	it("has the letter that fits its state, and its page takes the customer's agreement", async () => {
		const opened = await openOne();
		const acknowledgement = await letter(opened.id);
		expect(acknowledgement).toMatchObject({ purpose: "acknowledgement", to: ["ap@durand.example"] });
		expect(acknowledgement.subject).toContain(opened.number);
		expect(acknowledgement.text).toContain("Le prix <b>convenu</b> était 12,50 €.");
		expect(acknowledgement.html).not.toContain("<b>convenu");

		const proposed = await bench.accord.commandDispute(
			bench.as("samir"),
			opened.id,
			said({
				type: "ProposeOutcome",
				lines: [{ line: "L1", credited: 0, upheld: 30_000, writtenOff: 0 }],
				because: "The price was right.",
				expectedVersion: opened.version,
				idempotencyKey: "propose-1",
			}),
		);
		expect(proposed.dispute.status).toBe("awaitingConfirmation");
		const request = await letter(opened.id);
		expect(request.purpose).toBe("confirmationRequest");
		expect(request.text).not.toContain("The price was right.");
		const token = tokenIn(request.text);
		expect((await money.desk.page(token))?.page.decisions).toMatchObject([
			{ kind: "resolution", answered: false },
		]);
		const agreed = await money.desk.send(token, form(token, { act: "agree", dispute: opened.id }));
		expect(agreed?.sent).toEqual({ outcome: "received", kind: "agree" });
		expect((await money.desk.page(token))?.page.decisions).toMatchObject([{ answered: true }]);
		expect((await bench.accord.readDispute(claire(), opened.id)).dispute.status).toBe("awaitingConfirmation");

		const { id } = await firstClaim();
		await money.claims.qualify(claire(), id, { account, idempotencyKey: "qualify-9" });
		expect((await bench.accord.readDispute(claire(), opened.id)).dispute.status).toBe("closed");
		expect(await money.desk.page(token)).toBeUndefined();
		expect(await letter(opened.id)).toMatchObject({ purpose: "resolutionRefused" });
	});

	it("asks on the page, and a person records the answer", async () => {
		const opened = await openOne();
		await bench.accord.commandDispute(
			bench.as("samir"),
			opened.id,
			said({
				type: "AskCustomer",
				question: "Quel prix ?",
				expectedVersion: opened.version,
				idempotencyKey: "ask-one-1",
			}),
		);
		const asked = await letter(opened.id);
		expect(asked).toMatchObject({ purpose: "informationRequest" });
		const token = tokenIn(asked.text);
		await money.desk.send(token, form(token, { act: "answer", dispute: opened.id, words: "12,50 €" }));
		await money.claims.qualify(claire(), (await firstClaim()).id, { account, idempotencyKey: "qualify-10" });
		const file = await bench.accord.readDispute(claire(), opened.id);
		expect(file.dispute.status).toBe("open");
		expect(file.events.at(-1)?.fact).toMatchObject({
			type: "CustomerAnswerRecorded",
			answer: "12,50 €",
			via: "link",
		});
	});
});

describe("a customer's link", () => {
	it("opens nothing once expired, revoked, tampered with, or of a closed dispute; all alike", async () => {
		const token = await link({ days: 10 });
		const flipped = `${token.slice(0, 20)}${token[20] === "A" ? "B" : "A"}${token.slice(21)}`;
		expect(await money.desk.page(token)).toBeDefined();
		expect(await money.desk.page(flipped)).toBeUndefined();
		bench.now = "2026-03-14T00:00:00.000Z";
		expect(await money.desk.page(token)).toBeUndefined();
		bench.now = "2026-03-04T09:00:00.000Z";
		expect(await money.links.revoke(claire().tenant, account)).toBe(1);
		expect(await money.desk.page(token)).toBeUndefined();
		expect(await money.desk.send(token, form(token, contest))).toBeUndefined();

		const { dispute } = await bench.accord.openDispute(
			claire(),
			openRequestSchema.parse({
				account,
				lines: [{ item: "F1", amount: 30_000 }],
				reason: "PRICE",
				words: "x",
				source: { kind: "phone" },
				idempotencyKey: "open-two-2",
			}),
		);
		const own = await money.links.make(
			{ tenant: claire().tenant, account, dispute: dispute.id },
			{ days: 60 },
		);
		expect((await money.desk.page(own.token))?.page.items.map(({ number }) => number)).toEqual(["F1"]);
		await bench.accord.commandDispute(
			claire(),
			dispute.id,
			commandRequestSchema.parse({
				type: "Withdraw",
				because: "paid",
				expectedVersion: dispute.version,
				idempotencyKey: "withdraw-1",
			}),
		);
		expect(await money.desk.page(own.token)).toBeUndefined();
		await expect(
			money.links.make({ tenant: claire().tenant, account, dispute: dispute.id }, { days: 60 }),
		).rejects.toMatchObject({ code: "wrong_status" });
	});

	it("is looked at without anything being written, and stored as its hash only", async () => {
		const token = await link();
		const before = await written();
		await money.desk.page(token);
		await money.desk.opens(token);
		await money.desk.opens("x".repeat(43));
		expect(await written()).toBe(before);
		const feed = await bench.ports.ledger.changes(undefined, 500);
		expect(JSON.stringify(feed.items)).not.toContain(token);
	});
});
