import { writeSync } from "node:fs";
import { createSqliteStore } from "@accord/functions/adapters/sqlite/sqliteStore.ts";
import { key } from "@accord/shared/keys.ts";

/** Commits until it is killed; prints `writer n` only once that commit resolved. */
const [file, writers] = [process.argv[2], Number(process.argv[3])];
if (file === undefined) throw new Error("the data file is missing");
const store = createSqliteStore({ file, container: "ledger" });

async function write(writer: number): Promise<void> {
	const partition = key("kill", writer);
	const state = await store.read(partition, "state");
	let n = Number(state?.body.n ?? 0);
	let etag = state?.etag;
	for (;;) {
		n += 1;
		const body = { n };
		const etags = await store.commit(partition, [
			etag === undefined
				? { kind: "create", id: "state", body }
				: { kind: "replace", id: "state", body, ifMatch: etag },
			{ kind: "create", id: key("event", n), body: { n, text: "x".repeat(1000) } },
			{ kind: "put", id: key("outbox", n % 3), body },
		]);
		etag = etags.get("state");
		writeSync(1, `${writer} ${n}\n`);
	}
}

await Promise.all(Array.from({ length: writers }, (_, writer) => write(writer)));
