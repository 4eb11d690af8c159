import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import {
	createMailOutbox,
	MailFailure,
	mailDocumentSchema,
	pauseAfter,
	queueMail,
} from "@accord/shared/app/mail.ts";
import type { Mailer, OutgoingMail } from "@accord/shared/app/ports.ts";
import { accountIdSchema } from "@accord/shared/dispute/dispute.ts";
import { key } from "@accord/shared/keys.ts";
import { afterEach, describe, expect, it } from "vitest";
import { createSqliteStore } from "../sqlite/sqliteStore.ts";

const closing: (() => Promise<void>)[] = [];
afterEach(async () => {
	for (const close of closing.splice(0).reverse()) await close();
});

describe("the outbox", () => {
	async function bench(send: Mailer["send"]) {
		const folder = await mkdtemp(join(tmpdir(), "accord-mail-"));
		const ledger = createSqliteStore({ file: join(folder, "ledger.db"), container: "ledger" });
		const views = createSqliteStore({ file: join(folder, "views.db"), container: "views" });
		closing.push(async () => {
			await ledger.close();
			await views.close();
			await rm(folder, { recursive: true });
		});
		let now = "2026-03-03T12:00:00.000Z";
		const clock = { now: () => now };
		const log = { info() {}, warn() {}, error() {} };
		const open = () => createMailOutbox({ ledger, views, clock, mailer: { send }, log });
		const partition = key("demo", "C001");
		await ledger.commit(partition, [
			queueMail({
				id: "m1",
				tenant: "demo",
				account: accountIdSchema.parse("C001"),
				to: "ap@durand.example",
				subject: "s",
				text: "t",
				html: "<p>t</p>",
				about: "receipt",
				queuedAt: now,
			}),
		]);
		const state = async () =>
			mailDocumentSchema.parse((await ledger.read(partition, key("mail", "m1")))?.body.mail);
		return {
			open,
			state,
			folder,
			at: (instant: string): void => {
				now = instant;
			},
		};
	}

	it("sends once, whatever the number of sweeps and restarts", async () => {
		const sent: OutgoingMail[] = [];
		const { open, state } = await bench(async (one) => void sent.push(one));
		const outbox = open();
		await outbox.sweep();
		await outbox.sweep();
		await open().sweep();
		expect(sent.map(({ idempotencyKey, attempt }) => [idempotencyKey, attempt])).toEqual([
			["demo.C001/m1", 1],
		]);
		expect(await state()).toMatchObject({ state: "sent", attempts: 1 });
	});

	it("tries again after a pause, also after a restart, with the same key", async () => {
		const tries: OutgoingMail[] = [];
		const { open, state, at } = await bench(async (one) => {
			tries.push(one);
			if (tries.length === 1) throw new MailFailure("busy", { permanent: false });
		});
		await open().sweep();
		expect(await state()).toMatchObject({
			state: "waiting",
			attempts: 1,
			notBefore: "2026-03-03T12:00:30.000Z",
		});
		const later = open();
		await later.sweep();
		expect(tries).toHaveLength(1);
		at("2026-03-03T12:00:31.000Z");
		await later.sweep();
		expect(tries.map(({ attempt }) => attempt)).toEqual([1, 2]);
		expect(new Set(tries.map(({ idempotencyKey }) => idempotencyKey)).size).toBe(1);
		expect(await state()).toMatchObject({ state: "sent" });
	});

	it("parks what is refused for good, with the reason", async () => {
		const { open, state } = await bench(async () => {
			throw new MailFailure("no such mailbox", { permanent: true });
		});
		await open().sweep();
		expect(await state()).toMatchObject({ state: "parked", failure: "no such mailbox" });
	});

	it("waits longer each time, six hours at most", () => {
		expect([1, 2, 3, 12].map(pauseAfter)).toEqual([30_000, 60_000, 120_000, 21_600_000]);
	});
});
