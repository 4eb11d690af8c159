import type { DisputeNotice } from "@accord/shared/app/ports.ts";
import { given, personId, priceClaim } from "@accord/shared/dispute/scenario.ts";
import { describe, expect, test } from "vitest";
import { MessageGone, retrying } from "./delivery.ts";
import { Unreachable } from "./notifier.ts";
import { createDirectoryPeople } from "./people.ts";
import { directory } from "./testing/fakeAccord.ts";
import { createTestBot, reference, type TestBot, textOf, type Written } from "./testing/fakeChat.ts";

const open = given();
const { id } = open.state;

const tell = (bot: TestBot, person: string, why: DisputeNotice["why"], more: Partial<DisputeNotice> = {}) =>
	bot.bot.notifier.notify({
		id: `${person}-${why}-${bot.accord.state(id).version}`,
		tenant: "demo",
		person: personId(person),
		dispute: id,
		version: bot.accord.state(id).version,
		why,
		...more,
	});
const said = (written: Written | undefined) =>
	written && "card" in written.message ? textOf(written.message.card) : "";
const summary = (written: Written | undefined) =>
	written && "card" in written.message ? written.message.summary : "";
const change = (bot: TestBot, text: string) =>
	bot.accord.change(id, (now) => now.and(["tess", { type: "AddComment", text }]));

describe("a notice", () => {
	test("brings the card in the person's language, with a line that names no amount and no customer", async () => {
		const bot = createTestBot([open]);
		await tell(bot, "samir", "yourCourt");
		expect(said(bot.chat.written[0])).toContain("Le client dit");
		expect(summary(bot.chat.written[0])).toBe("D-2026-000001 vous attend");
		await tell(bot, "benoit", "changed");
		expect(said(bot.chat.written[1])).toContain("The customer says");
	});

	test("delivered twice is shown once", async () => {
		const bot = createTestBot([open]);
		await tell(bot, "samir", "yourCourt");
		await tell(bot, "samir", "yourCourt");
		expect(bot.chat.written).toHaveLength(1);
		expect(bot.chat.written[0]?.updates).toBe(0);
	});

	test("of a change redraws the card the person has", async () => {
		const bot = createTestBot([open]);
		await tell(bot, "samir", "yourCourt");
		change(bot, "All fitted.");
		await tell(bot, "samir", "changed");
		expect(bot.chat.written).toHaveLength(1);
		expect(bot.chat.written[0]?.updates).toBe(1);
		expect(said(bot.chat.written[0])).toContain("All fitted.");
	});

	test("that asks for something comes as a new message, and the older card points to it", async () => {
		const bot = createTestBot([open]);
		await tell(bot, "samir", "yourCourt");
		change(bot, "All fitted.");
		await tell(bot, "samir", "reminder");
		expect(bot.chat.written).toHaveLength(2);
		expect(said(bot.chat.written[0])).toContain("Cette carte est descendue");
		expect(said(bot.chat.written[0])).not.toContain("300,00");
		expect(said(bot.chat.written[1])).toContain("All fitted.");
	});

	test("redraws the cards of the others too", async () => {
		const bot = createTestBot([open]);
		await tell(bot, "samir", "yourCourt");
		await tell(bot, "claire", "changed");
		change(bot, "All fitted.");
		await tell(bot, "claire", "changed");
		expect(said(bot.chat.written[0])).toContain("All fitted.");
		expect(said(bot.chat.written[1])).toContain("All fitted.");
		expect(bot.chat.written).toHaveLength(2);
	});

	test("sends a new card where the person deleted theirs", async () => {
		const bot = createTestBot([open]);
		await tell(bot, "samir", "yourCourt");
		bot.chat.forget("m1");
		change(bot, "All fitted.");
		await tell(bot, "samir", "changed");
		expect(bot.chat.written).toHaveLength(1);
		expect(said(bot.chat.written[0])).toContain("All fitted.");
	});

	test("that did not arrive rejects, and arrives when tried again", async () => {
		const bot = createTestBot([open]);
		bot.chat.fail(new Error("502"));
		await expect(tell(bot, "samir", "yourCourt")).rejects.toThrow("502");
		bot.chat.fail(undefined);
		await tell(bot, "samir", "yourCourt");
		expect(bot.chat.written).toHaveLength(1);
	});

	test("for nobody in the directory rejects", async () => {
		const bot = createTestBot([open]);
		await expect(tell(bot, "mallory", "yourCourt")).rejects.toThrow(Unreachable);
	});

	test("that comes when the dispute has gone on asks nothing of the person any more", async () => {
		const bot = createTestBot([open]);
		bot.accord.change(id, (now) => now.and(["samir", { type: "Assign", as: "owner", person: "tess" }]));
		await tell(bot, "samir", "yourCourt");
		expect(bot.chat.written).toEqual([]);
		await tell(bot, "tess", "yourCourt");
		expect(bot.chat.written).toHaveLength(1);
	});

	test("and another one in the same moment leave the newer state on the card", async () => {
		const bot = createTestBot([open]);
		await tell(bot, "samir", "yourCourt");
		change(bot, "One.");
		const first = tell(bot, "samir", "changed");
		change(bot, "Two.");
		await Promise.all([first, tell(bot, "samir", "changed"), bot.bot.notifier.redraw("demo", id)]);
		expect(said(bot.chat.written[0])).toContain("Two.");
		expect(bot.chat.written).toHaveLength(1);
	});

	test("of what the digest tells brings the card up to date without a message, and sends none where there is none", async () => {
		const bot = createTestBot([open]);
		await tell(bot, "samir", "inDigest");
		expect(bot.chat.written).toEqual([]);
		await tell(bot, "samir", "yourCourt");
		change(bot, "All fitted.");
		await tell(bot, "samir", "inDigest");
		expect(bot.chat.written).toHaveLength(1);
		expect(said(bot.chat.written[0])).toContain("All fitted.");
	});
});

test("a card that is sent is seen by nobody yet; one that is opened, pressed or shown by itself is", async () => {
	const bot = createTestBot([open]);
	await tell(bot, "samir", "yourCourt");
	change(bot, "All fitted.");
	await tell(bot, "samir", "changed");
	await bot.bot.notifier.redraw("demo", id);
	expect(bot.accord.seen).toEqual([]);
	await bot.press("show", { dispute: id, for: "samir" });
	await bot.press("refresh", { dispute: id, for: "tess" });
	expect(bot.accord.seen.map(({ who, surface }) => `${who} ${surface}`)).toEqual(["samir card", "tess card"]);
});

describe("the digest", () => {
	const due = given({ ...priceClaim, targetDate: "2026-03-04" });
	const tomorrow = (bot: TestBot, person: string, day = "2026-03-03") =>
		bot.bot.notifier.notify({
			id: `digest.${day}.${person}`,
			tenant: "demo",
			person: personId(person),
			why: "digest",
			day,
			notAfter: "2026-03-03T20:00:00.000Z",
		});

	test("lists what waits in the person's language, and is silent when nothing does", async () => {
		const bot = createTestBot([due]);
		await tomorrow(bot, "samir");
		await tomorrow(bot, "tess");
		expect(bot.chat.written).toHaveLength(1);
		expect(said(bot.chat.written[0])).toContain("Bonjour, Samir Haddad");
		expect(said(bot.chat.written[0])).toContain("Les prochains jours");
		expect(summary(bot.chat.written[0])).toBe("Vos litiges du jour");
	});

	test("delivered twice is shown once; the next day's is another one", async () => {
		const bot = createTestBot([due]);
		await Promise.all([tomorrow(bot, "samir"), tomorrow(bot, "samir")]);
		await tomorrow(bot, "samir");
		expect(bot.chat.written).toHaveLength(1);
		await tomorrow(bot, "samir", "2026-03-04");
		expect(bot.chat.written).toHaveLength(2);
	});

	test("that did not arrive rejects, and arrives when tried again", async () => {
		const bot = createTestBot([due]);
		bot.chat.fail(new Error("502"));
		await expect(tomorrow(bot, "samir")).rejects.toThrow("502");
		bot.chat.fail(undefined);
		await tomorrow(bot, "samir");
		expect(bot.chat.written).toHaveLength(1);
	});

	test("reaches whoever the directory has and met the bot, and nobody else", async () => {
		const bot = createTestBot([due], createDirectoryPeople(directory, new Map([["demo", "demo"]])));
		const reaches = (person: string) => bot.bot.notifier.reaches("demo", personId(person));
		expect(await reaches("samir")).toBe(false);
		await bot.conversations.remember("demo", personId("samir"), reference);
		expect(await reaches("samir")).toBe(true);
		await bot.conversations.remember("demo", personId("mallory"), reference);
		expect(await reaches("mallory")).toBe(false);
	});
});

test("a page that forgot everything gets the cards that wait, not those that do not", async () => {
	const bot = createTestBot([open]);
	await tell(bot, "samir", "yourCourt");
	await tell(bot, "claire", "changed");
	await bot.bot.notifier.resend("demo", 4);
	expect(bot.chat.written).toHaveLength(3);
	expect(said(bot.chat.written[2])).toContain("Pour Samir Haddad");
	change(bot, "All fitted.");
	await tell(bot, "samir", "changed");
	expect(bot.chat.written[2]?.updates).toBe(1);
	expect(said(bot.chat.written[0])).toContain("Cette carte est descendue");
});

test("in the shared chat, what is typed belongs to whoever the last card was for", async () => {
	const bot = createTestBot([open]);
	await tell(bot, "claire", "changed");
	await bot.say("my disputes");
	expect(said(bot.chat.written[1])).toContain("Disputes of Claire Martin");
});

describe("trying again", () => {
	const refusal = (error: unknown) => (error instanceof Refused ? error : undefined);
	class Refused extends Error {
		readonly status: number;
		readonly retryAfterMs: number | undefined;
		constructor(status: number, retryAfterMs?: number) {
			super(String(status));
			this.status = status;
			this.retryAfterMs = retryAfterMs;
		}
	}
	const run = async (errors: unknown[], random = 0.5) => {
		const slept: number[] = [];
		const how = {
			refusal: (error: unknown) => {
				const found = refusal(error);
				return (
					found && {
						status: found.status,
						...(found.retryAfterMs === undefined ? {} : { retryAfterMs: found.retryAfterMs }),
					}
				);
			},
			sleep: async (ms: number) => void slept.push(ms),
			random: () => random,
		};
		let at = 0;
		const work = async () => {
			const error = errors[at++];
			if (error !== undefined) throw error;
			return at;
		};
		return { result: await retrying(work, how).catch((error: unknown) => error), slept };
	};

	test("waits longer each time, apart from the others", async () => {
		const { result, slept } = await run([new Refused(429), new Refused(412), new Refused(504)]);
		expect(result).toBe(4);
		expect(slept).toEqual([250, 500, 1000]);
		expect((await run([new Refused(429)], 0)).slept).toEqual([125]);
		expect((await run([new Refused(429)], 1)).slept).toEqual([375]);
	});

	test("waits as long as it is asked to, but not for ever", async () => {
		expect((await run([new Refused(429, 4000)])).slept).toEqual([4000]);
		expect((await run([new Refused(429, 86_400_000)])).slept).toEqual([30_000]);
	});

	test.each([new Refused(500), new Refused(403), new MessageGone(), new Error("x")])(
		"not after %s",
		async (error) => {
			const { result, slept } = await run([error]);
			expect(result).toBe(error);
			expect(slept).toEqual([]);
		},
	);
});
