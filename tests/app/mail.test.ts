import type { Mail } from "@accord/shared/api/schemas.ts";
import { accountIdSchema } from "@accord/shared/dispute/dispute.ts";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { type Rig, rig } from "./bench.ts";
import { account, act, claim, stock } from "./stand.ts";

let r: Rig;
beforeEach(async () => {
	r = rig();
	await stock(r);
});
afterEach(() => r.dispose());

const mail = (more: Partial<Mail> = {}): Mail => ({
	messageId: "<1@durand.example>",
	conversationId: "talk-1",
	from: { address: "compta@durand.example", name: "Mme Durand" },
	subject: "Facture F2",
	bodyType: "text",
	body: "Bonjour,\n\nNous ne paierons pas la facture F2 : le prix n'est pas celui du devis.\n\nMme Durand",
	receivedAt: "2026-03-03T08:00:00.000Z",
	...more,
});
const read = (more: Partial<Mail> = {}) => r.accord.readMail(r.as("claire"), mail(more));

describe("a proposal", () => {
	it("names account, intent, reason, line, owner, target day and the customer's words", async () => {
		const proposal = await read();
		expect(proposal).toMatchObject({
			account: { id: "C001", name: "Durand SA" },
			candidates: [],
			intent: "dispute",
			lines: [{ item: "F2", amount: 30_000, itemOpen: 30_000, whole: true, currency: "EUR" }],
			owner: { id: "samir", name: "Samir" },
			targetDate: "2026-03-06",
			language: "fr",
			existing: [],
		});
		expect(proposal.reasons[0]).toMatchObject({ code: "PRICE", label: { en: "Price" } });
		expect(proposal.quote).toContain("le prix");
		for (const { words } of proposal.why) expect(`${mail().subject}\n${mail().body}`).toContain(words);
	});

	it("writes nothing", async () => {
		const { continuation } = await r.ports.ledger.changes(undefined, 1000);
		await read();
		expect((await r.ports.ledger.changes(continuation, 1000)).items).toEqual([]);
	});

	it("offers only what is not disputed yet, and shows the disputes there are", async () => {
		const source = { kind: "mail" as const, messageId: "<1@durand.example>", conversationId: "talk-1" };
		const opened = await r.accord.openDispute(
			r.as("claire"),
			claim({ lines: [{ item: "F2", amount: 10_000 }], source }),
		);
		const proposal = await read();
		expect(proposal.lines).toMatchObject([{ item: "F2", amount: 20_000, itemOpen: 30_000, whole: false }]);
		expect(proposal.existing.map(({ id }) => id)).toEqual([opened.dispute.id]);
		const withdrawn = await act(r, "claire", opened, { type: "Withdraw", because: "a mistake" });
		const other = await read({ messageId: "<2@durand.example>" });
		expect(other.existing).toMatchObject([{ id: withdrawn.dispute.id, status: "closed" }]);
		expect((await read({ messageId: "<3@durand.example>", conversationId: "talk-2" })).existing).toEqual([]);
	});

	it("takes the domain for the customer where one account has it, and asks where several do", async () => {
		expect((await read({ from: { address: "someone.else@durand.example" } })).account?.id).toBe("C001");
		await r.accord.importAccounts(
			r.as("diane"),
			(async function* () {
				yield { line: 2, cells: { number: "C003", name: "Durand Sud", mail: "sud@durand.example" } };
			})(),
		);
		await r.accord.catchUp();
		const unsure = await read({ from: { address: "someone.else@durand.example" } });
		expect(unsure.account).toBeUndefined();
		expect(unsure.candidates.map(({ id }) => id)).toEqual(["C001", "C003"]);
		expect((await read({ from: { address: "compta@durand.example" } })).account?.id).toBe("C001");
		const chosen = await read({ from: { address: "x@y.example" }, account });
		expect(chosen).toMatchObject({ account: { id: "C001" }, lines: [{ item: "F2" }] });
	});

	it("from a stranger names the accounts whose invoices it cites as candidates, and no more", async () => {
		await r.accord.importOpenItems(
			r.as("diane"),
			(async function* () {
				yield {
					line: 2,
					cells: { account: "C002", number: "INV/2026/0456", amount: "10", due: "2026-02-01" },
				};
			})(),
		);
		await r.accord.catchUp();
		const proposal = await read({
			from: { address: "jane@gmail.com" },
			subject: "inv 2026/0456",
			body: "We contest invoice INV/2026/0456.",
		});
		expect(proposal).toMatchObject({ candidates: [{ id: "C002" }], lines: [], existing: [] });
		expect(proposal.account).toBeUndefined();
	});

	it("refuses an account named in vain", async () => {
		const none = accountIdSchema.parse("C999");
		await expect(read({ account: none })).rejects.toMatchObject({ code: "not_found" });
	});

	it.each([
		["nothing at all", ""],
		["a megabyte of one letter", "x".repeat(1_000_000)],
		["a megabyte of numbers", "F1 12345 ".repeat(110_000)],
		["tags that never close", "<div>".repeat(200_000)],
		["characters that break lines and patterns", "\u0000\u2028\uD800 ((((([[[[[ \\\\ #{7*7} ".repeat(2000)],
	])("survives %s", async (_what, body) => {
		for (const bodyType of ["text", "html"] as const)
			await expect(read({ body, bodyType })).resolves.toMatchObject({ account: { id: "C001" } });
	});
});
