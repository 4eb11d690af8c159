import { linkAnswerSchema } from "@accord/shared/api/dunningSchemas.ts";
import { type RouteName, routes } from "@accord/shared/api/routes.ts";
import { linkSchema, tokenHash } from "@accord/shared/customer/link.ts";
import { accountIdSchema } from "@accord/shared/dispute/dispute.ts";
import { ROLES } from "@accord/shared/dispute/terms.ts";
import { joinKeys, key } from "@accord/shared/keys.ts";
import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { type Cloud, startCloud } from "../production/cloud.ts";
import { command, furnish, openDispute, who } from "../production/life.ts";
import { createCaller } from "./endpoints.ts";

const SECRET = "Fabrikam confidential";
const foreignAccount = accountIdSchema.parse("X1");
let cloud: Cloud;
let elsewhere: Cloud;
let call: ReturnType<typeof createCaller>;
let ours = "";
let theirs = "";
let addresses = 0;
let from: Readonly<Record<string, string>>;

beforeAll(async () => {
	[cloud, elsewhere] = await Promise.all([startCloud(), startCloud()]);
	for (const place of [cloud, elsewhere]) await furnish(place, "contoso");
	await furnish(cloud, "fabrikam", { account: "X1", name: SECRET, series: "X" });
	call = createCaller(cloud.services);
	ours = `Bearer ${await cloud.token({ tenant: "contoso", person: "alex", roles: ROLES })}`;
	theirs = `Bearer ${await cloud.token({ tenant: "fabrikam", person: "alex", roles: ROLES })}`;
}, 60_000);
afterAll(() => Promise.all([cloud.stop(), elsewhere.stop()]));
beforeEach(() => {
	addresses += 1;
	from = { "x-forwarded-for": `203.0.113.${addresses}`, "accept-language": "en" };
});

async function newLink(bearer: string, accountId: string, body: object = {}): Promise<string> {
	const answer = await call("makeLink", bearer, { params: { accountId }, body });
	return linkAnswerSchema.parse(JSON.parse(answer.text)).url.split("/").at(-1) ?? "";
}
const cookie = (token: string) => ({ ...from, cookie: `accord_page=${token}` });
const open = (token: string, by = call) =>
	by("openCustomerLink", undefined, { params: { token }, headers: from });
const page = (token: string, more: Readonly<Record<string, string>> = {}) =>
	call("readCustomerPage", undefined, { headers: { ...cookie(token), ...more } });
const send = (token: string, fields: Readonly<Record<string, string>>) =>
	call("sendCustomerForm", undefined, {
		headers: { ...cookie(token), "sec-fetch-site": "same-origin" },
		form: new URLSearchParams(fields),
	});

/** The form id and seal a page was given, which only its reader has. */
async function formOf(token: string) {
	const { text } = await page(token);
	const hidden = (name: string) => new RegExp(`name="${name}" value="([0-9a-f]+)"`).exec(text)?.[1] ?? "";
	return { form: hidden("form"), seal: hidden("seal") };
}
const contest = (item: string) => ({ act: "contest", item, reason: "PRICE", words: "The price is wrong." });

/** Everything that was ever written, in the order it was written. */
async function written(): Promise<string> {
	const seen: string[] = [];
	for (let place: string | undefined; ; ) {
		const feed = await cloud.ledger.changes(place, 100);
		place = feed.continuation;
		seen.push(...feed.items.map(({ partition, id, etag }) => `${partition} ${id} ${etag}`));
		if (feed.drained && feed.items.length === 0) return seen.join("\n");
	}
}
const same = (answer: Awaited<ReturnType<typeof call>>) => ({
	status: answer.status,
	text: answer.text,
	headers: answer.headers,
	cookies: answer.cookies,
});
const nothing = async () => same(await open("A".repeat(43)));

describe("a customer's link of one tenant", () => {
	it("opens its own page whatever tenant the request names, and that of nobody else", async () => {
		const token = await newLink(theirs, "X1");
		const asContoso = { authorization: ours, "x-tenant": "contoso", "x-accord-person": "alex" };
		const shown = await page(token, asContoso);
		expect(shown.status).toBe(200);
		expect(shown.text).toContain(SECRET);
		expect(shown.text).not.toContain("Durand");
		expect(same(await open(token, createCaller(elsewhere.services)))).toEqual(await nothing());
	});

	const names = Object.keys(routes).filter((name): name is RouteName => name in routes);
	const protectedRoutes = names.filter(
		(name) => !["public", "botChannel"].includes(String(routes[name].access)),
	);
	it.each(protectedRoutes)("proves nobody to %s", async (name) => {
		const token = await newLink(theirs, "X1");
		const params = Object.fromEntries(
			[...routes[name].path.matchAll(/\{(\w+)\}/g)].map(([, parameter]) => [parameter, token]),
		);
		for (const authorization of [`Bearer ${token}`, undefined])
			expect((await call(name, authorization, { params, headers: cookie(token), body: {} })).status).toBe(
				401,
			);
	});

	it("cannot send what a form of another tenant's page is sealed for, nor name its invoices", async () => {
		const [their, our] = [await newLink(theirs, "X1"), await newLink(ours, "C1")];
		const [forTheirs, forOurs] = [await formOf(their), await formOf(our)];
		const before = await written();
		expect((await send(our, { ...forTheirs, ...contest("X1") })).status).toBe(403);
		expect((await send(their, { ...forOurs, ...contest("F1") })).status).toBe(403);
		const named = await send(their, { ...forTheirs, ...contest("F1") });
		expect(named.status).toBe(422);
		expect(named.text).not.toContain("Durand");
		expect(await written()).toBe(before);
	});

	it("opens nothing by a pointer bent to another tenant", async () => {
		const token = await newLink(theirs, "X1");
		const hash = tokenHash(token) ?? "";
		await cloud.ledger.commit(key("links", hash.slice(0, 2)), [
			{ kind: "put", id: hash, body: { kind: "linkPointer", tenant: "contoso", account: "C1" } },
		]);
		expect(same(await open(token))).toEqual(await nothing());
		expect(same(await page(token))).toEqual(await nothing());
	});
});

describe("a link that is over", () => {
	it("of a dispute that closed: neither opens nor takes the form that was still on screen", async () => {
		const { dispute } = await openDispute(cloud, "fabrikam", "X2", foreignAccount);
		const token = await newLink(theirs, "X1", { dispute: dispute.id });
		expect((await page(token)).status).toBe(200);
		const seen = await formOf(token);
		await command(cloud, who("fabrikam", "claire"), dispute, { type: "Withdraw", because: "paid after all" });
		const before = await written();
		const gone = await nothing();
		for (const answer of [
			await open(token),
			await page(token),
			await send(token, { ...seen, ...contest("X2") }),
		])
			expect(same(answer)).toEqual(gone);
		expect(await written()).toBe(before);
	});

	it.each(["expired", "revoked"] as const)("%s: the same answer, and no form", async (how) => {
		const token = await newLink(theirs, "X1");
		const seen = await formOf(token);
		const id = joinKeys("link", tokenHash(token) ?? "");
		const partition =
			(await written())
				.split("\n")
				.find((line) => line.includes(id))
				?.split(" ")[0] ?? "";
		const stored = await cloud.ledger.read(partition, id);
		if (!stored) throw new Error("the link is not where it is kept");
		const link = linkSchema.parse(stored.body.link);
		const over = how === "expired" ? { expires: link.made } : { revoked: link.made };
		await cloud.ledger.commit(partition, [
			{ kind: "replace", id, body: { kind: "link", link: { ...link, ...over } }, ifMatch: stored.etag },
		]);
		const before = await written();
		const gone = await nothing();
		for (const answer of [
			await open(token),
			await page(token),
			await send(token, { ...seen, ...contest("X3") }),
		])
			expect(same(answer)).toEqual(gone);
		expect(await written()).toBe(before);
	});
});

describe("a token that was changed, guessed or scanned", () => {
	it("opens nothing with any one character changed, cut or added", async () => {
		const token = await newLink(theirs, "X1");
		const gone = await nothing();
		const changed = [...token].map(
			(letter, at) => `${token.slice(0, at)}${letter === "A" ? "B" : "A"}${token.slice(at + 1)}`,
		);
		const others = [token.slice(1), `${token}A`, token.toLowerCase(), ` ${token}`, `${token}\0`, "", "../me"];
		for (const one of [...changed, ...others]) expect(same(await open(one))).toEqual(gone);
		expect((await open(token)).status).toBe(303);
	});

	it("is told politely to wait after many guesses, in the reader's language; others are not", async () => {
		const guess = (language: string) =>
			call("openCustomerLink", undefined, {
				params: { token: "B".repeat(43) },
				headers: { ...from, "accept-language": language },
			});
		let answer = await guess("en");
		for (let tries = 1; answer.status === 404 && tries < 200; tries += 1) answer = await guess("en");
		expect(answer.status).toBe(429);
		expect(answer.text).toContain("Please wait a moment, then try again.");
		expect(answer.text).toContain('lang="en"');
		expect(Number(answer.headers["retry-after"])).toBeGreaterThan(0);
		const french = await guess("fr-FR,fr;q=0.9");
		expect(french.text).toContain("Merci de patienter un instant");
		const token = await newLink(theirs, "X1");
		from = { ...from, "x-forwarded-for": "198.51.100.7" };
		expect((await open(token)).status).toBe(303);
	});

	it("changes nothing when a scanner opens link and page again and again", async () => {
		const token = await newLink(theirs, "X1");
		const before = await written();
		for (let times = 0; times < 5; times += 1) {
			expect((await open(token)).status).toBe(303);
			expect((await page(token)).status).toBe(200);
		}
		expect(await written()).toBe(before);
	});
});
