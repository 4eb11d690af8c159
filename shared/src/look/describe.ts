import type { Language } from "../api/schemas.ts";
import type { Line, LineOutcome } from "../dispute/dispute.ts";
import type { DisputeEvent, Fact } from "../dispute/event.ts";
import type { Actor } from "../dispute/people.ts";
import { formatDay, formatMoney } from "../i18n/format.ts";
import { words } from "../i18n/index.ts";
import { lookWords } from "./words.ts";

export interface Telling {
	readonly language: Language;
	readonly today: string;
	/** Names by person id. */
	readonly people: Readonly<Record<string, string>>;
	/** Labels of reasons by code, in the reader's language. */
	readonly reasons?: Readonly<Record<string, string>>;
}

/** One event as a sentence: who did what, and the words or figures that belong to it. */
export interface Told {
	readonly who: string;
	readonly what: string;
	/** Somebody's own words, shown as a quotation. */
	readonly said?: string;
	/** Figures and names, one per line. */
	readonly details: readonly string[];
}

export function nameOf(actor: Actor, { language, people }: Telling): string {
	const say = words(language).actor;
	if (actor.kind === "person") return people[actor.id] ?? actor.id;
	if (actor.kind === "customer") return actor.name ?? say.customer;
	return say.system;
}

/** Follow from an act by themselves: nobody did them. */
const consequences: ReadonlySet<Fact["type"]> = new Set(["DocumentAwaited", "ConfirmationAwaited"]);

/** Tells a dispute's events in order; outcomes are told with the currency of the line they decide. */
export function tell(events: readonly DisputeEvent[], telling: Telling): Told[] {
	const lines = new Map<string, Line>();
	return events.map((event) => {
		if ("lines" in event.fact)
			for (const line of event.fact.lines) if (typeof line !== "string") lines.set(line.id, line);
		return {
			who: consequences.has(event.fact.type)
				? words(telling.language).actor.system
				: nameOf(event.actor, telling),
			what: words(telling.language).fact[event.fact.type],
			...said(event.fact),
			details: details(event.fact, telling, lines),
		};
	});
}

function said(fact: Fact): { said?: string } {
	switch (fact.type) {
		case "CommentAdded":
			return { said: fact.text };
		case "CustomerAsked":
			return { said: fact.question };
		case "CustomerAnswerRecorded":
			return { said: fact.answer };
		case "OutcomeProposed":
			return { said: fact.outcome.because };
		case "Approved":
			return fact.comment === undefined ? {} : { said: fact.comment };
		case "ConfirmedWithCustomer":
			return fact.note === undefined ? {} : { said: fact.note };
		case "Reminded":
			return fact.message === undefined ? {} : { said: fact.message };
		case "Closed":
			// Of a merge it is the other one's number, which stands among the details.
			return fact.because === undefined || fact.mergedInto !== undefined ? {} : { said: fact.because };
		case "FollowUpCompleted":
			return fact.result === undefined ? {} : { said: fact.result };
		default:
			return "because" in fact && fact.because !== undefined ? { said: fact.because } : {};
	}
}

function details(fact: Fact, telling: Telling, lines: ReadonlyMap<string, Line>): string[] {
	const { language, today, people, reasons = {} } = telling;
	const look = lookWords(language);
	const say = words(language);
	const money = (minor: number, currency: string) => formatMoney({ minor, currency }, language);
	const moved = (line: Line | undefined, amount = line?.disputed ?? 0) =>
		line ? [`${line.item} · ${money(amount, line.currency)}`] : [];
	const day = (value: string) => formatDay(value, today, language);
	switch (fact.type) {
		case "DisputeOpened":
			return [
				...fact.lines.map((line) => `${line.item} · ${money(line.disputed, line.currency)}`),
				...(fact.splitFrom === undefined ? [] : [look.splitFrom(fact.splitFrom)]),
			];
		case "OutcomeProposed":
			return fact.outcome.lines.flatMap((outcome) => outcomeText(outcome, lines.get(outcome.line), telling));
		case "ReasonChanged":
			return [reasons[fact.reason] ?? fact.reason];
		case "PriorityChanged":
			return [say.priority[fact.priority]];
		case "Assigned":
			return [look.to(people[fact.person] ?? fact.person)];
		case "Escalated":
			return [look.to(people[fact.to] ?? fact.to)];
		case "Reminded":
			return [look.to(people[fact.person] ?? fact.person)];
		case "DocumentRecorded":
			return [`${fact.note.number} · ${money(fact.note.amount, fact.note.currency)}`];
		case "ConfirmationAwaited":
			return fact.silenceOn === undefined ? [] : [look.until(day(fact.silenceOn))];
		case "ConfirmedWithCustomer":
			return [fact.via === "silence" ? look.silence : fact.agreed ? look.agreed : look.refused];
		case "Closed":
			return [
				say.closure[fact.closure],
				...(fact.released.length ? [look.releasedFrom(day(fact.dunnableFrom))] : []),
				...(fact.mergedInto === undefined || fact.because === undefined
					? []
					: [look.mergedInto(fact.because)]),
			];
		case "FollowUpScheduled":
			return [`${day(fact.followUp.due)} · ${fact.followUp.text}`];
		case "EvidenceAttached":
			return [fact.evidence.name];
		case "Absorbed":
			return [
				fact.number,
				...fact.lines.map((line) => `${line.item} · ${money(line.disputed, line.currency)}`),
			];
		case "LinesMoved":
			return [
				...fact.lines.flatMap((id) => moved(lines.get(id))),
				...(fact.parts ?? []).flatMap(({ line, amount }) => moved(lines.get(line), amount)),
				...(fact.number === undefined ? [] : [look.to(fact.number)]),
			];
		case "PaymentRecorded":
			return fact.payments.map((payment) => {
				const line = lines.get(payment.line);
				return line ? `${line.item} · ${money(payment.amount, line.currency)}` : payment.line;
			});
		default:
			return [];
	}
}

function outcomeText(outcome: LineOutcome, line: Line | undefined, { language }: Telling): string[] {
	if (!line) return [];
	const say = words(language).amount;
	return (["credited", "upheld", "writtenOff"] as const)
		.filter((part) => outcome[part] > 0)
		.map(
			(part) =>
				`${line.item} · ${say[part]} ${formatMoney({ minor: outcome[part], currency: line.currency }, language)}`,
		);
}
