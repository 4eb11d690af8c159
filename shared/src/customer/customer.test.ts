import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { defaultCatalogue } from "../dispute/catalogue.ts";
import { account, disputeId, EUR, given } from "../dispute/scenario.ts";
import { parseAmount, readForm } from "./form.ts";
import { formSeal, type Link, linkStands, newToken, sameText, tokenHash } from "./link.ts";
import { customerPage, type PageSources } from "./page.ts";
import { createRateLimiter } from "./rateLimit.ts";

const random = (count: number) => Uint8Array.from({ length: count }, (_, i) => (i * 37 + 11) & 255);
const token = newToken(random);
const link: Link = {
	hash: tokenHash(token) ?? "",
	tenant: "demo",
	account,
	purpose: "account",
	made: "2026-03-01T00:00:00.000Z",
	expires: "2026-05-01T00:00:00.000Z",
};
const item = (number: string, open: number, dueOn: string) => ({
	number,
	kind: "invoice" as const,
	currency: EUR,
	amount: open,
	open,
	issuedOn: "2026-01-15",
	dueOn,
	status: "open" as const,
});
const sources: PageSources = {
	account: {
		id: account,
		number: "C001",
		name: "Durand SA",
		language: "fr",
		country: "FR",
		currency: EUR,
		contacts: [],
	},
	items: [item("F1", 100_000, "2026-02-15"), item("F2", 30_000, "2026-04-15")],
	disputes: [],
	claims: [],
	company: "Nordalp",
	catalogue: defaultCatalogue(),
	today: "2026-03-03",
};
const fields = (of: Record<string, string | string[]>) => ({
	getAll: (name: string) => [of[name] ?? []].flat(),
});
const page = customerPage(link, sources, "en");

describe("a link's token", () => {
	it("has 256 random bits in 43 characters, and is stored as its hash only", () => {
		expect(token).toMatch(/^[A-Za-z0-9_-]{43}$/);
		const bytes = atob(`${token.replaceAll("-", "+").replaceAll("_", "/")}=`);
		expect([...bytes].map((char) => char.charCodeAt(0))).toEqual([...random(32)]);
		expect(link.hash).not.toContain(token.slice(0, 8));
	});

	it.each(["", "x", `${token}A`, token.slice(1), `${token.slice(0, 42)}=`, `${token.slice(0, 42)}%`])(
		"that is none is not even looked up: %s",
		(other) => expect(tokenHash(other)).toBeUndefined(),
	);

	it("opens nothing once expired or revoked", () => {
		expect(linkStands(link, "2026-04-30T23:59:59.000Z", [])).toBe(true);
		expect(linkStands(link, link.expires, [])).toBe(false);
		expect(linkStands({ ...link, revoked: "2026-03-02T00:00:00.000Z" }, "2026-03-03T00:00:00.000Z", [])).toBe(
			false,
		);
	});

	it("of a dispute ends with the dispute", () => {
		const own: Link = { ...link, purpose: "dispute", dispute: disputeId("1") };
		const now = "2026-03-04T00:00:00.000Z";
		const open = given();
		expect(linkStands(own, now, [open.state])).toBe(true);
		const closed = open.and(["claire", { type: "Withdraw", because: "paid after all" }]);
		expect(linkStands(own, now, [closed.state])).toBe(false);
		expect(linkStands(own, now, [])).toBe(false);
	});

	it("seals a form for its holder only", () => {
		const seal = formSeal(token, "f1");
		expect(sameText(seal, formSeal(token, "f1"))).toBe(true);
		expect(sameText(seal, formSeal(token, "f2"))).toBe(false);
		expect(
			sameText(
				seal,
				formSeal(
					newToken(() => new Uint8Array(32)),
					"f1",
				),
			),
		).toBe(false);
		expect(sameText(seal, "")).toBe(false);
	});
});

describe("the page", () => {
	it("shows the account's open items with what is contested", () => {
		const contested = customerPage(link, { ...sources, disputes: [given().state] }, "en");
		expect(contested.items.map(({ number, free, late }) => [number, free, late])).toEqual([
			["F1", 70_000, true],
			["F2", 30_000, false],
		]);
		expect(contested.items[0]?.contested).toEqual({ minor: 30_000, currency: "EUR" });
	});

	it("of a dispute shows that dispute's items and decision, and takes no claim", () => {
		const proposed = given().and([
			"samir",
			{
				type: "ProposeOutcome",
				lines: [{ line: "L1", credited: 0, upheld: 30_000, writtenOff: 0 }],
				because: "INTERNAL the price was right",
			},
		]);
		const own = customerPage(
			{ ...link, purpose: "dispute", dispute: proposed.state.id },
			{ ...sources, disputes: [proposed.state] },
			"en",
		);
		expect(own.items.map(({ number }) => number)).toEqual(["F1"]);
		expect(own.decisions).toMatchObject([
			{ kind: "resolution", upheld: [{ minor: 30_000 }], answered: false },
		]);
		expect(own.mayClaim).toBe(false);
		expect(JSON.stringify(own)).not.toContain("INTERNAL");
	});
});

describe("a form of the page", () => {
	it("contests one item in part and one in full", () => {
		const read = readForm(
			fields({
				act: "contest",
				item: ["F1", "F2"],
				"amount:F1": "300,00",
				reason: "PRICE",
				words: "Wrong price",
			}),
			page,
		);
		expect(read).toEqual({
			submission: {
				kind: "contest",
				words: "Wrong price",
				items: [
					{ item: "F1", amount: 30_000 },
					{ item: "F2", amount: 30_000 },
				],
				reason: "PRICE",
			},
		});
	});

	it.each([
		[{ act: "contest" }, ["items", "reason", "words"]],
		[{ act: "contest", item: "F9", reason: "PRICE", words: "x" }, ["items"]],
		[{ act: "contest", item: "F1", "amount:F1": "1000,01", reason: "PRICE", words: "x" }, ["amount"]],
		[{ act: "contest", item: "F1", "amount:F1": "-5", reason: "PRICE", words: "x" }, ["amount"]],
		[{ act: "contest", item: "F1", reason: "NOPE", words: "x" }, ["reason"]],
		[{ act: "contest", item: "F1", reason: "PRICE", words: "x".repeat(4001) }, ["words"]],
		[{ act: "promise", item: "F1", promiseDate: "2026-03-02" }, ["date"]],
		[{ act: "promise", item: "F1", promiseDate: "2027-03-02" }, ["date"]],
		[{ act: "promise", item: "F1", promiseDate: "31/03/2026" }, ["date"]],
		[{ act: "paid", item: "F1", paidDate: "2026-03-04" }, ["date"]],
		[{ act: "agree", dispute: "C001.1" }, ["dispute"]],
		[{ act: "delete" }, ["act"]],
		[{}, ["act"]],
	])("names what is wrong in %j", (said, wrong) => {
		const read = readForm(fields(said), page);
		expect("errors" in read && read.errors.map(({ field }) => field)).toEqual(wrong);
	});

	it("reads an amount as it is written in either language, or not at all", () => {
		for (const written of ["1 250,40", "1,250.40", "1250.4", "1.250,40", "€1,250.40", "1 250,40 EUR"])
			expect(parseAmount(written, 2)).toBe(125_040);
		expect(parseAmount("1.250", 2)).toBe(125_000);
		expect(parseAmount("1250", 0)).toBe(1250);
		for (const written of [
			"",
			"abc",
			"1,2,3",
			"-5",
			"1e5",
			"1.250.40",
			"0x10",
			"1,250,40",
			"Infinity",
			"12.3456",
		])
			expect(parseAmount(written, 2)).toBeUndefined();
		fc.assert(
			fc.property(fc.string(), (written) => {
				const amount = parseAmount(written, 2);
				expect(amount === undefined || (Number.isSafeInteger(amount) && amount >= 0)).toBe(true);
			}),
		);
	});
});

describe("a rate limit", () => {
	it("lets a burst through, then one at a time, and says how long to wait", () => {
		let now = 0;
		const limiter = createRateLimiter(() => now);
		const rate = { burst: 3, perSeconds: 60 };
		expect([1, 2, 3].map(() => limiter.take("a", rate))).toEqual([0, 0, 0]);
		expect(limiter.take("a", rate)).toBe(20);
		expect(limiter.take("b", rate)).toBe(0);
		now = 20_000;
		expect(limiter.take("a", rate)).toBe(0);
	});
});
