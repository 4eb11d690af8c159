import { chargeOperation, log, observe } from "@accord/functions/telemetry/scope.ts";
import { disputeViewSchema } from "@accord/shared/api/schemas.ts";
import { ROLES } from "@accord/shared/dispute/terms.ts";
import { afterAll, beforeAll, describe, expect, it, vi } from "vitest";
import { createCaller } from "../security/endpoints.ts";
import { type Cloud, startCloud } from "./cloud.ts";
import { freshKey, furnish } from "./life.ts";
import { SETTINGS } from "./worker.ts";

const trace = "0af7651916cd43dd8448eb211c80319c";
const parent = `00-${trace}-b7ad6b7169203331-01`;
const mail = "We shall certainly not pay F1: the Zanzibar surcharge was never agreed.";
const comment = "Between us: the surcharge was a slip of Mr Quigley.";
let cloud: Cloud;
let token = "";
let act: (
	name: Parameters<ReturnType<typeof createCaller>>[0],
	request: object,
	from?: string,
) => Promise<string>;
const written: string[] = [];

beforeAll(async () => {
	vi.spyOn(process.stderr, "write").mockImplementation((line) => {
		written.push(String(line));
		return true;
	});
	for (const level of ["log", "info", "warn", "error", "debug"] as const)
		vi.spyOn(console, level).mockImplementation((...said) => void written.push(said.join(" ")));
	cloud = await startCloud({ log, observe, onCharge: chargeOperation });
	await furnish(cloud, "contoso");
	token = await cloud.token({ tenant: "contoso", person: "claire", roles: ROLES });
	const call = createCaller(cloud.services);
	act = async (name, request, from) => {
		const operation = { name, kind: "http", parent: from } as const;
		const outcome = ({ status }: { status: number }) => ({ status });
		return (await observe(operation, () => call(name, `Bearer ${token}`, request), outcome)).text;
	};
}, 60_000);
afterAll(async () => {
	vi.restoreAllMocks();
	await cloud.stop();
});

const operations = () =>
	written
		.filter((line) => line.includes('"message":"done"'))
		.map((line): Record<string, unknown> => JSON.parse(line));

describe("what is written about a dispute, from the mail to the card", () => {
	it("is one trace, with what each step cost, and none of the words", async () => {
		const from = { address: "pay@durand.example", name: "Mme Durand" };
		await act(
			"readMail",
			{ body: { messageId: "<1@durand.example>", from, bodyType: "text", body: mail } },
			parent,
		);
		const opened = await act(
			"openDispute",
			{
				body: {
					account: "C1",
					lines: [{ item: "F1", amount: 60_000 }],
					reason: "PRICE",
					words: mail,
					source: { kind: "phone" },
					idempotencyKey: freshKey(),
				},
			},
			parent,
		);
		const { dispute } = disputeViewSchema.parse(JSON.parse(opened));
		const body = {
			type: "AddComment",
			text: comment,
			expectedVersion: dispute.version,
			idempotencyKey: freshKey(),
		};
		await act("commandDispute", { params: { disputeId: dispute.id }, body }, parent);
		// What goes wrong is where words slip into logs.
		await act("openDispute", { body: { words: mail, account: 7 } }, parent);
		await act("commandDispute", { params: { disputeId: dispute.id }, body: { ...body, type: mail } }, parent);
		await act("findAccounts", { query: { query: mail, limit: mail } }, parent);
		await act("readStatement", { params: { accountId: "nobody-here" } }, parent);
		cloud.double.inject(({ kind }) => (kind === "batch" ? { status: 400 } : undefined));
		await act(
			"openDispute",
			{
				body: {
					account: "C1",
					lines: [{ item: "F2", amount: 1 }],
					reason: "PRICE",
					words: mail,
					source: { kind: "phone" },
					idempotencyKey: freshKey(),
				},
			},
			parent,
		);
		cloud.double.inject(undefined);
		await cloud.push();

		const card = operations().find(({ operation }) => operation === "notify");
		expect(card).toMatchObject({ trace, kind: "card" });
		expect(cloud.cards.join()).toContain(
			`https://teams.microsoft.com/l/entity/${SETTINGS.ACCORD_TEAMS_APP_ID}/disputes?`,
		);
		const open = operations().find(({ operation, status }) => operation === "openDispute" && status === 201);
		expect(open).toMatchObject({ trace });
		expect(Number(open?.ru)).toBeGreaterThan(15);

		const all = written.join("\n");
		for (const secret of [
			mail,
			"Zanzibar",
			"surcharge",
			"Quigley",
			"Durand",
			token,
			token.split(".")[1],
			token.split(".")[2],
		])
			expect(all.includes(String(secret)), String(secret).slice(0, 30)).toBe(false);
	});
});

describe("an operation", () => {
	it.each([undefined, null, "", "nonsense", "00-00000000000000000000000000000000-0000000000000000-00"])(
		"given the parent %j, has a trace of its own",
		async (wrong) => {
			const before = written.length;
			await observe({ name: "alone", kind: "timer", parent: wrong }, async () => log.info("inside"));
			const [inside, done] = written.slice(before).map((line): Record<string, unknown> => JSON.parse(line));
			expect(inside?.trace).toMatch(/^[0-9a-f]{32}$/);
			expect(done).toMatchObject({ trace: inside?.trace, message: "done", kind: "timer" });
		},
	);

	it("that fails says the kind of error and not its text", async () => {
		const before = written.length;
		const work = observe({ name: "bad", kind: "timer" }, async () => {
			throw new TypeError(mail);
		});
		await expect(work).rejects.toThrow(TypeError);
		expect(written.slice(before).join("")).toContain('"failed":"TypeError"');
		expect(written.slice(before).join("")).not.toContain("Zanzibar");
	});
});
