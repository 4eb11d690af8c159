import type { DisputeSummary, Language } from "@accord/shared/api/schemas.ts";
import { daysBetween, formatDue, formatTotals } from "@accord/shared/i18n/format.ts";
import { words } from "@accord/shared/i18n/index.ts";
import type { CardJson } from "../activity.ts";
import type { Reader } from "../reader.ts";
import { shorten } from "../text.ts";
import { botWords } from "../words/index.ts";
import { draw } from "./card.ts";
import { noticeCard } from "./noticeCard.ts";
import { welcomeCard } from "./welcomeCard.ts";
import { type WorklistCardProps, worklistCard } from "./worklistCard.ts";

const most = 12;
const marks: Readonly<Record<DisputeSummary["status"], string>> = {
	open: "●",
	awaitingCustomer: "◌",
	awaitingApproval: "◆",
	awaitingDocument: "▤",
	awaitingConfirmation: "◇",
	closed: "✓",
};

const addressed = (reader: Reader) => (reader.addressed ? { for: reader.person } : {});

/** The clock of an owner stands still while the customer is asked. */
const late = ({ due, status }: DisputeSummary, { today }: Reader): boolean =>
	due !== undefined && status !== "awaitingCustomer" && daysBetween(due, today) > 0;

/** What waits for this person, then what they follow. A digest greets and leaves out the second part. */
export function drawWorklist(
	disputes: readonly DisputeSummary[],
	reader: Reader,
	kind: "asked" | "digest" = "asked",
): Promise<CardJson> {
	const { worklist: say, digest } = botWords(reader.language);
	const byUrgency = (a: DisputeSummary, b: DisputeSummary) => ((a.due ?? "9") < (b.due ?? "9") ? -1 : 1);
	const open = disputes.filter((one) => one.status !== "closed").sort(byUrgency);
	const waiting = open.filter((one) => one.courtPerson === reader.person);
	const following = kind === "digest" ? [] : open.filter((one) => one.courtPerson !== reader.person);
	const sections = [
		{ title: say.waiting, rows: waiting.slice(0, most) },
		{ title: say.following, rows: following.slice(0, Math.max(0, most - waiting.length)) },
	].filter(({ rows }) => rows.length > 0);
	const shown = sections.reduce((sum, { rows }) => sum + rows.length, 0);
	const title =
		kind === "digest"
			? `${digest.title}, ${shorten(reader.name, 80)}`
			: `${say.title} ${shorten(reader.name, 80)}`;
	const props: WorklistCardProps = {
		lang: reader.language,
		spoken: `${title}: ${waiting.length}`,
		t: { none: say.none, show: say.show, refresh: say.refresh },
		title,
		lead: digest.lead,
		shows: {
			lead: kind === "digest" && waiting.length > 0,
			none: shown === 0,
			more: shown < waiting.length + following.length,
		},
		sections: sections.map(({ title: section, rows }) => ({
			title: section,
			rows: rows.map((one) => ({
				number: one.number,
				who: shorten(one.accountName, 60),
				what: `${words(reader.language).status[one.status]}${one.items.length > 0 ? ` · ${shorten(one.items.join(", "), 60)}` : ""}`,
				amount: formatTotals(
					one.stillDisputed.length > 0 ? one.stillDisputed : one.disputed,
					reader.language,
				),
				mark: late(one, reader) ? "▲" : marks[one.status],
				due: one.due === undefined ? "" : formatDue(one.due, reader.today, reader.language),
				dueColor: late(one, reader) ? "attention" : "default",
				data: { dispute: one.id, ...addressed(reader) },
			})),
		})),
		more: say.andMore,
		data: addressed(reader),
	};
	return draw(worklistCard, props);
}

/** `seats`: the people of the local chat, with the one who is seated first. */
export function drawWelcome(
	language: Language,
	seats: readonly { id: string; name: string; role: string }[],
): Promise<CardJson> {
	const say = botWords(language).welcome;
	return draw(welcomeCard, {
		lang: language,
		spoken: `${say.title}. ${say.lead}`,
		t: {
			title: say.title,
			lead: say.lead,
			commands: say.commands,
			show: say.show,
			seat: say.seat,
			sit: say.sit,
		},
		commands: [
			{ write: say.mine, what: say.mineHint },
			{ write: say.number, what: say.numberHint },
			{ write: say.help, what: say.helpHint },
		],
		shows: { seats: seats.length > 0 },
		seat: seats[0]?.id ?? "",
		seats: seats.map(({ id, name, role }) => ({ title: `${name} · ${role}`, value: id })),
		data: {},
	});
}

/** One sentence; `about` names the dispute where the reader may know it. */
export function drawNotice(
	text: string,
	language: Language,
	options: { about?: string; reader?: Reader; quiet?: boolean } = {},
): Promise<CardJson> {
	return draw(noticeCard, {
		lang: language,
		spoken: text,
		t: { show: botWords(language).welcome.show },
		shows: { about: options.about !== undefined, show: options.quiet !== true },
		about: options.about ?? "",
		data: options.reader ? addressed(options.reader) : {},
	});
}
