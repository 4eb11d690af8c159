import type { Principal } from "@accord/shared/app/accord.ts";
import type { Log } from "@accord/shared/app/ports.ts";
import { type DisputeId, disputeIdSchema } from "@accord/shared/dispute/dispute.ts";
import { DomainError } from "@accord/shared/dispute/error.ts";
import { personIdSchema } from "@accord/shared/dispute/people.ts";
import { languageOf, words } from "@accord/shared/i18n/index.ts";
import { z } from "zod";
import { type Pressed, press, show } from "./actions.ts";
import {
	type Activity,
	type BotAnswer,
	type CardMessage,
	isPersonal,
	type Message,
	type Turn,
	tenantOf,
} from "./activity.ts";
import { drawWelcome, drawWorklist } from "./cards/drawWorklist.ts";
import type { Conversations } from "./conversations.ts";
import type { Delivery } from "./delivery.ts";
import { createDesk, type DeskPorts } from "./desk.ts";
import { disputeByNumber, myDisputes } from "./myDisputes.ts";
import { type CardNotifier, createNotifier, summaryOf } from "./notifier.ts";
import { search, whereToOpen } from "./search.ts";
import { botWords } from "./words/index.ts";

export interface BotPorts extends DeskPorts {
	readonly conversations: Conversations;
	readonly delivery: Delivery;
	readonly log: Log;
}

export interface Bot {
	/** Activity → command or notice. `turn` writes into the conversation the activity came from. */
	handle(activity: Activity, turn: Turn): Promise<BotAnswer>;
	readonly notifier: CardNotifier;
}

/** The conversation of a turn, and the person's id in its channel. */
interface Chat {
	readonly turn: Turn;
	readonly viewer: string;
}

const invokeSchema = z.object({
	action: z.object({ verb: z.string().max(60), data: z.record(z.string(), z.unknown()).default({}) }),
	trigger: z.string().max(40).optional(),
});
const forSchema = z.object({ for: personIdSchema.optional().catch(undefined) });
const rowSchema = z.object({ dispute: disputeIdSchema });
const seatSchema = z.object({ seat: personIdSchema });

const greeting = /^(hi|hello|hey|start|help|aide|bonjour|bonsoir|salut|coucou|\?)\b/i;
const mine = /^(my|mes|the|les)?\s*(disputes?|litiges?)$/i;
const number = /\bD-\d{4}-\d{1,9}\b/i;
/** Cards sent again when the Playground's page is loaded, which has forgotten them. */
const resent = 4;

export function createBot(ports: BotPorts): Bot {
	const { accord, people, conversations, log } = ports;
	const desk = createDesk(ports);
	const notifier = createNotifier({ ...ports, desk });

	async function remember(activity: Activity, who: Principal): Promise<void> {
		if (!isPersonal(activity) || !activity.recipient) return;
		const { id, tenantId, conversationType } = activity.conversation;
		await conversations.remember(who.tenant, who.person, {
			serviceUrl: activity.serviceUrl,
			channelId: activity.channelId,
			conversation: {
				id,
				...(tenantId === undefined ? {} : { tenantId }),
				...(conversationType === undefined ? {} : { conversationType }),
			},
			bot: { id: activity.recipient.id },
			user: { id: activity.from.id },
		});
	}

	async function welcome(activity: Activity, who: Principal): Promise<Message> {
		const say = words(who.language).role;
		const seats = (await people.shared?.seats(activity)) ?? [];
		const card = await drawWelcome(
			who.language,
			seats.map(({ id, name, roles }) => ({ id, name, role: roles.map((role) => say[role]).join(", ") })),
		);
		return { card, summary: botWords(who.language).welcome.title };
	}

	async function worklist(who: Principal): Promise<CardMessage> {
		const [disputes, reader] = await Promise.all([myDisputes(accord, who), desk.reader(who)]);
		return { card: await drawWorklist(disputes, reader), summary: botWords(who.language).welcome.mine };
	}

	async function sendDispute(who: Principal, wanted: string, { turn, viewer }: Chat): Promise<void> {
		const found = await disputeByNumber(accord, who, wanted);
		if (!found) return void (await turn.send({ text: botWords(who.language).notice.notFound }));
		await sendCard(who, found.id, { turn, viewer });
	}

	async function sendCard(who: Principal, dispute: DisputeId, { turn, viewer }: Chat): Promise<void> {
		const drawn = await desk.draw(await desk.view(who, dispute), { viewer });
		const message = await turn.send({ card: drawn.card, summary: summaryOf(drawn, "changed") });
		await keep(who, message, { dispute, version: drawn.view.file.dispute.version });
	}

	/** The card that was pressed or asked for is this person's card of the dispute from now on. */
	async function keep(
		who: Principal,
		message: string | null | undefined,
		shown: { dispute: DisputeId; version: number },
	): Promise<void> {
		if (!message) return;
		const old = await conversations.card(who.tenant, who.person, shown.dispute);
		if (old?.message === message) return;
		await conversations.keep(who.tenant, {
			kind: "sentCard",
			...shown,
			person: who.person,
			message,
			at: ports.clock.now(),
			notices: old?.notices ?? [],
		});
	}

	async function message(activity: Activity, turn: Turn): Promise<BotAnswer> {
		const text = (activity.text ?? "").replace(/<at>[^<]*<\/at>/gi, " ").trim();
		const who = await people.personOf(activity);
		if (!who) {
			await turn.send({ text: botWords(languageOf(activity.locale ?? undefined)).notice.unknownPerson });
			return { status: 200 };
		}
		await remember(activity, who);
		const wanted = number.exec(text)?.[0].toUpperCase();
		if (!isPersonal(activity)) await turn.send({ text: botWords(who.language).notice.onlyPersonal });
		else if (wanted !== undefined) await sendDispute(who, wanted, { turn, viewer: activity.from.id });
		else if (mine.test(text)) await turn.send(await worklist(who));
		else if (greeting.test(text) || text !== "") await turn.send(await welcome(activity, who));
		return { status: 200 };
	}

	async function invoke(activity: Activity, turn: Turn): Promise<BotAnswer> {
		if (activity.name?.startsWith("composeExtension/")) return extension(activity);
		if (activity.name !== "adaptiveCard/action") return { status: 501 };
		const parsed = invokeSchema.safeParse(activity.value);
		const language = languageOf(activity.locale ?? undefined);
		if (!parsed.success) return refusal("invalid_input", botWords(language).notice.unreadable);
		const { action, trigger } = parsed.data;
		const who = await people.personOf(activity, forSchema.parse(action.data).for);
		if (!who) return refusal("forbidden", botWords(language).notice.unknownPerson);
		if (!isPersonal(activity)) return refusal("forbidden", botWords(who.language).notice.onlyPersonal);
		// Writing to the chat because a card refreshed by itself would make the client refresh again.
		const pen = trigger === "automatic" ? {} : { turn };
		return answered(activity, who, await pressed(activity, who, { ...action, ...pen }));
	}

	/** The search box beside a message, and "open a dispute" on one. */
	async function extension(activity: Activity): Promise<BotAnswer> {
		const who = await people.personOf(activity);
		if (!who) return { status: 403 };
		if (activity.name === "composeExtension/query") return search(ports, who, activity.value);
		return activity.name === "composeExtension/fetchTask" ? whereToOpen(who) : { status: 501 };
	}

	async function pressed(
		activity: Activity,
		who: Principal,
		{ verb, data, turn }: z.infer<typeof invokeSchema>["action"] & { readonly turn?: Turn },
	): Promise<Pressed> {
		if (verb === "show" && turn) {
			const row = rowSchema.safeParse(data);
			if (!row.success) return { refused: "invalid_input", text: botWords(who.language).notice.unreadable };
			await sendCard(who, row.data.dispute, { turn, viewer: activity.from.id });
			return { card: (await worklist(who)).card, acted: false };
		}
		if (verb === "myDisputes") {
			const seat = seatSchema.safeParse(data).data?.seat;
			const seated = seat === undefined ? who : ((await people.shared?.sit(activity, seat)) ?? who);
			return { card: (await worklist(seated)).card, acted: false };
		}
		const pressing = { accord, desk, log, viewer: activity.from.id };
		if (verb === "refresh" || !turn) return show(pressing, who, data);
		return press(pressing, who, { verb, data });
	}

	async function answered(activity: Activity, who: Principal, result: Pressed): Promise<BotAnswer> {
		if ("refused" in result) return refusal(result.refused, result.text);
		if (result.shows) {
			await keep(who, activity.replyToId, result.shows).catch((error: unknown) =>
				log.warn("card not remembered", { error: String(error) }),
			);
			// Others' cards follow on their own time: the client gives an invoke five seconds.
			if (result.acted)
				void notifier
					.redraw(who.tenant, result.shows.dispute, who.person)
					.catch((error: unknown) => log.warn("cards not redrawn", { error: String(error) }));
		}
		return {
			status: 200,
			body: { statusCode: 200, type: "application/vnd.microsoft.card.adaptive", value: result.card },
		};
	}

	async function installed(activity: Activity, turn: Turn): Promise<BotAnswer> {
		const who = await people.personOf(activity);
		if (!who || !isPersonal(activity)) return { status: 200 };
		if (activity.action?.startsWith("remove")) {
			await conversations.forget(who.tenant, who.person);
			return { status: 200 };
		}
		await remember(activity, who);
		await turn.send(await welcome(activity, who));
		if (people.shared) await notifier.resend(who.tenant, resent);
		else if ((await myDisputes(accord, who)).some(({ courtPerson }) => courtPerson === who.person))
			await turn.send(await worklist(who));
		return { status: 200 };
	}

	return {
		notifier,
		async handle(activity, turn) {
			try {
				switch (activity.type) {
					case "message":
						return await message(activity, turn);
					case "invoke":
						return await invoke(activity, turn);
					case "installationUpdate":
						return await installed(activity, turn);
					default:
						return { status: 200 };
				}
			} catch (error) {
				log.error("turn failed", {
					type: activity.type,
					tenant: tenantOf(activity),
					error: error instanceof Error ? error.message : String(error),
				});
				const code = error instanceof DomainError ? error.code : "unavailable";
				const text = words(languageOf(activity.locale ?? undefined)).error[code];
				if (activity.type === "invoke") return refusal(code, text);
				await turn.send({ text }).catch(() => {});
				return { status: 200 };
			}
		},
	};
}

/** Shown by the client beside the pressed card, which stays as it is with what was typed. */
function refusal(code: string, text: string): BotAnswer {
	return {
		status: 200,
		body: { statusCode: 400, type: "application/vnd.microsoft.error", value: { code, message: text } },
	};
}
