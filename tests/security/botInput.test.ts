import { acts } from "@accord/bot/acts/index.ts";
import { drawDispute } from "@accord/bot/cards/drawDispute.ts";
import { createTeamsChannel } from "@accord/bot/teamsAdapter.ts";
import { createTestBot, dataOf, silentLog } from "@accord/bot/testing/fakeChat.ts";
import { viewOfCase } from "@accord/bot/testing/gallery.ts";
import { given } from "@accord/shared/dispute/scenario.ts";
import fc from "fast-check";
import { expect, test } from "vitest";
import { endpointOf } from "./botChannel.ts";

const open = given();
const { id, version } = open.state;
const settled: ReadonlySet<number> = new Set([200, 400, 403, 413, 501]);

const activity = {
	type: "invoke",
	name: "adaptiveCard/action",
	channelId: "msteams",
	serviceUrl: "http://127.0.0.1:9/",
	from: { id: "samir" },
	recipient: { id: "bot" },
	conversation: { id: "chat", conversationType: "personal" },
};

function host() {
	const bot = createTestBot([open]);
	return {
		bot,
		post: endpointOf(createTeamsChannel({ mode: "local" }, silentLog), (said, _) =>
			bot.bot.handle(said, bot.chat.turn),
		),
	};
}

/** A part of an activity replaced by anything. */
const anything = fc.oneof(
	fc.jsonValue({ maxDepth: 3 }),
	fc.constant("__proto__"),
	fc.constant({ toString: 1 }),
);

test("whatever is posted is answered, and nothing is written", async () => {
	const { bot, post } = host();
	await fc.assert(
		fc.asyncProperty(fc.oneof(fc.string(), fc.json()), async (body) => {
			expect(settled).toContain((await post(undefined, body)).status);
		}),
		{ numRuns: 300 },
	);
	expect(bot.accord.commands).toEqual([]);
});

test("an activity with any part replaced is answered, and nothing is written", async () => {
	const { bot, post } = host();
	const field = fc.constantFrom(
		...Object.keys(activity),
		"value",
		"text",
		"channelData",
		"replyToId",
		"locale",
		"action",
	);
	await fc.assert(
		fc.asyncProperty(
			field,
			anything,
			fc.constantFrom("invoke", "message", "installationUpdate"),
			async (name, part, type) => {
				expect(settled).toContain((await post(undefined, { ...activity, type, [name]: part })).status);
			},
		),
		{ numRuns: 500 },
	);
	expect(bot.accord.commands).toEqual([]);
});

test("a button with any one of its data replaced does nothing but what its form can say", async () => {
	const card = await drawDispute(await viewOfCase(open, "samir"));
	const verbs = [...acts.keys()].filter((verb) => JSON.stringify(card).includes(`"verb":"${verb}"`));
	await fc.assert(
		fc.asyncProperty(fc.constantFrom(...verbs), fc.string(), anything, async (verb, name, part) => {
			const { bot, post } = host();
			const data = dataOf(card, verb);
			const keys = [...Object.keys(data), name];
			for (const key of keys) {
				const value = { action: { verb, data: { ...data, [key]: part } }, trigger: "manual" };
				const answer = await post(undefined, { ...activity, value });
				expect(answer.status).toBe(200);
			}
			// Only an empty, optional form can be sent without typing; none of an open dispute's is.
			expect(bot.accord.commands).toEqual([]);
			expect(bot.accord.state(id).version).toBe(version);
		}),
		{ numRuns: 150 },
	);
});
