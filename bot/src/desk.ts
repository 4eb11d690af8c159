import type { Accord, Principal } from "@accord/shared/app/accord.ts";
import type { Clock, Ids } from "@accord/shared/app/ports.ts";
import type { DisputeId } from "@accord/shared/dispute/dispute.ts";
import type { CardJson } from "./activity.ts";
import { type ActView, type CardData, viewOf } from "./acts/act.ts";
import { type Banner, drawDispute } from "./cards/drawDispute.ts";
import type { People } from "./people.ts";
import { type Reader, readerOf } from "./reader.ts";

export interface DeskPorts {
	readonly accord: Accord;
	readonly people: People;
	readonly clock: Clock;
	readonly ids: Ids;
	/** Where the Teams tab shows a dispute; absent while there is no tab. */
	readonly link?: (dispute: DisputeId) => string;
}

/** A drawn card with what the sender of it must know. */
export interface Drawn {
	readonly card: CardJson;
	readonly view: ActView;
}

interface Viewing {
	/** What the person had typed into the card's forms. */
	readonly drafts?: Readonly<Record<string, string>>;
	readonly toSend?: boolean;
}

/** Draws disputes for people; every card carries fresh keys, so no two drawings act as one. */
export interface Desk {
	reader(who: Principal): Promise<Reader>;
	/** On record as seen by `who`, unless it is drawn to be sent to them. */
	view(who: Principal, dispute: DisputeId, how?: Viewing): Promise<ActView>;
	/** `viewer` is the reader's id in the channel: their client then asks for a fresh card by itself. */
	draw(view: ActView, drawing?: { readonly banner?: Banner; readonly viewer?: string }): Promise<Drawn>;
}

export function createDesk({ accord, people, clock, ids, link }: DeskPorts): Desk {
	const addressed = people.shared !== undefined;

	async function reader(who: Principal): Promise<Reader> {
		const person = await people.person(who.tenant, who.person);
		const { person: id, language } = who;
		return readerOf(person ?? { id, name: id, language, timeZone: "UTC" }, clock.now(), addressed);
	}

	return {
		reader,
		async view(who, dispute, { drafts = {}, toSend = false } = {}) {
			const [file, colleagues, me] = await Promise.all([
				accord.readDispute(who, dispute, toSend ? "nobody" : "card"),
				accord.listPeople(who),
				reader(who),
			]);
			const reason = file.allowed.includes("ProposeOutcome")
				? (await accord.readCatalogue(who)).reasons.find(({ code }) => code === file.dispute.reason)
				: undefined;
			const drawing = ids.next();
			const data = (verb: string): CardData => ({
				dispute,
				version: file.dispute.version,
				once: `card-${drawing}-${verb}`,
				...(addressed ? { for: who.person } : {}),
			});
			return viewOf({
				file,
				reader: me,
				people: colleagues,
				rootCauses: reason?.rootCauses ?? [],
				drafts,
				data,
			});
		},
		async draw(view, { banner, viewer } = {}) {
			const url = link?.(view.file.dispute.id);
			const card = await drawDispute(view, {
				...(banner === undefined ? {} : { banner }),
				...(url === undefined ? {} : { link: url }),
				// In a shared chat the client knows one person only.
				...(viewer === undefined || addressed ? {} : { viewer }),
			});
			return { view, card };
		},
	};
}
