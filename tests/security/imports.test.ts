import { importReportSchema, problemSchema } from "@accord/shared/api/schemas.ts";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { type LocalHost, startLocalHost } from "../e2e/localHost.ts";

const admin = { "x-accord-person": "alex.martin", "content-type": "text/csv" };
const accounts = "Compte;Raison sociale;E-mail\nX-1;Société d'essai;paie@essai.example\n";

describe("importing through the API", () => {
	let host: LocalHost;
	beforeAll(async () => {
		host = await startLocalHost({ arguments: ["--empty"] });
		await send("accounts", accounts);
	});
	afterAll(async () => {
		await host.stop();
		host.forget();
	});

	const send = (what: string, body: string) =>
		fetch(`${host.url}api/imports/${what}`, { method: "POST", body, headers: admin });
	const items = async (body: string) => {
		const answer = await send("open-items", body);
		expect(answer.status, await answer.clone().text()).toBe(200);
		return importReportSchema.parse(await answer.json());
	};
	const statement = async () => (await fetch(`${host.url}api/accounts/X-1`, { headers: admin })).json();

	it("given a broken quote, a wrong date, an unknown account and a wrong amount, names line and column, and takes the good lines", async () => {
		const report = await items(
			[
				"Compte;Pièce;Date;Échéance;Montant;Solde;Devise;Libellé",
				"X-1;INV/2024/0456;01/09/2026;30/09/2026;1 250,40;1 250,40;EUR;bon",
				'X-1;"cassé;01/09/2026;30/09/2026;10;10;EUR;x',
				"X-1;A-2;31/02/2026;30/09/2026;10;10;EUR;x",
				"X-9;A-3;01/09/2026;30/09/2026;10;10;EUR;x",
				"X-1;A-4;01/09/2026;30/09/2026;dix;10;EUR;x",
				"X-1;#113;2026-09-01;2026-09-30;80,5;80,5;EUR;",
				"X-1;n° 5?;2026-09-01;2026-09-30;1.234,56;1.234,56;EUR;",
				"",
			].join("\r\n"),
		);
		expect(report, JSON.stringify(report.errors)).toMatchObject({ created: 3, rejected: 4 });
		expect(report.errors.map(({ line }) => line)).toEqual([3, 4, 5, 6]);
		expect(report.errors.slice(1).every(({ column }) => column !== undefined)).toBe(true);
		expect(JSON.stringify(await statement())).toMatch(/"open":125040.*/);
	});

	it("given wrong columns, refuses the whole file and names what is missing", async () => {
		const before = JSON.stringify(await statement()).replace(/"asOf":"[^"]+"/g, "");
		const answer = await send("open-items", "a;b;c\n1;2;3\n");
		expect(answer.status).toBe(400);
		expect(problemSchema.parse(await answer.json())).toMatchObject({ code: "invalid_input" });
		expect(JSON.stringify(await statement()).replace(/"asOf":"[^"]+"/g, "")).toBe(before);
	});

	it("given ten megabytes in one field, reports that line, stays alive and takes the next", async () => {
		const report = await items(
			`Compte;Pièce;Date;Échéance;Montant;Solde;Devise;Libellé\nX-1;B-1;01/09/2026;30/09/2026;5;5;EUR;${"x".repeat(10_000_000)}\nX-1;B-2;01/09/2026;30/09/2026;5;5;EUR;ok\n`,
		);
		expect(report).toMatchObject({ created: 1, rejected: 1 });
		expect((await fetch(`${host.url}api/health`)).status).toBe(200);
	});

	it("given the same file again, writes nothing", async () => {
		const file =
			"Compte;Pièce;Date;Échéance;Montant;Solde;Devise\nX-1;C-1;01/09/2026;30/09/2026;7,50;7,50;EUR\n";
		expect(await items(file)).toMatchObject({ created: 1 });
		expect(await items(file)).toMatchObject({ created: 0, changed: 0, unchanged: 1 });
	});

	it("given a collector, refuses: only managers and administrators import", async () => {
		const answer = await fetch(`${host.url}api/imports/accounts`, {
			method: "POST",
			body: accounts,
			headers: { ...admin, "x-accord-person": "claire.morel" },
		});
		expect(answer.status).toBe(403);
	});
});
