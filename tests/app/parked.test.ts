import { accountPartition, ids } from "@accord/shared/app/documents.ts";
import { queueMail } from "@accord/shared/app/mail.ts";
import { createOffice } from "@accord/shared/app/office.ts";
import { checkIntegrity } from "@accord/shared/app/running/integrity.ts";
import { accountIdSchema } from "@accord/shared/dispute/dispute.ts";
import type { Change } from "@accord/shared/ports/documentStore.ts";
import { afterEach, beforeEach, expect, it } from "vitest";
import { type Rig, rig } from "./bench.ts";
import { followers, receipt } from "./followers.ts";
import { account, claim, stock } from "./stand.ts";

let r: Rig;
const alarms: unknown[] = [];
beforeEach(async () => {
	r = rig();
	alarms.length = 0;
	Object.assign(r.ports.log, {
		error: (message: string, facts: object) => alarms.push({ message, ...facts }),
	});
	await stock(r);
});
afterEach(() => r.dispose());

const partition = accountPartition("t1", account);
const put = (id: string, body: Extract<Change, { kind: "put" }>["body"]) =>
	r.ports.ledger.commit(partition, [{ kind: "put", id, body }]);

const who = { tenant: "t1" };
it("what cannot be read is parked by each who follows the ledger, counted, told once, and taken once it is mended", async () => {
	const { follow, parking, sent } = followers(r);
	const { dispute } = await r.accord.openDispute(r.as("claire"), claim());
	await follow();
	const [item, state] = await Promise.all(
		[ids.item("F2"), ids.dispute(dispute.id)].map((id) => r.ports.ledger.read(partition, id)),
	);
	if (!item || !state) throw new Error("nothing to spoil");
	const queued = queueMail(receipt);
	if (queued.kind !== "create") throw new Error("no mail");
	await put(item.id, { kind: "item", item: { number: "F2" } });
	await put(state.id, { kind: "dispute", dispute: 7 });
	await put(queued.id, { kind: "mail", status: "waiting", mail: { to: 7 } });
	const other = await r.accord.openDispute(
		r.as("chloe"),
		claim({ account: accountIdSchema.parse("C002"), lines: [{ item: "F1", amount: 7000 }] }),
	);
	await follow();
	await follow();

	// The other account goes on.
	const listed = await r.accord.listDisputes(r.as("claire"), { limit: 10 });
	expect(listed.disputes.map(({ id }) => id)).toContain(other.dispute.id);
	const parked = await parking.list(who);
	expect(parked.map(({ follower, id }) => [follower, id]).sort()).toEqual(
		[
			["dunning", ids.account],
			["mail", queued.id],
			["views", state.id],
			["views", item.id],
		].sort(),
	);
	expect(alarms).toHaveLength(4);
	expect(alarms).toEqual(Array(4).fill(expect.objectContaining({ message: "document parked" })));
	expect(JSON.stringify(alarms)).not.toContain("C001");
	expect(await r.accord.health()).toMatchObject({ status: "degraded", parkedDocuments: 4 });
	expect(await parking.list({ tenant: "t2" })).toEqual([]);
	expect(await checkIntegrity(createOffice(r.ports))).toMatchObject({ checked: 2, broken: 1 });
	alarms.length = 4;
	expect(await parking.retry(who)).toMatchObject({ mended: 0, parked });
	expect(alarms).toHaveLength(4);

	await put(item.id, item.body);
	await put(state.id, state.body);
	await put(queued.id, queued.body);
	expect(await parking.retry(who)).toEqual({ mended: 4, parked: [] });
	expect(sent).toEqual(["compta@durand.example"]);
	expect(await r.accord.health()).toMatchObject({ status: "ok", parkedDocuments: 0 });
	await follow();
	expect(sent).toHaveLength(1);
	const mended = await r.accord.listDisputes(r.as("claire"), { limit: 10 });
	await r.accord.rebuildViews();
	expect(await r.accord.listDisputes(r.as("claire"), { limit: 10 })).toEqual(mended);
	expect(mended.disputes).toHaveLength(2);
});

it("a rebuild finds what is still bad again, and forgets what is not", async () => {
	const { dispute } = await r.accord.openDispute(r.as("claire"), claim());
	const id = ids.dispute(dispute.id);
	const good = await r.ports.ledger.read(partition, id);
	if (!good) throw new Error("no dispute");
	await put(id, { kind: "dispute", dispute: 7 });
	await r.accord.catchUp();
	await r.accord.rebuildViews();
	expect(await r.accord.health()).toMatchObject({ parkedDocuments: 1 });
	await put(id, good.body);
	await r.accord.rebuildViews();
	expect(await r.accord.health()).toMatchObject({ status: "ok", parkedDocuments: 0 });
});
