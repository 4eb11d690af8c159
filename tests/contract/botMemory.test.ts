import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import {
	createConversations,
	createSharedConversations,
	type Reference,
	type SentCard,
} from "@accord/bot/conversations.ts";
import { createSqliteStore, type SqliteStore } from "@accord/functions/adapters/sqlite/sqliteStore.ts";
import { disputeIdSchema } from "@accord/shared/dispute/dispute.ts";
import { personIdSchema } from "@accord/shared/dispute/people.ts";
import { afterEach, beforeEach, expect, test } from "vitest";

let store: SqliteStore;
let folder: string;
beforeEach(() => {
	folder = mkdtempSync(join(tmpdir(), "accord-bot-"));
	store = createSqliteStore({ file: join(folder, "ledger.db"), container: "ledger" });
});
afterEach(async () => {
	await store.close();
	rmSync(folder, { recursive: true, force: true });
});

const samir = personIdSchema.parse("samir");
const odd = personIdSchema.parse("å/b#c?d.e~b");
const dispute = disputeIdSchema.parse("INV~2F1.D1");
const other = disputeIdSchema.parse("INV~2F1.D12");
const reference: Reference = {
	serviceUrl: "https://smba.example/",
	channelId: "msteams",
	conversation: { id: "a:1", tenantId: "t", conversationType: "personal" },
	bot: { id: "28:b" },
	user: { id: "29:u" },
};
const card = (person = samir, more: Partial<SentCard> = {}): SentCard => ({
	kind: "sentCard",
	dispute,
	person,
	message: "m1",
	version: 3,
	at: "2026-03-03T12:00:00.000Z",
	notices: ["n1"],
	...more,
});

test("the way to a person is kept per tenant, replaced and forgotten", async () => {
	const kept = createConversations(store);
	await kept.remember("acme", samir, reference);
	await kept.remember("acme", samir, { ...reference, conversation: { id: "a:2" } });
	expect(await kept.reach("acme", samir)).toMatchObject({ conversation: { id: "a:2" } });
	expect(await kept.reach("other", samir)).toBeUndefined();
	expect(await createConversations(store).reach("acme", samir)).toMatchObject({
		conversation: { id: "a:2" },
	});
	await kept.forget("acme", samir);
	await kept.forget("acme", samir);
	expect(await kept.reach("acme", samir)).toBeUndefined();
});

test("cards are found per dispute and never across disputes or tenants, whatever the ids contain", async () => {
	const kept = createConversations(store);
	await kept.keep("acme", card());
	await kept.keep("acme", card(odd));
	await kept.keep("acme", card(samir, { dispute: other }));
	await kept.keep("rival", card());
	expect((await kept.cards("acme", dispute)).map(({ person }) => person).sort()).toEqual([odd, samir].sort());
	expect(await kept.card("acme", odd, dispute)).toEqual(card(odd));
	expect(await kept.cards("acme", other)).toHaveLength(1);
	expect(await kept.recent("acme", 2)).toHaveLength(2);
});

test("a card kept again replaces the one before", async () => {
	const kept = createConversations(store);
	await kept.keep("acme", card());
	await kept.keep("acme", card(samir, { message: "m2", version: 4 }));
	expect(await kept.cards("acme", dispute)).toEqual([card(samir, { message: "m2", version: 4 })]);
});

test("the shared chat is where everybody is, and nowhere while there is none", async () => {
	let chat: Reference | undefined;
	const kept = createSharedConversations(store, async () => chat);
	await kept.remember("acme", samir, { ...reference, conversation: { id: "elsewhere" } });
	expect(await kept.reach("acme", samir)).toBeUndefined();
	chat = reference;
	expect(await kept.reach("acme", odd)).toEqual(reference);
});
