import { given, openingOf, personId, priceClaim } from "@accord/shared/dispute/scenario.ts";
import { describe, expect, test, vi } from "vitest";
import { createDirectoryPeople } from "./people.ts";
import { directory } from "./testing/fakeAccord.ts";
import { cardOf, createTestBot, dataOf, type TestBot, textOf, verbsOf } from "./testing/fakeChat.ts";

const open = given();
const entra = "aaaaaaaa-2222-3333-4444-555555555555";
const inTeams = (id: string, more: object = {}) => ({
	from: { id: `29:${id}`, aadObjectId: id },
	conversation: { id: `a:${id}`, conversationType: "personal", tenantId: entra },
	...more,
});
/** As many newer disputes as one page of a list holds. */
const manyLater = Array.from({ length: 200 }, (_, at) =>
	given(priceClaim, { context: { opening: { ...openingOf(String(at + 2)), accountName: "Later SA" } } }),
);
/** A bot as in production: the channel says who somebody is. */
const teamsBot = (...cases: Parameters<typeof createTestBot>[0]) =>
	createTestBot(cases, createDirectoryPeople(directory, new Map([[entra, "demo"]])));

function lastCard(bot: TestBot) {
	const message = bot.chat.written.at(-1)?.message;
	if (!message || !("card" in message)) throw new Error(`no card: ${JSON.stringify(message)}`);
	return message.card;
}
const lastText = (bot: TestBot) => {
	const message = bot.chat.written.at(-1)?.message;
	return message && "text" in message ? message.text : undefined;
};

describe("what is typed", () => {
	test.each(["hi", "Hello!", "help", "aide", "Bonjour", "?", "what is this"])(
		"%s is welcomed",
		async (text) => {
			const bot = createTestBot([open]);
			await bot.say(text);
			expect(textOf(lastCard(bot))).toContain("Accord règle les litiges de facturation");
		},
	);

	test.each(["my disputes", "Mes litiges", "disputes", "litiges", "<at>Accord</at> mes litiges"])(
		"%s lists what waits for the person",
		async (text) => {
			const bot = createTestBot([open]);
			await bot.say(text);
			const said = textOf(lastCard(bot));
			expect(said).toContain("Litiges de Samir Haddad");
			expect(said).toContain("Vous attendent");
			expect(said).toContain("D-2026-000001");
		},
	);

	test("an approver finds what waits for approval, a biller what waits for the credit note", async () => {
		const large = given({ ...priceClaim, lines: [{ item: "F1", amount: 90_000 }] }).and([
			"samir",
			{
				type: "ProposeOutcome",
				lines: [{ line: "L1", credited: 90_000, upheld: 0, writtenOff: 0 }],
				because: "x",
			},
		]);
		const bot = teamsBot(large);
		await bot.say("mes litiges", inTeams("alice"));
		expect(textOf(lastCard(bot))).toContain("Vous attendent");
		await bot.say("my disputes", inTeams("benoit"));
		expect(textOf(lastCard(bot))).toContain("Nothing waits for you.");
	});

	test("a number brings the card, also in the middle of a sentence", async () => {
		const bot = createTestBot([open]);
		await bot.say("où en est d-2026-000001 ?");
		expect(textOf(lastCard(bot))).toContain("Durand SA");
		expect(verbsOf(lastCard(bot))).toContain("creditAll");
	});

	test("a number brings a dispute however many came after it", async () => {
		const bot = createTestBot([...manyLater, open]);
		await bot.say("D-2026-000001");
		expect(textOf(lastCard(bot))).toContain("Durand SA");
	});

	test("an unknown number is said to be unknown", async () => {
		const bot = createTestBot([open]);
		await bot.say("D-2026-000999");
		expect(lastText(bot)).toContain("Je ne connais aucun litige");
	});

	test("in a channel no dispute is shown", async () => {
		const bot = teamsBot(open);
		await bot.say(
			"D-2026-000001",
			inTeams("samir", { conversation: { id: "19:x", conversationType: "channel", tenantId: entra } }),
		);
		expect(bot.chat.written).toHaveLength(1);
		expect(lastText(bot)).toContain("conversation à deux");
	});

	test("a stranger is told what to do, and nothing else", async () => {
		const bot = teamsBot(open);
		await bot.say("my disputes", inTeams("mallory", { locale: "en-GB" }));
		expect(lastText(bot)).toContain("I do not know you yet");
		await bot.say("mes litiges", { from: { id: "29:x" }, locale: "fr-FR" });
		expect(lastText(bot)).toContain("Je ne vous connais pas encore");
	});
});

describe("a card in Teams", () => {
	test("acts for whom the channel says, never for whom the card says", async () => {
		const bot = teamsBot(open);
		await bot.say("D-2026-000001", inTeams("tess"));
		const data = { ...dataOf(lastCard(bot), "comment"), commentText: "x" };
		expect(data).not.toHaveProperty("for");
		await bot.press("comment", { ...data, for: "marc" }, inTeams("tess"));
		expect(bot.accord.commands).toMatchObject([{ who: "tess" }]);
		const answer = await bot.press("comment", { ...data, for: "marc" }, inTeams("mallory"));
		expect(answer).toMatchObject({ body: { statusCode: 400, value: { code: "forbidden" } } });
		expect(bot.accord.commands).toHaveLength(1);
	});

	test("does not name its addressee", async () => {
		const bot = teamsBot(open);
		await bot.say("D-2026-000001", inTeams("tess"));
		expect(textOf(lastCard(bot))).not.toContain("For Tess");
	});

	test("pressed in a channel is refused", async () => {
		const bot = teamsBot(open);
		await bot.say("D-2026-000001", inTeams("tess"));
		const data = { ...dataOf(lastCard(bot), "comment"), commentText: "x" };
		const conversation = { id: "19:x", conversationType: "groupChat", tenantId: entra };
		expect(await bot.press("comment", data, inTeams("tess", { conversation }))).toMatchObject({
			body: { statusCode: 400, value: { code: "forbidden" } },
		});
		expect(bot.accord.commands).toEqual([]);
	});

	test("that refreshes by itself is only drawn again: it acts on nothing and writes nothing", async () => {
		const bot = teamsBot(open);
		await bot.say("D-2026-000001", inTeams("tess"));
		const data = { ...dataOf(lastCard(bot), "comment"), commentText: "x" };
		const before = bot.chat.written.length;
		for (const verb of ["refresh", "comment", "show"]) {
			const value = { action: { verb, data }, trigger: "automatic" };
			const answer = await bot.send({
				type: "invoke",
				name: "adaptiveCard/action",
				value,
				...inTeams("tess"),
			});
			expect(textOf(cardOf(answer))).toContain("Durand SA");
		}
		expect(bot.accord.commands).toEqual([]);
		expect(bot.chat.written).toHaveLength(before);
		expect(bot.chat.written.every(({ updates }) => updates === 0)).toBe(true);
	});

	test("opened from the worklist comes as a message of its own, and the list stays", async () => {
		const bot = teamsBot(open);
		await bot.say("mes litiges", inTeams("samir"));
		const answer = await bot.press("show", dataOf(lastCard(bot), "show"), inTeams("samir"));
		expect(textOf(cardOf(answer))).toContain("Litiges de Samir Haddad");
		expect(textOf(lastCard(bot))).toContain("Le client dit");
	});
});

describe("others who have a card of the dispute", () => {
	test("see it redrawn in place after a press, without a new message", async () => {
		const bot = teamsBot(open);
		for (const person of ["samir", "tess", "claire"]) await bot.say("hi", inTeams(person));
		for (const person of ["samir", "tess"]) await bot.say("D-2026-000001", inTeams(person));
		const sent = bot.chat.written.length;
		const data = dataOf(lastCard(bot), "comment");
		await bot.press("comment", { ...data, commentText: "All fitted." }, inTeams("tess"));
		const mine = bot.chat.written.filter(
			({ message }) => "card" in message && textOf(message.card).includes("Le client dit"),
		);
		await vi.waitFor(() => expect(mine[0]?.updates).toBe(1));
		expect(bot.chat.written).toHaveLength(sent);
		const redrawn = mine[0]?.message;
		expect(redrawn && "card" in redrawn && textOf(redrawn.card)).toContain("All fitted.");
	});
});

describe("installing", () => {
	test("in Teams welcomes, and shows what already waits", async () => {
		const bot = teamsBot(open);
		await bot.send({ type: "installationUpdate", action: "add", ...inTeams("samir") });
		expect(bot.chat.written).toHaveLength(2);
		expect(textOf(lastCard(bot))).toContain("Vous attendent");
		expect(await bot.conversations.reach("demo", personId("samir"))).toMatchObject({
			conversation: { id: "a:samir" },
		});
	});

	test("and removing forgets the way to the person", async () => {
		const bot = teamsBot(open);
		await bot.send({ type: "installationUpdate", action: "add", ...inTeams("samir") });
		await bot.send({ type: "installationUpdate", action: "remove", ...inTeams("samir") });
		expect(await bot.conversations.reach("demo", personId("samir"))).toBeUndefined();
	});

	test("in the chat of one machine takes a place", async () => {
		const bot = createTestBot([open]);
		await bot.send({ type: "installationUpdate", action: "add" });
		expect(textOf(lastCard(bot))).toContain("Sur cette machine");
		const answer = await bot.press("myDisputes", { seat: "claire" });
		expect(textOf(cardOf(answer))).toContain("Disputes of Claire Martin");
		await bot.say("help");
		expect(textOf(lastCard(bot))).toContain("Accord settles invoice disputes");
	});
});

describe("whatever else arrives", () => {
	test.each([
		{ type: "typing" },
		{ type: "messageReaction" },
		{ type: "event", name: "x" },
		{ type: "conversationUpdate", membersAdded: [{ id: "x" }] },
	])("$type is taken in silence", async (activity) => {
		const bot = createTestBot([open]);
		expect(await bot.send(activity)).toEqual({ status: 200 });
		expect(bot.chat.written).toEqual([]);
	});

	test.each([
		undefined,
		null,
		"x",
		[],
		{},
		{ action: {} },
		{ action: { verb: 1 } },
		{ action: { verb: "comment", data: "x" } },
	])("an invoke with %j is refused", async (value) => {
		const bot = createTestBot([open]);
		const answer = await bot.send({ type: "invoke", name: "adaptiveCard/action", value });
		expect(answer).toMatchObject({ status: 200, body: { statusCode: 400 } });
	});

	test("an invoke of another kind is not implemented", async () => {
		const bot = createTestBot([open]);
		expect(await bot.send({ type: "invoke", name: "task/fetch", value: {} })).toEqual({ status: 501 });
	});

	test("a failure is said in the person's chat, without its text", async () => {
		const bot = createTestBot([open]);
		bot.accord.fail(new Error("secret"));
		expect(await bot.say("D-2026-000001")).toEqual({ status: 200 });
		expect(bot.accord.commands).toEqual([]);
	});
});

describe("a card that is looked at again", () => {
	test("asks for its fresh self in Teams, for its own reader only", async () => {
		const bot = teamsBot(open);
		await bot.say("D-2026-000001", inTeams("tess"));
		const { refresh } = lastCard(bot);
		expect(refresh).toMatchObject({
			userIds: ["29:tess"],
			action: { type: "Action.Execute", verb: "refresh" },
		});
		const data = dataOf(lastCard(bot), "comment");
		const answer = await bot.press("comment", { ...data, commentText: "x" }, inTeams("tess"));
		expect(cardOf(answer).refresh).toMatchObject({ userIds: ["29:tess"] });
	});

	test("does not in the chat that several people share", async () => {
		const bot = createTestBot([open]);
		await bot.say("D-2026-000001");
		expect(lastCard(bot)).not.toHaveProperty("refresh");
	});
});

describe("the search box beside a message", () => {
	const query = (bot: TestBot, text: string, more: object = inTeams("tess")) =>
		bot.send({
			type: "invoke",
			name: "composeExtension/query",
			value: { commandId: "findDispute", parameters: [{ name: "query", value: text }] },
			...more,
		});
	const large = given({ ...priceClaim, words: "We contest **this** in secret words." });

	test.each(["durand", "DURAND sa", "F1", "d-2026-0000", ""])("finds by %s", async (text) => {
		const answer = await query(teamsBot(large), text);
		expect(answer).toMatchObject({
			status: 200,
			body: {
				composeExtension: {
					type: "result",
					attachments: [{ preview: { content: { title: "D-2026-000001 · Durand SA" } } }],
				},
			},
		});
	});

	test("finds a whole number among more disputes than it looks through", async () => {
		const answer = await query(teamsBot(...manyLater, large), "d-2026-000001");
		expect(answer).toMatchObject({
			body: {
				composeExtension: { attachments: [{ preview: { content: { title: "D-2026-000001 · Durand SA" } } }] },
			},
		});
	});

	test("puts no amount and no words of the customer into a conversation", async () => {
		const text = JSON.stringify(await query(teamsBot(large), "durand"));
		expect(text).not.toMatch(/300|secret|price is wrong/);
		expect(text).toContain("Waits for Samir Haddad");
	});

	test("says when there is nothing, and where a dispute is opened", async () => {
		const bot = teamsBot(large);
		expect(await query(bot, "zzz")).toMatchObject({ body: { composeExtension: { type: "message" } } });
		const task = { type: "invoke", name: "composeExtension/fetchTask", value: { commandId: "openDispute" } };
		expect(await bot.send({ ...task, ...inTeams("claire") })).toMatchObject({
			body: { task: { type: "message" } },
		});
	});

	test("knows no stranger", async () => {
		expect(await query(teamsBot(large), "durand", inTeams("mallory"))).toEqual({ status: 403 });
	});

	test.each([undefined, {}, { commandId: "x" }, { commandId: "findDispute", parameters: "x" }])(
		"takes %j for unreadable",
		async (value) => {
			const answer = await teamsBot(large).send({
				type: "invoke",
				name: "composeExtension/query",
				value,
				...inTeams("tess"),
			});
			expect(answer).toMatchObject({ status: 200, body: { composeExtension: { type: "message" } } });
		},
	);
});
