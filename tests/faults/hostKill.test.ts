import { rmSync } from "node:fs";
import { join } from "node:path";
import {
	disputeFileSchema,
	disputeViewSchema,
	healthSchema,
	reportSchema,
} from "@accord/shared/api/schemas.ts";
import { verifyChain } from "@accord/shared/dispute/chain.ts";
import { fold } from "@accord/shared/dispute/evolve.ts";
import { afterAll, describe, expect, it } from "vitest";
import { z } from "zod";
import { type LocalHost, startLocalHost } from "../e2e/localHost.ts";

const rounds = 4;
const clients = 12;
const listSchema = z.object({
	disputes: z.array(z.object({ id: z.string(), version: z.int(), items: z.array(z.string()) })),
	continuation: z.string().optional(),
});
const statementSchema = z.object({ items: z.array(z.object({ number: z.string(), open: z.int() })) });
const asCollector = { "x-accord-person": "claire.morel", "content-type": "application/json" };

/** What a client was told, and so must find again. */
interface Acknowledged {
	readonly dispute: string;
	readonly comments: string[];
}

/** A lost connection is what a kill looks like from outside; anything else is an answer. */
async function ask(host: LocalHost, path: string, body?: unknown): Promise<unknown> {
	const answer = await fetch(host.url + path, {
		headers: asCollector,
		...(body === undefined ? {} : { method: "POST", body: JSON.stringify(body) }),
	});
	if (answer.status >= 400) throw new Error(`${path} answered ${answer.status}: ${await answer.text()}`);
	return answer.json();
}

async function burst(host: LocalHost, round: number, client: number, told: Acknowledged[]): Promise<void> {
	const { items } = statementSchema.parse(await ask(host, `api/accounts/C${1001 + client}`));
	const item = items.find(({ open }) => open > 10_000);
	for (let n = 0; ; n += 1) {
		const opened = disputeViewSchema.parse(
			await ask(host, "api/disputes", {
				account: `C${1001 + client}`,
				lines: [{ item: item?.number, amount: 1 }],
				reason: "PRICE",
				words: `Round ${round}, client ${client}, ${n}`,
				source: { kind: "phone" },
				idempotencyKey: `open-${round}-${client}-${n}`,
			}),
		);
		const record: Acknowledged = { dispute: opened.dispute.id, comments: [] };
		told.push(record);
		const text = `comment ${round}-${client}-${n}`;
		await ask(host, `api/disputes/${opened.dispute.id}/commands`, {
			type: "AddComment",
			text,
			expectedVersion: opened.dispute.version,
			idempotencyKey: `comment-${round}-${client}-${n}`,
		});
		record.comments.push(text);
	}
}

async function everyDispute(host: LocalHost) {
	const found: z.infer<typeof listSchema>["disputes"] = [];
	let continuation: string | undefined;
	do {
		const query = new URLSearchParams({
			limit: "200",
			...(continuation === undefined ? {} : { continuation }),
		});
		const page = listSchema.parse(await ask(host, `api/disputes?${query}`));
		found.push(...page.disputes);
		continuation = page.continuation;
	} while (continuation !== undefined);
	return found.sort((a, b) => (a.id < b.id ? -1 : 1));
}

async function views(host: LocalHost) {
	await expect
		.poll(async () => healthSchema.parse(await ask(host, "api/health")).feedLag, {
			timeout: 30_000,
			interval: 100,
		})
		.toMatchObject({ documents: 0 });
	const reports = await Promise.all(
		["reason", "account", "owner", "status", "month"].map(async (by) => {
			const { rows, totals } = reportSchema.parse(await ask(host, `api/reports/disputes?groupBy=${by}`));
			return { rows, totals };
		}),
	);
	return { list: await everyDispute(host), reports };
}

describe("killing the process in the middle of a burst of commands", { timeout: 120_000 }, () => {
	let host: LocalHost | undefined;
	afterAll(async () => {
		await host?.kill();
		host?.forget();
	});

	it("loses nothing that was acknowledged, does nothing twice, and leaves views that equal a rebuild", async () => {
		const told: Acknowledged[] = [];
		host = await startLocalHost();
		const { data } = host;
		for (let round = 0; round < rounds; round += 1) {
			const running = host;
			const before = told.length;
			const clientsDone = Promise.allSettled(
				Array.from({ length: clients }, (_, client) => burst(running, round, client, told)),
			);
			while (told.length < before + 20 + round * 37) await new Promise((resolve) => setImmediate(resolve));
			await running.kill();
			for (const ended of await clientsDone)
				if (ended.status === "rejected") expect(String(ended.reason)).not.toMatch(/answered/);
			host = await startLocalHost({ data });
		}

		const kept = await views(host);
		const ids = new Set(kept.list.map(({ id }) => id));
		for (const { dispute, comments } of told) {
			expect(ids, dispute).toContain(dispute);
			const { dispute: state, events } = disputeFileSchema.parse(await ask(host, `api/disputes/${dispute}`));
			expect(verifyChain(events)).toBeUndefined();
			expect(fold(events)).toEqual(state);
			const said = events.flatMap(({ fact }) => (fact.type === "CommentAdded" ? [fact.text] : []));
			for (const text of comments) expect(said.filter((one) => one === text)).toHaveLength(1);
		}
		// What was sent and not acknowledged may be there too, but once: each opening has its own words.
		const opened = kept.reports[0]?.totals.reduce((sum, { opened }) => sum + opened, 0);
		expect(opened).toBe(kept.list.length);

		await host.stop();
		for (const name of ["views.db", "views.db-wal", "views.db-shm"])
			rmSync(join(data, name), { force: true });
		host = await startLocalHost({ data });
		expect(await views(host)).toEqual(kept);
	});

	it("answers a repeated act with its first answer after the restart", async () => {
		if (!host) throw new Error("no host");
		const again = {
			account: "C1001",
			lines: [{ item: "", amount: 1 }],
			reason: "PRICE",
			words: "Round 0, client 0, 0",
			source: { kind: "phone" },
			idempotencyKey: "open-0-0-0",
		};
		const { items } = statementSchema.parse(await ask(host, "api/accounts/C1001"));
		const item = items.find(({ open }) => open > 10_000)?.number;
		const before = (await everyDispute(host)).length;
		const answer = disputeViewSchema.parse(
			await ask(host, "api/disputes", { ...again, lines: [{ item, amount: 1 }] }),
		);
		expect(answer.dispute.words).toBe("Round 0, client 0, 0");
		expect(answer.dispute.version).toBe(1);
		expect((await everyDispute(host)).length).toBe(before);
		await expect(
			ask(host, "api/disputes", { ...again, words: "other", lines: [{ item, amount: 1 }] }),
		).rejects.toThrow(/422.*key_reused/s);
	});
});
