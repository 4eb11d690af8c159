import { accountIdSchema } from "@accord/shared/dispute/dispute.ts";
import { reasonCodeSchema } from "@accord/shared/dispute/procedure.ts";
import { afterAll, describe, expect, it } from "vitest";
import { csv, EUR, type Rig, rig } from "./bench.ts";

const PRICE = reasonCodeSchema.parse("PRICE");

describe("the main path", () => {
	const r: Rig = rig();
	afterAll(() => r.dispose());
	const account = accountIdSchema.parse("C001");

	it("imports, reads a mail, opens, acts, closes and counts", async () => {
		const admin = r.as("diane");
		const accounts = await r.accord.importAccounts(
			admin,
			csv(
				"compte;raisonsociale;email;commercial;coordinateur;pays",
				"C001;Dupont Métallerie;compta@dupont.example;samir;claire;FR",
				"C002;Smith & Sons;ap@smith.example;samir;chloe;GB",
			),
		);
		expect(accounts).toMatchObject({ lines: 2, created: 2, rejected: 0 });
		const items = await r.accord.importOpenItems(
			admin,
			csv(
				"compte;facture;montant;solde;echeance;datefacture",
				"C001;F2024-0113;1 200,00;1 200,00;15/02/2026;15/01/2026",
				"C001;F2024-0114;300,50;300,50;28/02/2026;28/01/2026",
				"C002;INV/77;1.250,00;1.250,00;2026-02-20;2026-01-20",
			),
		);
		expect(items).toMatchObject({ lines: 3, created: 3, rejected: 0, errors: [] });
		await r.accord.catchUp();
		const claire = r.as("claire");
		expect((await r.accord.findAccounts(claire, { query: "dupont", limit: 10 })).map(({ id }) => id)).toEqual(
			["C001"],
		);
		expect(
			(await r.accord.findAccounts(claire, { query: "f2024 0113", limit: 10 })).map(({ id }) => id),
		).toEqual(["C001"]);

		const proposal = await r.accord.readMail(claire, {
			messageId: "<1@dupont.example>",
			from: { address: "Compta@dupont.example" },
			subject: "Facture F2024-0113",
			bodyType: "text",
			body: "Bonjour,\n\nNous ne paierons pas la facture F2024-0113 : le prix facturé ne correspond pas à votre devis, il y a 200,00 € de trop.\n\nCordialement\nMme Durand",
			receivedAt: "2026-03-03T08:00:00.000Z",
		});
		expect(proposal).toMatchObject({
			account: { id: "C001" },
			intent: "dispute",
			owner: { id: "samir" },
			lines: [{ item: "F2024-0113" }],
		});
		expect(proposal.reasons[0]?.code).toBe("PRICE");

		const open = {
			account,
			lines: [{ item: "F2024-0113", amount: 20_000 }],
			reason: PRICE,
			words: proposal.quote,
			source: { kind: "mail" as const, messageId: "<1@dupont.example>" },
			idempotencyKey: "mail-1-dupont",
		};
		const opened = await r.accord.openDispute(claire, open);
		expect(opened.dispute).toMatchObject({
			number: "D-2026-000001",
			status: "open",
			owner: "samir",
			version: 1,
		});
		expect(await r.accord.openDispute(claire, open)).toEqual(opened);

		expect(await r.accord.isDunnable(claire, "F2024-0113")).toMatchObject({
			open: 120_000,
			held: 20_000,
			dunnable: 100_000,
		});
		await r.accord.catchUp();
		expect(r.told.map(({ person, why }) => [person, why])).toEqual([["samir", "yourCourt"]]);

		const id = opened.dispute.id;
		const samir = r.as("samir");
		const line = opened.dispute.lines[0]?.id ?? "";
		const proposed = await r.accord.commandDispute(samir, id, {
			type: "ProposeOutcome",
			lines: [{ line, credited: 20_000, upheld: 0, writtenOff: 0 }],
			because: "The quotation says so",
			rootCause: "pricing",
			expectedVersion: 1,
			idempotencyKey: "propose-1",
		});
		expect(proposed.dispute.status).toBe("awaitingDocument");
		const stale = r.accord.commandDispute(samir, id, {
			type: "AddComment",
			text: "late",
			visibility: "internal",
			expectedVersion: 1,
			idempotencyKey: "comment-1",
		});
		await expect(stale).rejects.toMatchObject({
			code: "stale_version",
			current: { dispute: { status: "awaitingDocument" } },
		});

		const benoit = r.as("benoit");
		const booked = await r.accord.commandDispute(benoit, id, {
			type: "RecordDocument",
			note: {
				kind: "creditNote",
				number: "AV-1",
				amount: 20_000,
				currency: EUR,
				date: "2026-03-03",
			},
			expectedVersion: proposed.dispute.version,
			idempotencyKey: "document-1",
		});
		expect(booked.dispute.status).toBe("awaitingConfirmation");
		const closed = await r.accord.commandDispute(claire, id, {
			type: "ConfirmWithCustomer",
			agreed: true,
			by: "Mme Durand",
			via: "phone",
			expectedVersion: booked.dispute.version,
			idempotencyKey: "confirm-1",
		});
		expect(closed.dispute).toMatchObject({ status: "closed", closure: "accepted" });
		await r.accord.catchUp();

		const file = await r.accord.readDispute(claire, id);
		expect(file.events).toHaveLength(file.dispute.version);
		const list = await r.accord.listDisputes(claire, { owner: samir.person, limit: 10 });
		expect(list.disputes).toMatchObject([{ id, status: "closed" }]);
		const report = await r.accord.reportDisputes(claire, { groupBy: "reason" });
		expect(report.rows).toMatchObject([
			{ key: "PRICE", opened: 1, closed: 1, credited: 20_000, disputed: 20_000 },
		]);
		const statement = await r.accord.readStatement(claire, account);
		expect(statement.totals).toMatchObject([{ currency: "EUR", open: 150_050 }]);
		expect(await r.accord.health()).toMatchObject({ status: "ok", outbox: { waiting: 0 } });
	});
});
