import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { createSqliteStore } from "@accord/functions/adapters/sqlite/sqliteStore.ts";
import { SHARDS, sheetShard } from "@accord/shared/app/collecting/dunningSheets.ts";
import { accountPartition } from "@accord/shared/app/documents.ts";
import { listWhole } from "@accord/shared/app/listing.ts";
import { queueMail } from "@accord/shared/app/mail.ts";
import { keyRange } from "@accord/shared/keys.ts";
import type { Stored } from "@accord/shared/ports/documentStore.ts";
import { afterEach, beforeEach, expect, it } from "vitest";
import { type Rig, rig } from "./bench.ts";
import { followers, receipt } from "./followers.ts";
import { account, claim, stock } from "./stand.ts";

let r: Rig;
beforeEach(() => {
	r = rig();
});
afterEach(() => r.dispose());

async function sheets(): Promise<readonly Pick<Stored, "id" | "body">[]> {
	const found: Pick<Stored, "id" | "body">[] = [];
	for (let shard = 0; shard < SHARDS; shard += 1)
		for (const { id, body } of await listWhole(r.ports.views, sheetShard("t1", shard), keyRange()))
			found.push({ id, body });
	return found;
}

it("a rebuild drops sheets and places too: all is made again, and no mail goes out twice", async () => {
	const { follow, sent } = followers(r);
	await stock(r);
	await r.accord.openDispute(r.as("claire"), claim());
	await r.ports.ledger.commit(accountPartition("t1", account), [queueMail(receipt)]);
	await follow();
	const before = await sheets();
	expect(before).toHaveLength(2);
	expect(sent).toHaveLength(1);
	// A sheet nobody would write again, because its account did not change.
	const stale = before[0];
	if (!stale) throw new Error("no sheet");
	for (let shard = 0; shard < SHARDS; shard += 1)
		await r.ports.views.commit(sheetShard("t1", shard), [{ kind: "delete", id: stale.id }]);
	await follow();
	expect(await sheets()).toHaveLength(1);

	await r.accord.rebuildViews();
	expect(await sheets()).toEqual([]);
	await follow();
	expect(await sheets()).toEqual(before);
	expect(sent).toHaveLength(1);
	// Another process, which remembers nothing.
	const second = followers(r);
	await second.follow();
	expect(second.sent).toEqual([]);
	expect(await sheets()).toEqual(before);
});

it("a rebuild while sheets are being followed loses none of them", async () => {
	const { follow } = followers(r);
	await stock(r);
	await follow();
	const before = await sheets();
	for (let n = 0; n < 5; n += 1) {
		await r.accord.openDispute(r.as("claire"), claim({ lines: [{ item: "F1", amount: 1000 }] }));
		await Promise.all([follow(), r.accord.rebuildViews(), followers(r).follow()]);
	}
	await follow();
	expect((await sheets()).map(({ id }) => id)).toEqual(before.map(({ id }) => id));
	const after = await sheets();
	await r.accord.rebuildViews();
	await follow();
	expect(await sheets()).toEqual(after);
});

it("a ledger that was replaced is followed from its beginning, by sheets and mail as well", async () => {
	const { follow } = followers(r);
	await stock(r);
	await follow();
	const folder = mkdtempSync(join(tmpdir(), "accord-other-"));
	const other = createSqliteStore({ file: join(folder, "ledger.db"), container: "ledger", fieldIndexes: [] });
	await r.ports.ledger.close();
	Object.assign(r.ports, { ledger: other });
	const again = followers(r);
	const accord = r.second();
	await stock({ ...r, accord, as: r.as });
	await other.commit(accountPartition("t1", account), [queueMail(receipt)]);
	await accord.catchUp();
	await again.follow();
	expect(again.sent).toEqual([receipt.to]);
	rmSync(folder, { recursive: true, force: true });
});
