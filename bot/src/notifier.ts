import type { Accord, Principal } from "@accord/shared/app/accord.ts";
import type { Clock, DigestNotice, DisputeNotice, Log, Notifier } from "@accord/shared/app/ports.ts";
import { createTurns } from "@accord/shared/app/turns.ts";
import type { DisputeId } from "@accord/shared/dispute/dispute.ts";
import type { PersonId } from "@accord/shared/dispute/people.ts";
import { drawDigest, drawNotice } from "./cards/drawWorklist.ts";
import type { Conversations, Reference, SentCard } from "./conversations.ts";
import { type Delivery, MessageGone } from "./delivery.ts";
import type { Desk, Drawn } from "./desk.ts";
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

/** Notices a card remembers, and cards looked through for those that wait. */
const remembered = 20;
const looked = 50;

interface Reached {
	readonly who: Principal;
	readonly at: Reference;
}

interface Whose {
	readonly person: PersonId;
	readonly dispute: DisputeId;
}

type Why = Exclude<DisputeNotice["why"], "inDigest">;

interface Sending {
	readonly why: Why;
	readonly notices: readonly string[];
	/** The card the person has so far. */
	readonly old?: SentCard;
}

/** What asks something of the person, and so comes as a new message rather than as a silent change. */
const asking: ReadonlySet<Why> = new Set([
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

	async function reached(tenant: string, person: PersonId): Promise<Reached> {
		const who = await people.principal(tenant, person);
		const at = who && (await conversations.reach(tenant, person));
		if (!who || !at) throw new Unreachable(person);
		return { who, at };
	}

	async function fresh({ who, at }: Reached, dispute: DisputeId): Promise<Drawn> {
		return desk.draw(await desk.view(who, dispute, { toSend: true }), { viewer: at.user.id });
	}

	/** One live card per person and dispute: the older one becomes a line that points down. */
	async function send(
		{ who, at }: Reached,
		{ view, card }: Drawn,
		{ why, notices, old }: Sending,
	): Promise<void> {
		const { id, version, number } = view.file.dispute;
		const message = await delivery.send(at, { card, summary: summaryOf({ view, card }, why) });
		people.shared?.wroteTo(who.person);
		await conversations.keep(who.tenant, {
			kind: "sentCard",
			dispute: id,
			person: who.person,
			message,
			version,
			at: clock.now(),
			notices: [...notices],
		});
		if (!old) return;
		const text = botWords(who.language).notice.moved;
		const moved = await drawNotice(text, who.language, { about: number, quiet: true });
		await delivery.update(at, old.message, { card: moved, summary: text }).catch((error: unknown) => {
			if (!(error instanceof MessageGone)) log.warn("old card not retired", { error: String(error) });
		});
	}

	async function update(
		to: Reached,
		drawn: Drawn,
		{ notices, old }: Sending & { old: SentCard },
	): Promise<void> {
		const { version } = drawn.view.file.dispute;
		try {
			await delivery.update(to.at, old.message, { card: drawn.card, summary: summaryOf(drawn, "changed") });
		} catch (error) {
			if (!(error instanceof MessageGone)) throw error;
			return send(to, drawn, { why: "changed", notices });
		}
		await conversations.keep(to.who.tenant, { ...old, version, at: clock.now(), notices: [...notices] });
	}

	/** Two changes in a row are drawn one after the other, so that the newer one stays. */
	const turns = createTurns();
	const alone = <T>(tenant: string, { person, dispute }: Whose, work: () => Promise<T>): Promise<T> =>
		turns.take(JSON.stringify([tenant, person, dispute]), work);

	async function tell(notice: DisputeNotice): Promise<void> {
		const { tenant, person, dispute, why } = notice;
		if (why === "inDigest") return redrawOne(tenant, notice);
		const to = await reached(tenant, person);
		const old = await conversations.card(tenant, person, dispute);
		if (old?.notices.includes(notice.id)) return;
		const drawn = await fresh(to, dispute);
		const notices = [...(old?.notices ?? []), notice.id].slice(-remembered);
		const asks = asking.has(why) && !isMoot(notice, drawn);
		if (old && !asks) await update(to, drawn, { why, notices, old });
		else if (asks || !asking.has(why)) await send(to, drawn, { why, notices, ...(old ? { old } : {}) });
	}

	async function redrawOne(tenant: string, whose: Whose): Promise<void> {
		const old = await conversations.card(tenant, whose.person, whose.dispute);
		if (!old) return;
		const to = await reached(tenant, old.person);
		const drawn = await fresh(to, old.dispute);
		if (drawn.view.file.dispute.version > old.version)
			await update(to, drawn, { why: "changed", notices: old.notices, old });
	}

	async function redraw(tenant: string, dispute: DisputeId, except?: PersonId): Promise<void> {
		const cards = await conversations.cards(tenant, dispute);
		await Promise.all(
			cards
				.filter(({ person }) => person !== except)
				.map((card) =>
					alone(tenant, card, () => redrawOne(tenant, card)).catch((error: unknown) =>
						log.warn("card not redrawn", { dispute, error: String(error) }),
					),
				),
		);
	}

	async function waits(tenant: string, card: SentCard): Promise<{ to: Reached; drawn: Drawn } | undefined> {
		const to = await reached(tenant, card.person);
		const drawn = await fresh(to, card.dispute);
		const { dispute } = drawn.view.file;
		return dispute.status !== "closed" && dispute.court.person === card.person ? { to, drawn } : undefined;
	}

	async function resend(tenant: string, limit: number): Promise<void> {
		const waiting: { to: Reached; card: SentCard; drawn: Drawn }[] = [];
		for (const card of await conversations.recent(tenant, looked)) {
			if (waiting.length >= limit) break;
			const found = await waits(tenant, card).catch(() => undefined);
			if (found) waiting.push({ ...found, card });
		}
		for (const { to, drawn, card } of waiting.reverse())
			await alone(tenant, card, () =>
				send(to, drawn, { why: "yourCourt", notices: card.notices, old: card }),
			);
	}

	async function digest({ id, tenant, person }: DigestNotice): Promise<void> {
		const { who, at } = await reached(tenant, person);
		if ((await conversations.digest(tenant, person)) === id) return;
		const [found, reader] = await Promise.all([accord.readDigest(who), desk.reader(who)]);
		// Done with before it was sent.
		if (!found) return;
		await delivery.send(at, {
			card: await drawDigest(found, reader),
			summary: botWords(who.language).digest.summary,
		});
		await conversations.keepDigest(tenant, person, id);
	}

	return {
		async notify(notice) {
			const { tenant, person } = notice;
			if (notice.why === "digest") return turns.take(JSON.stringify([tenant, person]), () => digest(notice));
			await alone(notice.tenant, notice, () => tell(notice));
			await redraw(notice.tenant, notice.dispute, notice.person);
		},
		reaches: (tenant, person) =>
			reached(tenant, person).then(
				() => true,
				(error: unknown) => {
					if (error instanceof Unreachable) return false;
					throw error;
				},
			),
		redraw,
		resend,
	};
}

/** What was asked is no longer asked of this person, because the dispute went on before the notice arrived. */
function isMoot({ why, person }: DisputeNotice, { view }: Drawn): boolean {
	const { dispute } = view.file;
	return why !== "escalated" && (dispute.status === "closed" || dispute.court.person !== person);
}

/** The line of a notification: no amount and no words of a customer, because a locked screen shows it. */
export function summaryOf({ view }: Drawn, why: Why): string {
	const { dispute } = view.file;
	return `${dispute.number} ${view.say.why[why]}`;
}
