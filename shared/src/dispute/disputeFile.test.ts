import { describe, expect, it } from "vitest";
import { canonicalJson } from "./canonicalJson.ts";
import { chain, commentsOf, hashOf, record, verifyChain } from "./chain.ts";
import { exportDispute, verifyDispute, verifyExport } from "./disputeFile.ts";
import { disputeHtml, escapeHtml } from "./disputeHtml.ts";
import { DomainError } from "./error.ts";
import type { DisputeEvent } from "./event.ts";
import { evolve, fold } from "./evolve.ts";
import { actorOf, disputeId, given, personId, priceClaim } from "./scenario.ts";
import { seenAgain } from "./sighting.ts";

const nasty = `<img src=x onerror="alert('1')"> & co`;
const story = given({
	...priceClaim,
	words: nasty,
	lines: [{ item: `F1`, amount: 30_000, label: nasty }],
}).and(
	["samir", { type: "AddComment", text: nasty }],
	[
		"samir",
		{
			type: "AttachEvidence",
			evidence: {
				id: "e",
				name: `${nasty}.pdf`,
				mediaType: "application/pdf",
				bytes: 5,
				sha256: "0".repeat(64),
			},
		},
	],
	[
		"samir",
		{
			type: "ProposeOutcome",
			lines: [{ line: "L1", credited: 20_000, upheld: 10_000, writtenOff: 0 }],
			because: "half is right",
		},
	],
	[
		"benoit",
		{
			type: "RecordDocument",
			note: { kind: "creditNote", number: "AV-7", amount: 20_000, currency: "EUR", date: "2026-03-03" },
		},
	],
	["customer", { type: "ConfirmWithCustomer", agreed: true, by: "Mme Durand", via: "link", note: "fine" }],
);
const about = {
	exportedAt: "2026-03-04T08:00:00.000Z",
	exportedBy: "Marc <b>",
	company: "Accord & Cie",
	reasonLabel: { fr: "Litige prix", en: "Price" },
	people: { samir: "Samir Haddad", claire: "Claire Martin" },
};
const file = exportDispute(story.events, about);
const parsed = () => JSON.parse(JSON.stringify(file));
const faultOf = (events: readonly DisputeEvent[]) => verifyChain(events);

describe("the chain of events", () => {
	it("has a published hash: anyone can compute it", async () => {
		const [first] = story.events;
		if (!first) throw new Error("no event");
		const { hash, ...rest } = first;
		const sorted = (value: unknown): unknown =>
			Array.isArray(value)
				? value.map(sorted)
				: value !== null && typeof value === "object"
					? Object.fromEntries(
							Object.entries(value)
								.sort(([a], [b]) => (a < b ? -1 : 1))
								.map(([k, v]) => [k, sorted(v)]),
						)
					: value;
		const digest = await crypto.subtle.digest(
			"SHA-256",
			new TextEncoder().encode(JSON.stringify(sorted(rest))),
		);
		expect([...new Uint8Array(digest)].map((byte) => byte.toString(16).padStart(2, "0")).join("")).toBe(hash);
	});
	it("is written the same way whatever the order of keys, and without what is absent", () => {
		expect(canonicalJson({ b: [1, { d: null, c: undefined }], a: "é" })).toBe('{"a":"é","b":[1,{"d":null}]}');
		expect(canonicalJson([undefined, true])).toBe("[null,true]");
		expect(canonicalJson({})).toBe("{}");
	});
	it("goes on from the state it was decided on", () => {
		const [event] = chain([{ type: "PriorityChanged", priority: "low" }], story.state, {
			dispute: story.state.id,
			at: "2026-03-05T00:00:00.000Z",
			actor: actorOf("claire"),
		});
		expect(event).toMatchObject({ sequence: story.state.version + 1, previousHash: story.state.lastHash });
		expect(verifyChain([...story.events, ...(event ? [event] : [])])).toBeUndefined();
		expect(verifyChain([])).toBeUndefined();
		const before = record([], story.state, { dispute: story.state.id, at: "x", actor: actorOf("claire") });
		expect(before).toEqual({ events: [], state: story.state });
	});
	it("shows every kind of tampering", () => {
		const [first, second, third, ...rest] = story.events;
		if (!first || !second || !third) throw new Error("too short");
		const changed = { ...second, fact: { ...second.fact, text: "never said" } } as DisputeEvent;
		expect(faultOf([first, changed, third, ...rest])).toEqual({ sequence: 2, fault: "hash" });
		const { hash: _, ...withoutHash } = changed;
		expect(faultOf([first, { ...changed, hash: hashOf(withoutHash) }, third])).toEqual({
			sequence: 3,
			fault: "previousHash",
		});
		expect(faultOf([first, third, ...rest])).toEqual({ sequence: 2, fault: "sequence" });
		expect(faultOf([second])).toEqual({ sequence: 1, fault: "sequence" });
		expect(faultOf([first, { ...second, dispute: disputeId("2") }])).toEqual({
			sequence: 2,
			fault: "dispute",
		});
		expect(faultOf([{ ...first, previousHash: "00" }])).toEqual({ sequence: 1, fault: "previousHash" });
		for (const change of [{ at: "2020-01-01T00:00:00.000Z" }, { actor: actorOf("marc") }])
			expect(faultOf([{ ...first, ...change }])).toEqual({ sequence: 1, fault: "hash" });
	});
	it("gives back the comments in the order they were made, carried ones included", () => {
		expect(commentsOf(story.events)).toMatchObject([
			{ text: nasty, visibility: "internal", actor: { id: "samir" } },
		]);
		const carried = [
			{
				at: "2025-01-01T00:00:00.000Z",
				actor: actorOf("claire"),
				text: "older",
				visibility: "internal" as const,
			},
		];
		const [first, second] = story.events;
		if (!first || !second) throw new Error("too short");
		const split = { ...first, fact: { ...first.fact, comments: carried } } as DisputeEvent;
		const absorbed = {
			...second,
			at: "2026-12-01T00:00:00.000Z",
			fact: {
				type: "Absorbed",
				from: disputeId("2"),
				number: "D",
				lines: [],
				evidence: [],
				comments: carried,
			},
		} as DisputeEvent;
		expect(commentsOf([absorbed, second, split]).map(({ text }) => text)).toEqual(["older", "older", nasty]);
		const line = {
			...second,
			fact: { type: "CommentAdded", text: "x", visibility: "shared", line: "L1" },
		} as DisputeEvent;
		expect(commentsOf([line])).toMatchObject([{ line: "L1" }]);
	});
});

describe("the fold", () => {
	const refusal = (act: () => unknown) => {
		try {
			return act();
		} catch (error) {
			return error instanceof DomainError ? error.code : error;
		}
	};
	const eventOf = (fact: object): DisputeEvent => ({
		...(story.events[0] as DisputeEvent),
		sequence: 9,
		fact: fact as never,
	});
	it("is the state", () => {
		expect(fold(story.events)).toEqual(story.state);
	});
	it("refuses events that cannot follow", () => {
		const [first, second] = story.events;
		if (!first || !second) throw new Error("too short");
		expect(refusal(() => fold([]))).toBe("internal");
		expect(refusal(() => fold([second]))).toBe("internal");
		expect(refusal(() => fold([first, first]))).toBe("internal");
		const reminded = eventOf({ type: "Reminded", person: "samir", when: "byHand" });
		expect(refusal(() => evolve(story.state, reminded))).toBe("internal");
		expect(
			refusal(() => evolve(story.state, eventOf({ type: "Escalated", to: "marc", because: "x", level: 1 }))),
		).toBe("internal");
		const court = { stage: "confirm", role: "collector", person: "claire", since: "x", due: "x" };
		for (const fact of [
			{ type: "SentBack", because: "x", court },
			{ type: "DocumentAwaited" },
			{ type: "ConfirmationAwaited", court },
		])
			expect(refusal(() => evolve(given().state, eventOf(fact)))).toBe("internal");
		expect(refusal(() => evolve(story.state, eventOf({ type: "DocumentAwaited" })))).toBe("internal");
	});
	it("refuses an event whose amounts would not add up", () => {
		const payment = (amount: number) =>
			eventOf({ type: "PaymentRecorded", payments: [{ line: "L1", amount }] });
		expect(refusal(() => evolve(given().state, payment(30_001)))).toBe("amount_mismatch");
		expect(refusal(() => evolve(given().state, payment(-1)))).toBe("amount_mismatch");
		expect(evolve(given().state, payment(30_000))).toMatchObject({ version: 9, lines: [{ paid: 30_000 }] });
		const opened = { ...given().events[0]?.fact, lines: [{ ...given().state.lines[0], disputed: 1 }] };
		expect(refusal(() => evolve(undefined, eventOf(opened)))).toBe("amount_mismatch");
	});
});

describe("an exported dispute", () => {
	it("can be checked by somebody else", () => {
		expect(verifyExport(parsed())).toEqual({
			ok: true,
			number: "D-2026-000001",
			events: story.events.length,
			lastHash: story.state.lastHash,
		});
		expect(file).toMatchObject({ format: "accord-dispute/1", ...about, dispute: story.state });
		expect(file.howToCheck).toContain("SHA-256");
		expect(verifyDispute(story.state, story.events)).toMatchObject({ ok: true });
	});
	it("is refused when a word of an event, an amount of the state or the format was changed", () => {
		const changed = parsed();
		changed.events[1].fact.text = "never said";
		expect(verifyExport(changed)).toEqual({ ok: false, problem: "broken chain: hash", sequence: 2 });
		const state = parsed();
		state.dispute.lines[0].credited = 0;
		state.dispute.lines[0].upheld = 30_000;
		expect(verifyExport(state)).toEqual({
			ok: false,
			problem: "the dispute is not what its events add up to",
		});
		for (const wrong of [{ ...parsed(), format: "x" }, {}, null, "text", [1]])
			expect(verifyExport(wrong)).toMatchObject({
				ok: false,
				problem: expect.stringContaining("not an exported dispute"),
			});
	});
	it("is refused when it says more than its hashes cover", () => {
		const more = parsed();
		more.events[1].fact.remark = "added later";
		expect(verifyExport(more)).toMatchObject({ ok: false, problem: expect.stringContaining("says more") });
	});
	it("is refused when well-chained events contradict each other", () => {
		const { dispute, at, actor } = story.events[0] as DisputeEvent;
		const [first] = story.events as [DisputeEvent];
		const events = [
			first,
			...chain([{ type: "DocumentAwaited" }], { version: 1, lastHash: first.hash }, { dispute, at, actor }),
		];
		expect(verifyDispute(story.state, events)).toMatchObject({
			ok: false,
			problem: expect.stringContaining("contradict"),
		});
	});
});

describe("the printable file", () => {
	const html = disputeHtml(file, "en", "Europe/Paris");
	it("tells the whole story in the reader's language and time zone", () => {
		for (const text of [
			"Dispute file D-2026-000001",
			"Durand SA",
			"Price",
			"Closed · Accepted in part",
			"€300.00",
			"€200.00",
			"AV-7",
			"Samir Haddad",
			"half is right",
			"Mme Durand · fine",
			"benoit",
			"13:00",
			"Fingerprint",
			story.state.lastHash,
			"0".repeat(64),
		])
			expect(html).toContain(text);
		const french = disputeHtml(file, "fr");
		for (const text of ["Dossier de litige", "Litige prix", 'lang="fr"', "Ce que dit le client", "12:00"])
			expect(french).toContain(text);
	});
	it("runs nothing that anybody wrote", () => {
		expect(html).not.toContain("<img");
		expect(html).not.toContain("<b>");
		expect(html).not.toContain("<script");
		expect(html).toContain("&lt;img src=x onerror=&quot;alert(&#39;1&#39;)&quot;&gt; &amp; co");
		expect(escapeHtml(`<>&"'`)).toBe("&lt;&gt;&amp;&quot;&#39;");
	});
	it("leaves out what a dispute does not have", () => {
		const short = disputeHtml(exportDispute(given().events, about), "en");
		expect(short).not.toContain("Credit and debit notes");
		expect(short).not.toContain("<h2>Evidence");
		expect(short).not.toContain("<dt>Closed");
		expect(short).toContain("<dd>Open</dd>");
	});
	it("says who saw it, and that no hash covers that", () => {
		const seen = seenAgain(undefined, {
			person: personId("samir"),
			day: "2026-03-03",
			at: "2026-03-03T09:00:00.000Z",
			surface: "card",
		});
		const sightings = seen ? [{ ...seen, looks: { card: 1, tab: 3 } }] : [];
		const shown = exportDispute(story.events, { ...about, sightings });
		expect(shown.seen?.note).toContain("no hash covers it");
		expect(verifyExport(JSON.parse(JSON.stringify(shown)))).toMatchObject({
			ok: true,
			events: story.events.length,
		});
		expect(verifyExport({ ...shown, seen: { ...shown.seen, more: 1 } })).toMatchObject({ ok: false });
		const english = disputeHtml(shown, "en", "Europe/Paris");
		for (const text of [
			"<h2>Seen by</h2>",
			"no fingerprint covers it",
			"Samir Haddad",
			"tab ×3, card",
			"10:00",
		])
			expect(english).toContain(text);
		for (const text of ["<h2>Consulté par</h2>", "onglet ×3, carte"])
			expect(disputeHtml(shown, "fr")).toContain(text);
		expect(disputeHtml(exportDispute(story.events, { ...about, sightings: [] }), "en")).toContain("Seen by");
		expect(html).not.toContain("Seen by");
	});
	it.each(["en", "fr"] as const)("is the page on file, in %s", async (language) => {
		await expect(
			`${disputeHtml(file, language, "Europe/Paris").replaceAll("><", ">\n<")}\n`,
		).toMatchFileSnapshot(`./disputeHtml.${language}.golden.txt`);
	});
	it("names every kind of event and what was said in it", () => {
		const long = given({ ...priceClaim, lines: [{ item: "F1", amount: 60_000 }] }).and(
			["samir", { type: "AskCustomer", question: "which price?" }],
			["customer", { type: "RecordCustomerAnswer", answer: "twelve" }],
			["claire", { type: "ScheduleFollowUp", due: "2026-03-20", text: "call back" }],
			["system", { type: "Remind" }],
			["samir", { type: "ChangeReason", reason: "DISCOUNT", because: "a rebate" }],
		);
		const page = disputeHtml(exportDispute(long.events, about), "en");
		for (const text of [
			"which price?",
			"twelve",
			"2026-03-20 · call back",
			"Accord",
			"sent a reminder",
			"a rebate",
		])
			expect(page).toContain(text);
	});
});
