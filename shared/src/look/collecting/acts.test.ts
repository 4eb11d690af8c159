import { describe, expect, it } from "vitest";
import { type Client, createClient } from "../../api/client.ts";
import { accountIdSchema } from "../../dispute/dispute.ts";
import { keyKeeper } from "../commands/sending.ts";
import { decideReminder, putAside } from "./acts.ts";
import { claimActs } from "./useClaimActs.ts";

const [account, other] = [accountIdSchema.parse("C1"), accountIdSchema.parse("C2")];

/** A client of a service that takes everything, and what it was asked. */
function listening(): { client: Client; asked: { path: string; body: Readonly<Record<string, unknown>> }[] } {
	const asked: { path: string; body: Readonly<Record<string, unknown>> }[] = [];
	const client = createClient({
		baseUrl: "",
		authorize: async () => ({}),
		language: "en",
		fetch: async (url, init) => {
			asked.push({ path: String(url), body: JSON.parse(String(init?.body)) });
			return Response.json({});
		},
	});
	return { client, asked };
}

describe("entries of the agenda", () => {
	it("are put aside one by one, and brought back by saying until today of each", async () => {
		const { client, asked } = listening();
		const entries = [
			{ account, key: "chase.C1" },
			{ account: other, key: "claim.K2" },
		];
		const aside = { until: "2026-03-09", because: "They pay on Friday." };
		const undo = await putAside(client, entries, aside, "2026-03-02");
		const said = (until: string) =>
			entries.map((entry) => ({
				path: "/api/agenda/snooze",
				body: { account: entry.account, entry: entry.key, because: aside.because, until },
			}));
		expect(asked).toEqual(said("2026-03-09"));
		await undo();
		expect(asked.slice(2)).toEqual(said("2026-03-02"));
	});
});

describe("the reminder of the day", () => {
	it.each(["sent", "cancelled"] as const)("is %s, and a proposal again once taken back", async (outcome) => {
		const { client, asked } = listening();
		const undo = await decideReminder(client, { account, id: "C1.2026-03-02" }, outcome);
		await undo();
		expect(asked).toEqual(
			[outcome, "proposed"].map((now) => ({
				path: "/api/dunning/letters/C1.2026-03-02",
				body: { account, outcome: now },
			})),
		);
	});
});

describe("an act on a claim", () => {
	it("keeps its key when it is sent again, and takes a new one when it is another act or another word", async () => {
		const { client, asked } = listening();
		const acts = claimActs(client, { id: "K1", account }, keyKeeper());
		await acts.qualify();
		await acts.qualify();
		await acts.dismiss("A double.");
		await acts.dismiss("A double of K0.");
		const keys = asked.map(({ body }) => body.idempotencyKey);
		expect(keys[1]).toBe(keys[0]);
		expect(new Set(keys).size).toBe(3);
		expect(asked.map(({ path, body }) => [path, body.account, body.because])).toEqual([
			["/api/claims/K1/qualify", account, undefined],
			["/api/claims/K1/qualify", account, undefined],
			["/api/claims/K1/dismiss", account, "A double."],
			["/api/claims/K1/dismiss", account, "A double of K0."],
		]);
	});
});
