import { readCsv } from "@accord/functions/importing/csv.ts";
import type { ImportLine } from "@accord/shared/app/accord.ts";
import { accountIdSchema } from "@accord/shared/dispute/dispute.ts";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { csv, type Rig, rig } from "./bench.ts";

let r: Rig;
beforeEach(() => {
	r = rig();
});
afterEach(() => r.dispose());

const file = (text: string): AsyncIterable<ImportLine> =>
	readCsv(
		(async function* () {
			yield new TextEncoder().encode(text);
		})(),
	);
const admin = () => r.as("diane");
const items = (text: string, options = {}) => r.accord.importOpenItems(admin(), file(text), options);
const accounts = (text: string, options = {}) => r.accord.importAccounts(admin(), file(text), options);
const statement = (id: string) => r.accord.readStatement(r.as("claire"), accountIdSchema.parse(id));

describe("accounts", () => {
	it("are read from a French and from an English file", async () => {
		expect(
			await accounts(
				"\uFEFFN° de compte;Raison sociale;Langue;Pays;Devise;Contact;E-mail;Chargé de recouvrement;Commercial\r\n" +
					"00042;Dupont & Fils;Français;France;EUR;Mme Durand;Compta@Dupont.example;Claire;samir@accord.example\r\n",
			),
		).toMatchObject({ lines: 1, created: 1, rejected: 0 });
		expect(
			await accounts(
				'Customer No,Customer Name,Language,Country,Currency,Email\nC/7,"Smith, Jones & Co",English,UK,GBP,ap@smith.example\n',
			),
		).toMatchObject({ created: 1 });
		await r.accord.catchUp();
		const [french, english] = await r.accord.findAccounts(admin(), { query: "", limit: 10 });
		expect(french).toEqual({
			id: "00042",
			number: "00042",
			name: "Dupont & Fils",
			language: "fr",
			country: "FR",
			currency: "EUR",
			contacts: [{ name: "Mme Durand", mail: "compta@dupont.example" }],
			coordinator: "claire",
			salesperson: "samir",
		});
		expect(english).toMatchObject({
			id: "C~2F7",
			number: "C/7",
			name: "Smith, Jones & Co",
			language: "en",
			country: "GB",
		});
	});

	it("are not written again when nothing changed, and take contacts from several lines", async () => {
		const text = "number;name;mail;contact\nC1;Durand;a@durand.example;Ann\nC1;Durand;b@durand.example;Ben\n";
		expect(await accounts(text)).toMatchObject({ lines: 2, created: 1, unchanged: 1 });
		const before = await r.ports.ledger.changes(undefined, 1000);
		expect(await accounts(text)).toMatchObject({ lines: 2, unchanged: 2, changed: 0, created: 0 });
		expect((await r.ports.ledger.changes(before.continuation, 1000)).items).toEqual([]);
		expect((await statement("C1")).account.contacts).toHaveLength(2);
		expect(await accounts("number;name;mail\nC1;Durand SA;a@durand.example")).toMatchObject({ changed: 1 });
	});

	it("with bad lines are reported by line, column, code and reason, while the good ones go in", async () => {
		const report = await accounts(
			[
				"number;name;mail;country;currency;language;salesperson;territory",
				"C1;Good;a@b.example;FR;EUR;fr;samir;north",
				";No number;;;;;;",
				"C3;;;;;;;",
				"C4;Bad mail;not a mail;;;;;",
				"C5;Bad country;;Atlantis;;;;",
				"C6;Bad currency;;;euro dollars;;;",
				"C7;Bad language;;;;klingon;;",
				"C8;Nobody;;;;;nobody;",
				`C9;${"x".repeat(201)};;;;;;`,
			].join("\n"),
		);
		expect(report).toMatchObject({ lines: 9, created: 1, rejected: 8 });
		expect(report.errors.map(({ line, column, code }) => [line, column, code])).toEqual([
			[3, "number", "missing"],
			[4, "name", "missing"],
			[5, "mail", "notAMail"],
			[6, "country", "notACountry"],
			[7, "currency", "notACurrency"],
			[8, "language", "notALanguage"],
			[9, "salesperson", "unknownPerson"],
			[10, "name", "tooLong"],
		]);
		for (const { message } of report.errors) expect(message.length).toBeGreaterThan(5);
	});

	it("without a required column are refused by its name, and nothing is written", async () => {
		await expect(accounts("number;mail\nC1;a@b.example")).rejects.toMatchObject({
			code: "invalid_input",
			field: "name",
		});
		await expect(r.accord.importAccounts(admin(), csv("{}", "x"))).rejects.toMatchObject({
			code: "invalid_input",
		});
		expect((await r.ports.ledger.changes(undefined, 1000)).items).toEqual([]);
	});
});

describe("open items", () => {
	beforeEach(() => accounts("number;name;currency\nC1;Durand;EUR\nC2;Smith;GBP\n"));

	it("are created, changed, paid and left alone by number", async () => {
		const first =
			"Compte;Pièce;Type;Date;Échéance;Montant;Solde;Libellé;Commande\n" +
			"C1;F1;facture;15/01/2026;15/02/2026;1 200,00;1 200,00;Palettes;BC1\n" +
			"C1;F2;facture;15/01/2026;15/02/2026;300,00;300,00;;\n" +
			"C1;A1;avoir;20/01/2026;20/01/2026;50,00;50,00;;\n" +
			"C2;INV/2026/1;facture;2026-01-15;2026-02-15;99,90;99,90;;\n";
		expect(await items(first)).toMatchObject({ lines: 4, created: 4, rejected: 0 });
		expect(await items(first)).toMatchObject({ lines: 4, unchanged: 4, created: 0, changed: 0 });
		expect(
			await items(
				first.replace("1 200,00;1 200,00", "1 200,00;700,00").replace("300,00;300,00", "300,00;0,00"),
			),
		).toMatchObject({ changed: 1, paid: 1, unchanged: 2 });
		const { items: open, totals } = await statement("C1");
		expect(open.map(({ number, kind, open: left }) => [number, kind, left])).toEqual([
			["A1", "credit", -5000],
			["F1", "invoice", 70_000],
		]);
		expect(totals).toMatchObject([{ open: 65_000 }]);
		expect((await statement("C2")).items).toMatchObject([
			{ number: "INV/2026/1", currency: "GBP", open: 9990 },
		]);
	});

	it("with bad lines are reported by line, column, code and reason, while the good ones go in", async () => {
		const report = await items(
			[
				"account;invoice;amount;open;due;currency",
				"C1;F1;10,00;10,00;2026-02-15;EUR",
				"C9;F2;10,00;10,00;2026-02-15;EUR",
				"C1;F1;10,00;10,00;2026-02-15;EUR",
				"C1;F3;ten;10,00;2026-02-15;EUR",
				"C1;F4;10,00;10,00;soon;EUR",
				"C1;F5;;;2026-02-15;EUR",
				"C1;;10,00;10,00;2026-02-15;EUR",
				"C1;F7;10,00;10,00;2026-02-15;EURO DOLLAR",
				"C1;F8;10,001;10,00;2026-02-15;EUR",
				`C1;"F9;10,00;10,00;2026-02-15;EUR`,
				"C1;F10;10,00;10,00;2026-02-15;EUR",
			].join("\n"),
		);
		expect(report).toMatchObject({ lines: 11, created: 2, rejected: 9 });
		expect(report.errors.map(({ line, column, code }) => [line, column, code])).toEqual([
			[3, "account", "unknownAccount"],
			[4, "invoice", "duplicate"],
			[5, "amount", "notAnAmount"],
			[6, "due", "notADate"],
			[7, "open", "missing"],
			[8, "invoice", "missing"],
			[9, "currency", "notACurrency"],
			[10, "amount", "tooManyDecimals"],
			[11, undefined, "unreadable"],
		]);
	});

	it("without a required column are refused by its name, and nothing is written", async () => {
		const { continuation } = await r.ports.ledger.changes(undefined, 1000);
		for (const [text, field] of [
			["invoice;amount;due\nF1;1;2026-01-01", "account"],
			["account;amount;due\nC1;1;2026-01-01", "number"],
			["account;invoice;due\nC1;F1;2026-01-01", "open"],
			["account;invoice;amount\nC1;F1;1", "dueOn"],
		] as const)
			await expect(items(text)).rejects.toMatchObject({ code: "invalid_input", field });
		expect((await r.ports.ledger.changes(continuation, 1000)).items).toEqual([]);
	});

	it("absent from a full import are recorded as gone, in accounts the file does not name too", async () => {
		await items(
			"account;invoice;amount;due\nC1;F1;10;2026-02-15\nC1;F2;20;2026-02-15\nC2;F3;30;2026-02-15\n",
		);
		expect(await items("account;invoice;amount;due\nC1;F1;10;2026-02-15\n")).toMatchObject({ gone: 0 });
		const full = await items("account;invoice;amount;due\nC1;F1;10;2026-02-15\n", { full: true });
		expect(full).toMatchObject({ unchanged: 1, gone: 2 });
		expect((await statement("C1")).items.map(({ number }) => number)).toEqual(["F1"]);
		expect((await statement("C2")).items).toEqual([]);
		expect(await r.accord.isDunnable(r.as("claire"), "F3", accountIdSchema.parse("C2"))).toMatchObject({
			open: 0,
			isDunnable: false,
		});
		expect(await items("account;invoice;amount;due\nC2;F3;30;2026-02-15\n")).toMatchObject({ changed: 1 });
		expect((await statement("C2")).items).toHaveLength(1);
	});

	it("are not recorded as gone because a line could not be read", async () => {
		await items("account;invoice;amount;due\nC1;F1;10;2026-02-15\nC1;F2;20;2026-02-15\n");
		const report = await items('account;invoice;amount;due\nC1;F1;10;2026-02-15\nC1;"F2;20;2026-02-15\n', {
			full: true,
		});
		expect(report).toMatchObject({ gone: 0, rejected: 1 });
		expect(report.errors.map(({ code }) => code)).toContain("goneSkipped");
		const bad = await items("account;invoice;amount;due\nC1;F1;10;2026-02-15\nC1;F2;20;soon\n", {
			full: true,
		});
		expect(bad).toMatchObject({ gone: 0, rejected: 1 });
		await expect(items("account;invoice;amount;due\n", { full: true })).rejects.toMatchObject({
			code: "invalid_input",
		});
	});

	it("of a dry run are checked and counted, and nothing is written", async () => {
		const { continuation } = await r.ports.ledger.changes(undefined, 1000);
		expect(
			await items("account;invoice;amount;due\nC1;F1;10;2026-02-15\nC1;F2;x;2026-02-15\n", { dryRun: true }),
		).toMatchObject({ created: 1, rejected: 1 });
		expect((await r.ports.ledger.changes(continuation, 1000)).items).toEqual([]);
	});

	it("beyond one commit and one page go in whole", async () => {
		const lines = Array.from({ length: 2500 }, (_, i) => `C1;N${i};${i + 1},50;15/02/2026`);
		const text = `compte;facture;montant;échéance\n${lines.join("\n")}`;
		expect(await items(text)).toMatchObject({ created: 2500 });
		expect(await items(text)).toMatchObject({ unchanged: 2500 });
		expect((await statement("C1")).items).toHaveLength(2500);
	});

	it("show progress", async () => {
		const seen: number[] = [];
		const lines = Array.from({ length: 2500 }, (_, i) => `C1;N${i};1;2026-02-15`);
		await items(`account;invoice;amount;due\n${lines.join("\n")}`, {
			onProgress: (read: number) => seen.push(read),
			dryRun: true,
		});
		expect(seen).toEqual([1000, 2000, 2500]);
	});
});
