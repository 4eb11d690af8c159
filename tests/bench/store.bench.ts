import type { Figure } from "./figure.ts";
import { measureRawSqlite, measureStore } from "./store.ts";

const COMMITS = 20_000;
const WAITING = 50;
/** Of what the bare engine does with the same rows, durability and grouping. */
const SHARE = 0.6;

export default {
	title: "Document store: commits of three documents of 1 KB, each on the disk before it counts",
	measure: async (): Promise<readonly Figure[]> => {
		const raw = await measureRawSqlite(COMMITS, WAITING);
		const store = await measureStore(COMMITS, WAITING);
		const rawAlone = await measureRawSqlite(COMMITS / 10, 1);
		const alone = await measureStore(COMMITS / 10, 1);
		const limitName = "bare node:sqlite";
		return [
			{
				name: `${WAITING} waiting`,
				value: store.commitsPerSecond,
				unit: "commits/s",
				budget: SHARE * raw.commitsPerSecond,
				better: "atLeast",
				limit: raw.commitsPerSecond,
				limitName,
			},
			{
				name: `${WAITING} waiting, p99`,
				value: store.p99,
				unit: "ms",
				budget: 50,
				better: "atMost",
				limit: raw.p99,
				limitName,
			},
			{
				name: "one at a time",
				value: alone.commitsPerSecond,
				unit: "commits/s",
				budget: SHARE * rawAlone.commitsPerSecond,
				better: "atLeast",
				limit: rawAlone.commitsPerSecond,
				limitName,
			},
		];
	},
};
