import type { DisputeSummary, Language } from "@accord/shared/api/schemas.ts";
import type { DigestView } from "@accord/shared/app/reading/digest.ts";
import { isOverdue } from "@accord/shared/dispute/late.ts";
import { formatDue, formatTotals } from "@accord/shared/i18n/format.ts";
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

interface Line {
	readonly one: DisputeSummary;
	readonly due: string | undefined;
	readonly late: boolean;
}

interface Listed {
	readonly title: string;
	/** Undefined for a list that needs no introduction. */
	readonly lead?: string;
	/** Spoken after the title. */
	readonly count: number;
	readonly sections: readonly { readonly title: string; readonly lines: readonly Line[] }[];
}

/** The day it is due, unless that is past while nobody is late. */
function dueOf(one: DisputeSummary, { today }: Reader): string | undefined {
	return one.due !== undefined && one.due < today && !isOverdue(one, today) ? undefined : one.due;
}

/** What waits for this person, then what they follow. */
export function drawWorklist(disputes: readonly DisputeSummary[], reader: Reader): Promise<CardJson> {
	const say = botWords(reader.language).worklist;
	const byUrgency = (a: DisputeSummary, b: DisputeSummary) => ((a.due ?? "9") < (b.due ?? "9") ? -1 : 1);
	const open = disputes.filter((one) => one.status !== "closed").sort(byUrgency);
	const lines = open.map(
		(one): Line => ({ one, due: dueOf(one, reader), late: isOverdue(one, reader.today) }),
	);
	const waiting = lines.filter(({ one }) => one.courtPerson === reader.person);
	return drawList(reader, {
		title: `${say.title} ${shorten(reader.name, 80)}`,
		count: waiting.length,
		sections: [
			{ title: say.waiting, lines: waiting },
			{ title: say.following, lines: lines.filter(({ one }) => one.courtPerson !== reader.person) },
		],
	});
}

/** What a person is told once a day, the most pressing first. */
export function drawDigest(digest: DigestView, reader: Reader): Promise<CardJson> {
	const say = botWords(reader.language).digest;
	const parts = ["late", "today", "soon", "followUps"] as const;
	return drawList(reader, {
		title: `${say.title}, ${shorten(reader.name, 80)}`,
		lead: say.lead,
		count: parts.reduce((sum, part) => sum + digest[part].length, 0),
		sections: parts.map((part) => ({
			title: say[part],
			lines: digest[part].map(({ summary, due }) => ({
				one: summary,
				due: part === "today" ? dueOf(summary, reader) : due,
				late: part === "late",
			})),
		})),
	});
}

/** As many lines as a card holds, section after section. */
function drawList(reader: Reader, { title, lead, count, sections }: Listed): Promise<CardJson> {
	const { worklist: say } = botWords(reader.language);
	const shown: { title: string; lines: readonly Line[] }[] = [];
	let room = most;
	for (const { title: section, lines } of sections) {
		const some = lines.slice(0, room);
		room -= some.length;
		if (some.length > 0) shown.push({ title: section, lines: some });
	}
	const all = sections.reduce((sum, { lines }) => sum + lines.length, 0);
	const props: WorklistCardProps = {
		lang: reader.language,
		spoken: `${title}: ${count}`,
		t: { none: say.none, show: say.show, refresh: say.refresh },
		title,
		lead: lead ?? "",
		shows: { lead: lead !== undefined, none: all === 0, more: all > most },
		sections: shown.map(({ title: section, lines }) => ({
			title: section,
			rows: lines.map((line) => rowOf(line, reader)),
		})),
		more: say.andMore,
		data: addressed(reader),
	};
	return draw(worklistCard, props);
}

function rowOf(line: Line, reader: Reader): WorklistCardProps["sections"][number]["rows"][number] {
	const { one, due } = line;
	const items = one.items.length > 0 ? ` · ${shorten(one.items.join(", "), 60)}` : "";
	return {
		number: one.number,
		who: shorten(one.accountName, 60),
		what: `${words(reader.language).status[one.status]}${items}`,
		amount: formatTotals(one.stillDisputed.length > 0 ? one.stillDisputed : one.disputed, reader.language),
		mark: line.late ? "▲" : marks[one.status],
		due: due === undefined ? "" : formatDue(due, reader.today, reader.language),
		dueColor: line.late ? "attention" : "default",
		data: { dispute: one.id, ...addressed(reader) },
	};
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
