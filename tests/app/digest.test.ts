import { randomBytes } from "node:crypto";
import type { Person } from "@accord/shared/api/schemas.ts";
import { createReceivables } from "@accord/shared/app/collecting/receivables.ts";
import { createMailOutbox, type MailDocument, mailDocumentSchema } from "@accord/shared/app/mail.ts";
import { createOffice } from "@accord/shared/app/office.ts";
import type { OutgoingMail, Ports } from "@accord/shared/app/ports.ts";
import { createSendDigests, type Digested } from "@accord/shared/app/running/digests.ts";
import { sweepTenant } from "@accord/shared/app/running/sweep.ts";
import type { DocumentStore } from "@accord/shared/ports/documentStore.ts";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { type Rig, rig } from "./bench.ts";
import { act, claim, stock } from "./stand.ts";

let r: Rig;
beforeEach(async () => {
	r = rig();
	await stock(r);
});
afterEach(() => r.dispose());

/** The job as one host runs it; `mail: false` for a host that sends none. */
async function digests(
	options: { ports?: Partial<Ports>; mail?: boolean; tenant?: string } = {},
): Promise<Digested> {
	const { mail = true, tenant = "t1" } = options;
	const ports = { ...r.ports, ...options.ports };
	const office = createOffice(ports);
	const { letters } = createReceivables(ports, r.accord, { random: randomBytes, office });
	return createSendDigests(office, { letters, mail })(tenant);
}

/** Decides what is due and sends what was decided. */
async function run(): Promise<Digested> {
	const done = await digests();
	await r.accord.catchUp();
	return done;
}

/** A price claim Samir owns, which is due on Friday 6 March; opened on Tuesday 3 March and known to the views. */
async function opened() {
	const dispute = await r.accord.openDispute(r.as("claire"), claim());
	await r.accord.catchUp();
	r.told.length = 0;
	return dispute;
}

const told = () => r.told.map(({ person, why }) => `${person} ${why}`);
const choose = (id: string, digest: Person["digest"], more: Partial<Person> = {}) => {
	r.people = r.people.map((one) => (one.id === id ? { ...one, digest, ...more } : one));
};

async function mails(): Promise<MailDocument[]> {
	const { items } = await r.ports.ledger.changes(undefined, 1000);
	return items.flatMap(({ body }) => (body.kind === "mail" ? [mailDocumentSchema.parse(body.mail)] : []));
}

describe("a digest", () => {
	it("comes at eight of the person's own clock, as a card, with what waits and what is to be followed up", async () => {
		await opened();
		r.now = "2026-03-06T06:59:00.000Z";
		expect(await run()).toEqual({ card: 0, mail: 0, nothing: 0, unreachable: 0, failed: 0 });
		r.now = "2026-03-06T07:00:00.000Z";
		expect(await run()).toMatchObject({ card: 2, nothing: 8 });
		expect(told().sort()).toEqual(["claire digest", "samir digest"]);
		const samir = await r.accord.readDigest(r.as("samir"));
		expect(samir).toMatchObject({ day: "2026-03-06", late: [], soon: [], followUps: [] });
		expect(samir?.today).toMatchObject([{ due: "2026-03-06", summary: { accountName: "Durand SA" } }]);
		const claire = await r.accord.readDigest(r.as("claire"));
		expect(claire).toMatchObject({ today: [], followUps: [{ due: "2026-03-06" }] });
	});

	it("reaches each of two time zones at its own eight, and everybody once", async () => {
		await opened();
		choose("samir", undefined, { timeZone: "America/New_York" });
		choose("claire", undefined, { timeZone: "Asia/Tokyo" });
		// The day before is over in Tokyo and told in New York.
		r.now = "2026-03-05T22:00:00.000Z";
		await run();
		const at: Record<string, string[]> = {};
		for (let hour = 0; hour < 24; hour += 1) {
			r.now = `2026-03-06T${String(hour).padStart(2, "0")}:00:00.000Z`;
			r.told.length = 0;
			await run();
			if (r.told.length > 0) at[hour] = told();
		}
		expect(at).toEqual({ 0: ["claire digest"], 13: ["samir digest"] });
	});

	it("comes at eight by the clock on the wall the day after the clocks changed, in spring and in autumn", async () => {
		const { dispute } = await opened();
		for (const [day, before, at] of [
			["2026-03-30", "05:59", "06:00"],
			["2026-10-26", "06:59", "07:00"],
		]) {
			r.told.length = 0;
			r.now = `${day}T${before}:00.000Z`;
			await run();
			expect(told(), `${day} ${before}`).toEqual([]);
			r.now = `${day}T${at}:00.000Z`;
			await run();
			expect(told(), `${day} ${at}`).toContain("samir digest");
			expect((await r.accord.readDigest(r.as("samir")))?.late).toMatchObject([{ dispute: dispute.id }]);
		}
	});

	it("asked for at two comes once in the night that has it not, and once in the night that has it twice", async () => {
		await opened();
		// Where Friday and Saturday are the weekend, the Sunday on which the clocks change is a business day.
		const settings = await r.ports.tenants.settings("t1");
		const tenants = { ...r.ports.tenants, settings: async () => ({ ...settings, country: "EG" }) };
		choose("samir", { by: "card", hour: 2 });
		for (const [night, from] of [
			["2026-03-29", "2026-03-28T22:00:00.000Z"],
			["2026-10-25", "2026-10-24T22:00:00.000Z"],
		]) {
			r.told.length = 0;
			const sent: string[] = [];
			for (let quarter = 0; quarter < 20; quarter += 1) {
				r.now = new Date(Date.parse(from ?? "") + quarter * 900_000).toISOString();
				await digests({ ports: { tenants } });
				await r.accord.catchUp();
				if (told().includes("samir digest") && sent.length === 0) sent.push(r.now);
			}
			expect(
				told().filter((one) => one === "samir digest"),
				night,
			).toHaveLength(1);
			// Three in summer time where two does not exist; the first of the two where it comes twice.
			expect(sent).toEqual([
				night === "2026-03-29" ? "2026-03-29T01:00:00.000Z" : "2026-10-25T00:00:00.000Z",
			]);
		}
	});

	it("is sent once after an absence of the machine, late on the same day, and not made up for on the next", async () => {
		await opened();
		r.now = "2026-03-05T15:20:00.000Z";
		await run();
		expect(told()).toContain("samir digest");
		r.told.length = 0;
		r.now = "2026-03-12T04:00:00.000Z";
		await run();
		expect(told()).toEqual([]);
		r.now = "2026-03-12T07:00:00.000Z";
		await run();
		await run();
		expect(told().filter((one) => one === "samir digest")).toHaveLength(1);
	});

	it("is silent for whom nothing concerns, on a day off, while they are away, and when they want none", async () => {
		await opened();
		r.now = "2026-03-07T09:00:00.000Z";
		expect(await run()).toMatchObject({ card: 0, nothing: 0 });
		r.now = "2026-03-09T09:00:00.000Z";
		choose("samir", undefined, { absent: { from: "2026-03-09", to: "2026-03-20" } });
		choose("claire", { by: "none", hour: 8 });
		expect(await run()).toMatchObject({ card: 0, mail: 0, nothing: 8 });
		expect(told()).toEqual([]);
	});

	it("holds what waits for whomever the person stands in for, and for whoever has left without a successor", async () => {
		await opened();
		r.now = "2026-03-09T09:00:00.000Z";
		choose("samir", undefined, {
			absent: { from: "2026-03-09", to: "2026-03-20" },
			deputy: r.as("tess").person,
		});
		choose("claire", undefined, { left: "2026-03-09" });
		await run();
		expect(told().sort()).toEqual(["marc digest", "tess digest"]);
		expect(await r.accord.readDigest(r.as("tess"))).toMatchObject({ late: [{ due: "2026-03-06" }] });
		expect(await r.accord.readDigest(r.as("marc"))).toMatchObject({
			late: [],
			followUps: [{ due: "2026-03-06" }],
		});
	});

	it("leaves what was done meanwhile out", async () => {
		const view = await opened();
		await act(r, "claire", view, { type: "Withdraw", because: "found it" });
		await r.accord.catchUp();
		r.now = "2026-03-06T09:00:00.000Z";
		expect(await run()).toMatchObject({ card: 0, nothing: 10 });
	});

	it("names a follow-up given to somebody who has no other part in the dispute, until it is done", async () => {
		const view = await opened();
		const planned = await act(r, "claire", view, {
			type: "ScheduleFollowUp",
			due: "2026-03-05",
			text: "Ask the carrier",
			person: r.as("lea").person,
		});
		await r.accord.catchUp();
		r.now = "2026-03-05T09:00:00.000Z";
		expect(await r.accord.readDigest(r.as("lea"))).toMatchObject({
			followUps: [{ due: "2026-03-05" }],
			today: [],
		});
		const id = planned.dispute.followUps.find(({ text }) => text === "Ask the carrier")?.id ?? "";
		await act(r, "claire", planned, { type: "CompleteFollowUp", id });
		await r.accord.catchUp();
		expect(await r.accord.readDigest(r.as("lea"))).toBeUndefined();
	});
});

describe("the way of a digest", () => {
	beforeEach(async () => {
		await opened();
		r.now = "2026-03-06T07:30:00.000Z";
	});

	it("is a mail for whoever prefers it, in their language, from the template", async () => {
		choose("samir", { by: "mail", hour: 8 }, { language: "fr" });
		expect(await run()).toMatchObject({ card: 1, mail: 1 });
		expect(told()).toEqual(["claire digest"]);
		const [mail] = await mails();
		expect(mail).toMatchObject({ to: "samir@accord.example", about: "digest", tenant: "t1" });
		expect(mail?.subject).toBe("6 mars 2026 : les litiges qui vous attendent");
		expect(mail?.text).toContain("Durand SA");
		expect(mail?.text).toContain("D-2026-000001 · Litige prix");
		expect(mail?.html).not.toContain("Vous vouliez suivre");
	});

	it("is a mail for whoever has not met the bot, and says which of them are late and what to follow up", async () => {
		r.reached = () => false;
		r.now = "2026-03-09T07:30:00.000Z";
		expect(await run()).toMatchObject({ card: 0, mail: 2 });
		const [claire, samir] = (await mails()).sort((a, b) => (a.to < b.to ? -1 : 1));
		expect(samir?.text).toContain("6 March 2026 (late)");
		expect(claire?.text).toContain("You wanted to follow up");
	});

	it("is a card where no mail leaves, and is told to the log where there is neither", async () => {
		choose("samir", { by: "mail", hour: 8 });
		r.reached = (person) => person === "samir";
		const warned: unknown[] = [];
		const log = { ...r.ports.log, warn: (_: string, facts?: object) => void warned.push(facts) };
		expect(await digests({ mail: false, ports: { log } })).toMatchObject({
			card: 1,
			mail: 0,
			unreachable: 1,
		});
		expect(warned).toEqual([{ tenant: "t1", person: "claire" }]);
	});

	it("of a mail that could not leave for half a day ends there", async () => {
		choose("samir", { by: "mail", hour: 8 });
		await run();
		const sent: OutgoingMail[] = [];
		const mailer = { send: async (mail: OutgoingMail) => void sent.push(mail) };
		const outbox = createMailOutbox({ ...r.ports, mailer });
		r.now = "2026-03-06T19:31:00.000Z";
		await outbox.sweep();
		expect(sent).toEqual([]);
		expect(await mails()).toMatchObject([{ state: "parked", failure: "came too late to be worth reading" }]);
	});

	it("of a card that could not be delivered ends in the same way, and leaves nothing for an operator", async () => {
		let down = true;
		r.deliver = () => {
			if (down) throw new Error("no chat");
		};
		await run();
		r.now = "2026-03-06T19:31:00.000Z";
		down = false;
		await r.accord.catchUp();
		expect(told()).toEqual([]);
		expect((await r.accord.health()).outbox).toEqual({ waiting: 0, oldestSeconds: 0, parked: 0 });
	});

	it("that never opened is given up, not parked", async () => {
		r.deliver = () => {
			throw new Error("no chat");
		};
		const errors: string[] = [];
		Object.assign(r.ports.log, { error: (message: string) => void errors.push(message) });
		await run();
		for (let minute = 0; minute < 11 * 60; minute += 5) {
			r.now = new Date(Date.parse("2026-03-06T07:30:00.000Z") + minute * 60_000).toISOString();
			await r.accord.catchUp();
		}
		expect(errors).toEqual(["digest given up", "digest given up"]);
		expect((await r.accord.health()).outbox).toMatchObject({ waiting: 0, parked: 0 });
	});
});

describe("whatever happens between the decision and the message", () => {
	beforeEach(async () => {
		await opened();
		r.now = "2026-03-06T07:30:00.000Z";
	});

	it("a process that dies before the decision is written leaves it to the next", async () => {
		const dying: DocumentStore = { ...r.ports.ledger, commit: () => Promise.reject(new Error("killed")) };
		Object.assign(r.ports.log, { error: () => {} });
		expect(await digests({ ports: { ledger: dying } })).toMatchObject({ card: 0, failed: 10 });
		expect(await run()).toMatchObject({ card: 2, failed: 0 });
		expect(told()).toHaveLength(2);
	});

	it("one that dies after it has its digest sent by the next, once", async () => {
		expect(await digests()).toMatchObject({ card: 2 });
		expect(told()).toEqual([]);
		const next = r.second();
		await next.catchUp();
		expect(told().sort()).toEqual(["claire digest", "samir digest"]);
		expect(await run()).toEqual({ card: 0, mail: 0, nothing: 0, unreachable: 0, failed: 0 });
		expect(told()).toHaveLength(2);
	});

	it("two at once decide each digest once", async () => {
		const both = await Promise.all([digests(), digests(), digests()]);
		expect(both.reduce((sum, { card }) => sum + card, 0)).toBe(2);
		await r.accord.catchUp();
		expect(told()).toHaveLength(2);
	});

	it("views that are built again, and the feed played again, tell nobody twice", async () => {
		await run();
		await r.accord.rebuildViews();
		await run();
		await run();
		expect(told()).toHaveLength(2);
	});

	it("one person's trouble is not another's", async () => {
		Object.assign(r.ports.log, { error: () => {} });
		const notifier = {
			...r.ports.notifier,
			reaches: async (_: string, person: string) => {
				if (person === "claire") throw new Error("the store is busy");
				return true;
			},
		};
		expect(await digests({ ports: { notifier } })).toMatchObject({ card: 1, failed: 1 });
		expect(await run()).toMatchObject({ card: 1, failed: 0 });
	});
});

describe("the clock's reminders", () => {
	it("stand in the digest of whoever has one, and come by themselves to whoever has none", async () => {
		await opened();
		choose("samir", { by: "card", hour: 8 });
		r.now = "2026-03-06T07:30:00.000Z";
		expect(await sweepTenant(createOffice(r.ports), "t1")).toMatchObject({ acts: 1 });
		await run();
		expect(told().sort()).toEqual(["claire digest", "samir digest", "samir inDigest"]);
		r.told.length = 0;
		choose("samir", { by: "none", hour: 8 });
		r.now = "2026-03-09T07:30:00.000Z";
		await sweepTenant(createOffice(r.ports), "t1");
		await run();
		expect(told()).toContain("samir reminder");
		expect(told()).not.toContain("samir digest");
	});
});

describe("whose court", () => {
	it("is asked for in one list, whatever part the person has", async () => {
		const view = await opened();
		const inCourt = async (person: string) =>
			(await r.accord.listDisputes(r.as("claire"), { court: r.as(person).person, open: true, limit: 50 }))
				.disputes;
		expect(await inCourt("samir")).toHaveLength(1);
		await act(r, "samir", view, { type: "AskCustomer", question: "Which price?" });
		await r.accord.catchUp();
		expect(await inCourt("samir")).toEqual([]);
		expect(await inCourt("claire")).toMatchObject([{ status: "awaitingCustomer" }]);
	});
});
