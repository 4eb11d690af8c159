import { execFile } from "node:child_process";
import { mkdtempSync, readdirSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { DatabaseSync } from "node:sqlite";
import { accountIdSchema } from "@accord/shared/dispute/dispute.ts";
import { verifyExport } from "@accord/shared/dispute/disputeFile.ts";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { z } from "zod";
import { type LocalHost, startLocalHost } from "../e2e/localHost.ts";

let host: LocalHost;
const folder = mkdtempSync(join(tmpdir(), "accord-tools-"));
const headers = { "x-accord-person": "claire.morel", "content-type": "application/json" };
const get = async (path: string): Promise<unknown> => (await fetch(`${host.url}${path}`, { headers })).json();

beforeAll(async () => {
	host = await startLocalHost();
	await open();
}, 60_000);
afterAll(async () => {
	await host.stop().catch(() => undefined);
	host.forget();
	rmSync(folder, { recursive: true });
});

const found = z.object({ accounts: z.array(z.object({ id: accountIdSchema })).min(1) });
const items = z.object({
	items: z.array(
		z.object({ number: z.string(), kind: z.string(), dunning: z.object({ dunnable: z.number() }) }),
	),
});
let number = "";

async function open(): Promise<void> {
	for (const { id } of found.parse(await get("api/accounts?limit=50")).accounts) {
		const item = items
			.parse(await get(`api/accounts/${id}`))
			.items.find(({ dunning }) => dunning.dunnable > 100);
		if (!item) continue;
		const answer = await fetch(`${host.url}api/disputes`, {
			method: "POST",
			headers,
			body: JSON.stringify({
				account: id,
				lines: [{ item: item.number, amount: 100 }],
				reason: "PRICE",
				words: "The price is wrong.",
				source: { kind: "phone" },
				idempotencyKey: "tools-test-1",
			}),
		});
		number = z.object({ dispute: z.object({ number: z.string() }) }).parse(await answer.json())
			.dispute.number;
		return;
	}
	throw new Error("nothing can be contested");
}

/** Runs a command of the operator; gives what it said and how it ended. */
function run(script: string, data: string, ...given: string[]): Promise<{ code: number; said: string }> {
	return new Promise((resolve) => {
		execFile(
			process.execPath,
			[join(import.meta.dirname, `../../functions/scripts/${script}.ts`), ...given],
			{ env: { ...process.env, ACCORD_DATA: data }, cwd: folder },
			(error, out, err) => resolve({ code: error ? Number(error.code) : 0, said: out + err }),
		);
	});
}

describe("the commands of an operator", () => {
	it("copy the ledger while the host works, and never over a copy", async () => {
		const copy = join(folder, "copy.db");
		expect(await run("backup", host.data, copy)).toMatchObject({ code: 0 });
		expect((await run("backup", host.data, copy)).said).toContain("never overwrites");
		const other = new DatabaseSync(copy, { readOnly: true });
		expect(other.prepare("PRAGMA integrity_check").get()).toMatchObject({ integrity_check: "ok" });
		other.close();
	});

	it("check every dispute while the host works, and export one that checks by itself", async () => {
		const answer = await run("verify", host.data, "--export", number);
		expect(answer.said).toContain("all intact");
		expect(answer.code).toBe(0);
		expect(verifyExport(JSON.parse(readFileSync(join(folder, `${number}.json`), "utf8")))).toMatchObject({
			ok: true,
			number,
		});
	});

	it("do not drop the views of a host that runs", async () => {
		expect(await run("rebuild", host.data)).toMatchObject({ code: 1 });
	});

	it("name the folder that holds no ledger", async () => {
		for (const script of ["backup", "verify", "rebuild"])
			expect((await run(script, folder, ...(script === "backup" ? ["x.db"] : []))).said).toContain(
				"no ledger",
			);
	});

	it("drop the views of a host that stopped, which makes the same again", async () => {
		await expect.poll(async () => JSON.stringify(await get("api/disputes"))).toContain(number);
		const before = await get("api/disputes");
		await host.stop();
		expect(await run("rebuild", host.data)).toMatchObject({ code: 0 });
		expect(readdirSync(host.data)).not.toContain("views.db");
		host = await startLocalHost({ data: host.data });
		await expect.poll(() => get("api/disputes"), { timeout: 10_000 }).toEqual(before);
	});

	it("find the one event that was changed behind the host's back", async () => {
		await host.stop();
		const database = new DatabaseSync(join(host.data, "ledger.db"));
		const changed = database
			.prepare(
				"UPDATE ledger SET body = replace(body, 'The price is wrong', 'The price is fine') WHERE body LIKE '%DisputeOpened%'",
			)
			.run();
		database.close();
		expect(Number(changed.changes)).toBeGreaterThan(0);
		const answer = await run("verify", host.data);
		expect(answer.said).toContain("NOT INTACT");
		expect(answer.code).toBe(1);
	});
});
