import { type CallInput, type Client, createClient } from "@accord/shared/api/client.ts";
import { type DisputeSummary, disputeSummarySchema } from "@accord/shared/api/schemas.ts";
import { expect, test } from "vitest";
import { askedOf, filtersOf, isFiltered, matches, readBatch } from "./filters.ts";

const today = "2026-11-22";

function summary(
	at: number,
	over: Partial<{ status: string; due: string; openedAt: string }> = {},
): DisputeSummary {
	return disputeSummarySchema.parse({
		id: `C1.D${at}`,
		number: `D-2026-${at}`,
		account: "C1",
		accountName: "Lavoisier",
		status: "open",
		reason: "PRICE",
		priority: "normal",
		owner: "karim",
		coordinator: "sophie",
		due: "2026-12-01",
		disputed: [{ minor: 100, currency: "EUR" }],
		stillDisputed: [{ minor: 100, currency: "EUR" }],
		items: ["F-1"],
		words: "…",
		openedAt: "2026-11-01T10:00:00.000Z",
		changedAt: "2026-11-01T10:00:00.000Z",
		version: 1,
		...over,
	});
}

/** A service that holds these disputes, newest first, and counts how often it is asked. */
function service(all: readonly DisputeSummary[]) {
	const asked: URLSearchParams[] = [];
	const client: Client = createClient({
		baseUrl: "http://accord.example",
		language: "en",
		authorize: async () => ({}),
		fetch: async (url) => {
			const query = new URL(String(url)).searchParams;
			asked.push(query);
			const at = Number(query.get("continuation") ?? 0);
			const limit = Number(query.get("limit"));
			const next = at + limit < all.length ? { continuation: String(at + limit) } : {};
			return Response.json({ disputes: all.slice(at, at + limit), ...next });
		},
	});
	return { client, asked };
}
const read = (client: Client, query: Readonly<Record<string, string>>, wanted = 25) =>
	readBatch(
		{ client, filters: filtersOf(query), today, timeZone: "UTC", signal: new AbortController().signal },
		wanted,
	);

test("the address becomes filters; nonsense in it is no filter", () => {
	expect(isFiltered(filtersOf({ status: "elsewhere", owner: "", late: "yes" }))).toBe(false);
	expect(filtersOf({ status: "closed", late: "1", owner: "karim" })).toEqual({
		status: "closed",
		late: true,
		owner: "karim",
	});
	const expected: CallInput<"listDisputes">["query"] = { open: "true", reason: "PRICE" };
	expect(askedOf(filtersOf({ late: "1", reason: "PRICE", currency: "EUR" }))).toEqual(expected);
});

test("only those that are late stay, by the rule of every surface", () => {
	const asked = summary(1, { status: "awaitingCustomer", due: "2026-11-21" });
	expect(matches(asked, filtersOf({ late: "1" }), today)).toBe(false);
	expect(matches({ ...asked, status: "open" }, filtersOf({ late: "1" }), today)).toBe(true);
});

test("a day begins in the reader's time zone", () => {
	const newYear = summary(1, { openedAt: "2026-12-31T23:30:00.000Z" });
	expect(matches(newYear, filtersOf({ from: "2027-01-01" }), today, "Europe/Paris")).toBe(true);
	expect(matches(newYear, filtersOf({ from: "2027-01-01" }), today, "UTC")).toBe(false);
});

test("reading goes on until enough match", async () => {
	const { client, asked } = service(
		Array.from({ length: 200 }, (_, at) => summary(at, { due: at % 10 === 0 ? "2026-11-01" : "2026-12-24" })),
	);
	const { rows, continuation } = await read(client, { late: "1" }, 8);
	expect(rows.length).toBe(10);
	expect(continuation).toBe("100");
	expect(asked.length).toBe(2);
});

test("what was opened before the period is not searched", async () => {
	const days = Array.from({ length: 300 }, (_, at) =>
		summary(at, { openedAt: new Date(Date.UTC(2026, 10, 20) - at * 86_400_000).toISOString() }),
	);
	const { client, asked } = service(days);
	const { rows, continuation } = await read(client, { from: "2026-11-01" }, 100);
	expect(rows.length).toBe(20);
	expect(continuation).toBeUndefined();
	expect(asked.length).toBe(1);
});

test("a search that finds nothing stops after ten pages and can go on", async () => {
	const { client, asked } = service(Array.from({ length: 2000 }, (_, at) => summary(at)));
	const { rows, continuation } = await read(client, { currency: "USD" });
	expect([rows.length, asked.length, continuation]).toEqual([0, 10, "500"]);
});
