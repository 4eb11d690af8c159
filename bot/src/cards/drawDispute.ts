import { datedOf, isOverdue } from "@accord/shared/dispute/late.ts";
import { totals } from "@accord/shared/dispute/money.ts";
import {
	formatDay,
	formatDue,
	formatInstant,
	formatMoney,
	formatTotals,
} from "@accord/shared/i18n/format.ts";
import { words } from "@accord/shared/i18n/index.ts";
import { tell } from "@accord/shared/look/describe.ts";
import { nameIn } from "@accord/shared/look/names.ts";
import { lookWords } from "@accord/shared/look/words.ts";
import type { CardJson } from "../activity.ts";
import type { ActView } from "../acts/act.ts";
import { drawActs } from "../acts/index.ts";
import { quote, sentence, shorten } from "../text.ts";
import { draw } from "./card.ts";
import { closedCard } from "./closedCard.ts";
import { disputeCard } from "./disputeCard.ts";

/** What the card says about the press it answers. */
export interface Banner {
	readonly style: "good" | "warning" | "attention" | "accent";
	readonly text: string;
	/** What the person had written, when it was not taken. */
	readonly wrote?: string;
}

export interface Drawing {
	readonly banner?: Banner;
	/** Opens the dispute in the Teams tab. */
	readonly link?: string;
	/** Channel id of the person whose client asks for a fresh card when it is looked at. */
	readonly viewer?: string;
}

/** Half of what webhooks allow, so that a card can also go that way. */
export const MAX_CARD_BYTES = 20_000;

interface Room {
	readonly quote: number;
	readonly said: number;
	readonly latest: number;
	readonly lines: number;
	readonly people: number;
}
const rooms: readonly Room[] = [
	{ quote: 700, said: 240, latest: 3, lines: 8, people: 60 },
	{ quote: 500, said: 160, latest: 2, lines: 6, people: 25 },
	{ quote: 300, said: 100, latest: 1, lines: 4, people: 8 },
];

const marks = {
	open: "●",
	awaitingCustomer: "◌",
	awaitingApproval: "◆",
	awaitingDocument: "▤",
	awaitingConfirmation: "◇",
	closed: "✓",
} as const;

/** Events that say nothing to a person beside the one they come with. */
const silent = new Set([
	"DisputeOpened",
	"DocumentAwaited",
	"ConfirmationAwaited",
	"FollowUpScheduled",
	"Closed",
]);

/** The dispute as this person sees it now, within the size every client takes. */
export async function drawDispute(view: ActView, drawing: Drawing = {}): Promise<CardJson> {
	let card: CardJson = {};
	for (const room of rooms) {
		card = await drawIn(view, drawing, room);
		if (Buffer.byteLength(JSON.stringify(card)) <= MAX_CARD_BYTES) break;
	}
	return card;
}

async function drawIn(view: ActView, drawing: Drawing, room: Room): Promise<CardJson> {
	const { file, reader } = view;
	const acts = await drawActs({ ...view, people: view.people.slice(0, room.people) });
	const common = { ...headOf(view, drawing, room), ...rowsOf(acts, view, drawing) };
	const shows = {
		addressee: reader.addressed,
		banner: drawing.banner !== undefined,
		wrote: drawing.banner?.wrote !== undefined,
		latest: common.latest.length > 0,
		first: common.first.length > 0,
		more: common.more.length > 0,
	};
	const card =
		file.dispute.status === "closed"
			? await draw(closedCard, { ...common, ...closedParts(view, shows) })
			: await draw(disputeCard, { ...common, ...openParts(view, shows, room) });
	return drawing.viewer === undefined
		? card
		: { ...card, refresh: { action: refreshAction(view), userIds: [drawing.viewer] } };
}

const refreshAction = (view: ActView) => ({
	type: "Action.Execute",
	title: "refresh",
	verb: "refresh",
	data: view.data("refresh"),
});

function rowsOf(acts: { first: object[]; more: object[] }, view: ActView, drawing: Drawing) {
	const { first, more } = acts;
	const open =
		drawing.link === undefined
			? []
			: [{ type: "Action.OpenUrl", title: view.say.card.open, url: drawing.link }];
	if (more.length === 0) return { first: [...first, ...open], more: [] };
	const unfold = { type: "Action.ToggleVisibility", title: view.say.card.more, targetElements: ["moreActs"] };
	return { first: [...first, unfold], more: [...more, ...open] };
}

function headOf({ file, reader, say }: ActView, { banner }: Drawing, room: Room) {
	const { dispute, people } = file;
	const { language, today } = reader;
	const late = isOverdue(datedOf(dispute), today);
	const told = tell(file.events, { language, today, people });
	const latest = file.events
		.flatMap((event, at) => {
			const one = told[at];
			if (!one || silent.has(event.fact.type)) return [];
			// The card says these in a place of their own.
			if (event.fact.type === "OutcomeProposed" && "outcome" in dispute) return [];
			if (event.fact.type === "CustomerAsked" && dispute.status === "awaitingCustomer") return [];
			return {
				who: shorten(one.who, 80),
				what: one.what,
				when: formatInstant(event.at, language, reader.timeZone),
				details: shorten(one.details.join(", "), 160),
				said: one.said === undefined ? "" : quote(one.said, language, room.said),
			};
		})
		.slice(-room.latest)
		.reverse();
	const status = words(language).status[dispute.status];
	return {
		lang: language,
		spoken: `${shorten(dispute.accountName, 80)}, ${dispute.number}: ${status}. ${formatTotals(file.disputed, language)}, ${file.reasonLabel[language]}.`,
		t: say.card,
		addressee: reader.name,
		banner: {
			style: banner?.style ?? ("default" as const),
			text: banner?.text ?? "",
			wrote: banner?.wrote ?? "",
		},
		who: shorten(dispute.accountName, 120),
		number: dispute.number,
		status: late
			? ({ mark: "▲", word: `${words(language).late} · ${status}`, color: "attention" } as const)
			: ({ mark: marks[dispute.status], word: status, color: "default" } as const),
		latest,
	};
}

type Shows = Record<"addressee" | "banner" | "wrote" | "latest" | "first" | "more", boolean>;

function openParts({ file, reader, say }: ActView, shows: Shows, room: Room) {
	const { dispute, people } = file;
	if (dispute.status === "closed") throw new TypeError("a closed dispute has its own card");
	const { language, today } = reader;
	const money = (minor: number, currency: string) => formatMoney({ minor, currency }, language);
	const disputed = formatTotals(file.disputed, language);
	const items = new Map(
		dispute.lines.map((line) => [line.item, { minor: line.itemOpen, currency: line.currency }]),
	);
	const total = formatTotals(totals(items.values()), language);
	const outcome = "outcome" in dispute ? dispute.outcome : undefined;
	const paused = dispute.status === "awaitingCustomer";
	const hidden = dispute.lines.length - room.lines;
	return {
		shows: {
			...shows,
			total: total !== disputed,
			paused,
			question: paused,
			moreLines: hidden > 0,
			outcome: outcome !== undefined,
		},
		quote: quote(dispute.words, language, room.quote),
		disputed,
		total,
		reason: file.reasonLabel[language],
		awaits: [say.card.awaits, file.awaits[language]].filter(Boolean).join(" "),
		court: shorten(nameIn(file, dispute.court.person, language) ?? dispute.court.person, 80),
		due: formatDue(dispute.court.due, today, language),
		dueColor: isOverdue(datedOf(dispute), today) ? ("attention" as const) : ("default" as const),
		question: paused ? quote(dispute.question, language, room.said) : "",
		lines: dispute.lines.slice(0, room.lines).map((line) => ({
			item: shorten(line.item, 60),
			about: shorten(
				[line.label, `${say.card.due} ${formatDay(line.itemDue, today, language)}`]
					.filter(Boolean)
					.join(" · "),
				110,
			),
			amount: money(line.disputed, line.currency),
		})),
		moreLines: `+ ${hidden} ${say.card.moreLines}`,
		outcome: {
			who: outcome ? shorten(people[outcome.proposedBy] ?? outcome.proposedBy, 80) : "",
			figures: figuresOf(file, language),
			because: outcome ? quote(outcome.because, language, room.said) : "",
		},
	};
}

function closedParts({ file, reader, say }: ActView, shows: Shows) {
	const { dispute } = file;
	if (dispute.status !== "closed") throw new TypeError("the dispute is not closed");
	const { language, today } = reader;
	const closing = file.events.findLast((event) => event.fact.type === "Closed")?.fact;
	const released = closing?.type === "Closed" ? closing.released : [];
	const figures = figuresOf(file, language);
	return {
		shows: { ...shows, figures: figures !== "", notes: dispute.notes.length > 0 },
		closure: words(language).closure[dispute.closure],
		figures,
		notes: shorten(
			dispute.notes
				.map(
					(note) =>
						`${note.number} · ${formatMoney({ minor: note.amount, currency: note.currency }, language)}`,
				)
				.join(", "),
			200,
		),
		released:
			dispute.mergedInto !== undefined && closing?.type === "Closed"
				? sentence(lookWords(language).mergedInto(closing.because ?? ""))
				: released.length === 0
					? say.card.nothingReleased
					: `${formatTotals(totals(released.map(({ amount, currency }) => ({ minor: amount, currency }))), language)} · ${sentence(say.card.released)} ${formatDay(dispute.dunnableFrom, today, language)}`,
		quote: quote(dispute.words, language, 200),
	};
}

/** What is credited, upheld and written off, per currency: by the outcome, or by the lines once it is applied. */
function figuresOf({ dispute }: ActView["file"], language: "fr" | "en"): string {
	const outcome = "outcome" in dispute ? dispute.outcome : undefined;
	const say = words(language).amount;
	const parts = (["credited", "upheld", "writtenOff", "paid"] as const).flatMap((part) => {
		const sum = totals(
			dispute.lines.map((line) => {
				const decided = outcome?.lines.find((one) => one.line === line.id);
				return { minor: part !== "paid" && decided ? decided[part] : line[part], currency: line.currency };
			}),
		).filter(({ minor }) => minor > 0);
		return sum.length === 0 ? [] : [`${say[part]} ${formatTotals(sum, language)}`];
	});
	return parts.join(" · ");
}
