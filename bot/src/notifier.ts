import type { Accord, Principal } from "@accord/shared/app/accord.ts";
import type { Clock, Log, Notice, Notifier } from "@accord/shared/app/ports.ts";
import type { DisputeId } from "@accord/shared/dispute/dispute.ts";
import type { PersonId } from "@accord/shared/dispute/people.ts";
import type { Message } from "./activity.ts";
import { drawNotice, drawWorklist } from "./cards/drawWorklist.ts";
import type { Conversations, Reference, SentCard } from "./conversations.ts";
import { type Delivery, MessageGone } from "./delivery.ts";
import type { Desk, Drawn } from "./desk.ts";
import { myDisputes } from "./myDisputes.ts";
import type { People } from "./people.ts";
import { botWords } from "./words/index.ts";

/** Nobody by this id in the directory, or the person has not met the bot: trying again soon will not help. */
export class Unreachable extends Error {
	constructor(person: string) {
		super(`${person} cannot be reached`);
		this.name = "Unreachable";
	}
}

export interface CardNotifier extends Notifier {
	/** Redraws, in place and without a ping, the cards that show an older state of this dispute. */
	redraw(tenant: string, dispute: DisputeId, except?: PersonId): Promise<void>;
	/** Sends the cards that wait for somebody once more, for a client that forgets its messages. */
	resend(tenant: string, limit: number): Promise<void>;
}

export interface NotifierPorts {
	readonly accord: Accord;
	readonly desk: Desk;
	readonly people: People;
	readonly conversations: Conversations;
	readonly delivery: Delivery;
	readonly clock: Clock;
	readonly log: Log;
}

/** What asks something of the person, and so comes as a new message rather than as a silent change. */
const asking: ReadonlySet<Notice["why"]> = new Set([
	"yourCourt",
	"reminder",
	"escalated",
	"approvalAsked",
	"sentBack",
	"documentAsked",
	"confirmationAsked",
]);

export function createNotifier(ports: NotifierPorts): CardNotifier {
	const { accord, desk, people, conversations, delivery, clock, log } = ports;

	async function reached(tenant: string, person: PersonId): Promise<{ who: Principal; at: Reference }> {
		const who = await people.principal(tenant, person);
		const at = who && (await conversations.reach(tenant, person));
		if (!who || !at) throw new Unreachable(person);
		return { who, at };
	}

	async function fresh(who: Principal, dispute: DisputeId): Promise<Drawn> {
		return desk.draw(await desk.view(who, dispute));
	}

	async function send(
		at: Reference,
		who: Principal,
		message: Message,
		old: SentCard | undefined,
		kept: Kept,
	) {
		const id = await delivery.send(at, message);
		await conversations.keep(who.tenant, {
			kind: "sentCard",
			dispute: kept.dispute,
			person: who.person,
			message: id,
			version: kept.version,
			at: clock.now(),
			notices: kept.notices,
		});
		if (old) await retire(at, who, old, kept.about);
	}

	/** One live card per person and dispute: the older one becomes a line that points down. */
	async function retire(at: Reference, who: Principal, old: SentCard, about: string): Promise<void> {
		const text = botWords(who.language).notice.moved;
		const card = await drawNotice(text, who.language, { about, quiet: true });
		await delivery.update(at, old.message, { card, summary: text }).catch((error: unknown) => {
			if (!(error instanceof MessageGone)) log.warn("old card not retired", { error: String(error) });
		});
	}

	async function update(at: Reference, who: Principal, old: SentCard, drawn: Drawn, notices: string[]) {
		const { dispute } = drawn.view.file;
		const message = { card: drawn.card, summary: summaryOf(drawn, "changed") };
		try {
			await delivery.update(at, old.message, message);
			await conversations.keep(who.tenant, { ...old, version: dispute.version, at: clock.now(), notices });
		} catch (error) {
			if (!(error instanceof MessageGone)) throw error;
			await send(at, who, message, undefined, keptOf(drawn, notices));
		}
	}

	async function redrawOne(tenant: string, card: SentCard): Promise<void> {
		const { who, at } = await reached(tenant, card.person);
		const drawn = await fresh(who, card.dispute);
		if (drawn.view.file.dispute.version > card.version) await update(at, who, card, drawn, card.notices);
	}

	const notifier: CardNotifier = {
		async notify(notice) {
			const { tenant, person, why } = notice;
			const { who, at } = await reached(tenant, person);
			if (why === "digest") return digest(who, at);
			const old = await conversations.card(tenant, person, notice.dispute);
			if (old?.notices.includes(notice.id)) return;
			const drawn = await fresh(who, notice.dispute);
			const notices = [...(old?.notices ?? []), notice.id].slice(-20);
			if (old && !asking.has(why)) await update(at, who, old, drawn, notices);
			else
				await send(
					at,
					who,
					{ card: drawn.card, summary: summaryOf(drawn, why) },
					old,
					keptOf(drawn, notices),
				);
			await notifier.redraw(tenant, notice.dispute, person);
		},
		async redraw(tenant, dispute, except) {
			const cards = await conversations.cards(tenant, dispute);
			await Promise.all(
				cards
					.filter(({ person }) => person !== except)
					.map((card) =>
						redrawOne(tenant, card).catch((error: unknown) =>
							log.warn("card not redrawn", { dispute, error: String(error) }),
						),
					),
			);
		},
		async resend(tenant, limit) {
			const waiting: { at: Reference; who: Principal; card: SentCard; drawn: Drawn }[] = [];
			for (const card of await conversations.recent(tenant, 50)) {
				if (waiting.length >= limit) break;
				const found = await reached(tenant, card.person)
					.then(async ({ who, at }) => ({ who, at, card, drawn: await fresh(who, card.dispute) }))
					.catch(() => undefined);
				const dispute = found?.drawn.view.file.dispute;
				if (found && dispute?.status !== "closed" && dispute?.court.person === card.person)
					waiting.push(found);
			}
			for (const { at, who, card, drawn } of waiting.reverse())
				await send(
					at,
					who,
					{ card: drawn.card, summary: summaryOf(drawn, "yourCourt") },
					undefined,
					keptOf(drawn, card.notices),
				);
		},
	};

	async function digest(who: Principal, at: Reference): Promise<void> {
		const reader = await desk.reader(who);
		const disputes = (await myDisputes(accord, who)).filter(({ courtPerson }) => courtPerson === who.person);
		if (disputes.length === 0) return;
		await delivery.send(at, {
			card: await drawWorklist(disputes, reader, "digest"),
			summary: botWords(who.language).why.digest,
		});
	}

	return notifier;
}

interface Kept {
	readonly dispute: DisputeId;
	readonly version: number;
	readonly notices: string[];
	readonly about: string;
}

const keptOf = (drawn: Drawn, notices: string[]): Kept => {
	const { id, version, number } = drawn.view.file.dispute;
	return { dispute: id, version, notices, about: number };
};

/** The line of a notification: no amount and no words of a customer, because a locked screen shows it. */
export function summaryOf({ view }: Drawn, why: Notice["why"]): string {
	const { dispute } = view.file;
	return `${dispute.number} ${view.say.why[why]}`;
}
