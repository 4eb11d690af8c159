import { isDeepStrictEqual } from "node:util";
import { dayFromNumber, dayNumber } from "@accord/shared/dispute/businessCalendar.ts";
import { defaultCatalogue } from "@accord/shared/dispute/catalogue.ts";
import { commentsOf, record, verifyChain } from "@accord/shared/dispute/chain.ts";
import type { Command, CommandType } from "@accord/shared/dispute/command.ts";
import type { OpenContext } from "@accord/shared/dispute/context.ts";
import { decide, decideOther } from "@accord/shared/dispute/decide.ts";
import { type Dispute, type DisputeId, disputeSchema } from "@accord/shared/dispute/dispute.ts";
import { DomainError } from "@accord/shared/dispute/error.ts";
import { type DisputeEvent, eventSchema, type Fact } from "@accord/shared/dispute/event.ts";
import { fold } from "@accord/shared/dispute/evolve.ts";
import { holds } from "@accord/shared/dispute/holds.ts";
import { creditsToRecord } from "@accord/shared/dispute/lines.ts";
import { type Currency, currencySchema } from "@accord/shared/dispute/money.ts";
import { decideOpen } from "@accord/shared/dispute/open.ts";
import { allowedCommands, PERMISSIONS } from "@accord/shared/dispute/permissions.ts";
import {
	actorOf,
	company as atWork,
	contextFor,
	openingOf,
	personId,
	world,
} from "@accord/shared/dispute/scenario.ts";
import { itemFacts } from "@accord/shared/dunning/hold.ts";
import { commandFor } from "./disputeMoves.ts";

/** One move, as the random generator gives it: every decision is read from these numbers, so that it shrinks. */
export type Move = readonly [who: number, what: number, how: number, mood: number];

const company = atWork.map((one) =>
	one.id === "alice"
		? { ...one, absent: { from: "2026-03-09", to: "2026-03-13" }, deputy: personId("axel") }
		: one,
);
const voices = [...company.map(({ id }) => String(id)), "customer", "system"];
const types = Object.keys(PERMISSIONS) as CommandType[];
const opener = { claire: true, chloe: true, marc: true, diane: true } as Readonly<Record<string, boolean>>;

/** What brings a dispute nearer to its end; half of the moves are such, or few lives would see one. */
const ONWARD: ReadonlySet<CommandType> = new Set<CommandType>([
	"ProposeOutcome",
	"Approve",
	"SendBack",
	"RecordDocument",
	"ConfirmWithCustomer",
	"RecordCustomerAnswer",
	"Reopen",
]);
const CHATTER: ReadonlySet<CommandType> = new Set<CommandType>(["AddComment", "AttachEvidence"]);

interface Book {
	events: DisputeEvent[];
	state: Dispute;
}

interface Answered {
	readonly dispute: DisputeId;
	readonly command: string;
	readonly version: number;
}

/** What the model expected and did not see. */
class Broken extends Error {}
function expect(condition: boolean, what: string): asserts condition {
	if (!condition) throw new Broken(what);
}

/** Thresholds in the currencies of the model only: every opening carries its procedure, and is hashed with it. */
const catalogue = {
	...defaultCatalogue(),
	reasons: defaultCatalogue().reasons.map((reason) => ({
		...reason,
		procedure: { ...reason.procedure, approveAbove: { EUR: 50_000, JPY: 50_000 } },
	})),
};
const known = new Map<string, OpenContext>();
/** Routing and catalogue of a day, computed once: a million lives meet the same few days. */
function surroundings(voice: string, today: string): OpenContext {
	const key = `${voice} ${today}`;
	let context = known.get(key);
	if (!context) {
		context = contextFor(voice, { ...world, colleagues: company, today, context: { catalogue } });
		known.set(key, context);
	}
	return context;
}

/** One account's ledger as a store keeps it: versions, keys, events and states, and nothing of the rules. */
export class Ledger {
	readonly books = new Map<DisputeId, Book>();
	readonly accepted = new Map<string, number>();
	refused = 0;
	private readonly answers = new Map<string, Answered>();
	private readonly open = new Map<string, { open: number; currency: Currency }>();
	/** What was ever contested, by item: merging and splitting move it and never change it. */
	private readonly contested = new Map<string, number>();
	private hours = 0;
	private lastKey = "";
	private opened = 0;

	constructor() {
		for (const [item, open, currency] of [
			["F1", 200_000, "EUR"],
			["F2", 80_000, "EUR"],
			["F3", 90_000, "JPY"],
		] as const)
			this.open.set(item, { open, currency: currencySchema.parse(currency) });
	}

	/** Plays one move and checks everything that must hold after it. */
	play([who, what, how, mood]: Move): void {
		this.hours += mood >> 3;
		const said = voices[who % voices.length] ?? "system";
		const books = [...this.books.values()];
		if (books.length === 0 || (books.length < 4 && what % 8 === 0)) {
			this.openOne(said, how);
			return;
		}
		const book = books[how % books.length];
		expect(book !== undefined, "a book");
		if (mood % 8 === 1 && this.answers.has(this.lastKey)) {
			this.again();
			return;
		}
		const moves = mood % 8 >= 6;
		const voice = moves && book.state.status !== "closed" ? String(book.state.court.person) : said;
		const actor = actorOf(voice, company);
		const allowed = allowedCommands(book.state, actor);
		const onward = allowed.filter((type) => (moves ? ONWARD.has(type) : how % 4 === 0 || !CHATTER.has(type)));
		const wanted = mood % 8 === 2 || allowed.length === 0 ? types : onward.length > 0 ? onward : allowed;
		const type = wanted[what % wanted.length];
		expect(type !== undefined, "a command");
		const others = books.filter(({ state }) => state.id !== book.state.id).map(({ state }) => state);
		const command = commandFor(type, { state: book.state, others, how, actor, today: this.today });
		const seen = mood % 8 === 3 && book.state.version > 1 ? book.state.version - 1 : book.state.version;
		this.give(book, {
			command,
			voice,
			seen,
			key: `k${this.answers.size}`,
			permitted: allowed.includes(type),
		});
	}

	private get now(): string {
		return `${this.today}T${String(this.hours % 24).padStart(2, "0")}:00:00.000Z`;
	}

	private get today(): string {
		return dayFromNumber(dayNumber("2026-03-02") + Math.floor(this.hours / 24));
	}

	private context(voice: string, except?: DisputeId): OpenContext {
		const items = [...this.open].map(([number, fact]) => ({ number, dueOn: "2026-02-15", ...fact }));
		const states = [...this.books.values()].map(({ state }) => state);
		return {
			...surroundings(voice, this.today),
			now: this.now,
			items: itemFacts(items, states, { except }),
			opening: openingOf(String(this.opened + 1)),
		};
	}

	private openOne(voice: string, how: number): void {
		const item = `F${(how % 3) + 1}`;
		const context = this.context(opener[voice] ? voice : "claire");
		const fact = context.items.get(item);
		const amount = 1 + ((how * 7919) % 90_000);
		const line = { item, amount };
		const lines =
			how % 5 === 0 ? [line, { item: `F${((how + 1) % 3) + 1}`, amount: 500 + (how % 900) }] : [line];
		const reason = (["PRICE", "QUANTITY", "BILLING", "SERVICE"] as const)[how % 4] ?? "PRICE";
		try {
			const facts = decideOpen(
				{
					type: "OpenDispute",
					lines,
					reason: context.catalogue.reasons.find(({ code }) => code === reason)?.code ?? failed("a reason"),
					words: "no",
					source: { kind: "phone" },
				},
				context,
			);
			expect((fact?.open ?? 0) >= amount, "more contested than open");
			this.opened += 1;
			this.commit(context.opening.id, facts, context);
			for (const one of lines) this.contested.set(one.item, (this.contested.get(one.item) ?? 0) + one.amount);
		} catch (error) {
			if (!(error instanceof DomainError)) throw error;
			expect(error.code === "amount_exceeds_open", `opening refused: ${error.code}`);
			this.refused += 1;
		}
		this.check();
	}

	/** A repeated key gives the first answer and does nothing. */
	private again(): void {
		const answer = this.answers.get(this.lastKey);
		expect(answer !== undefined, "an answer");
		const before = this.books.get(answer.dispute)?.state;
		const repeated = this.answers.get(this.lastKey);
		expect(repeated === answer && this.books.get(answer.dispute)?.state === before, "a retry acted twice");
	}

	private give(
		book: Book,
		act: { command: Command; voice: string; seen: number; key: string; permitted: boolean },
	): void {
		const { command, voice, seen, key, permitted } = act;
		if (seen !== book.state.version) {
			this.refused += 1;
			return;
		}
		const before = book.state;
		const frozen = seen % 4 === 0 ? JSON.stringify(before) : undefined;
		const into = command.type === "Merge" ? this.books.get(command.into) : undefined;
		const context: OpenContext = {
			...this.context(voice, before.id),
			comments: commentsOf(book.events),
			...(into ? { other: into.state } : {}),
		};
		if (command.type === "Reopen" && command.cause === "paymentBounced") this.bounce(before);
		let facts: Fact[];
		try {
			facts = decide(before, command, context);
		} catch (error) {
			if (command.type === "Reopen" && command.cause === "paymentBounced") this.bounce(before, -1);
			if (!(error instanceof DomainError)) throw error;
			const byTable = ["role_not_allowed", "wrong_status", "two_person_rule"].includes(error.code);
			expect(permitted || byTable, `${command.type} is not among the buttons yet refused as ${error.code}`);
			this.refused += 1;
			return;
		}
		expect(permitted, `${command.type} was obeyed without a button`);
		expect(!frozen || JSON.stringify(before) === frozen, "decide changed the state it was given");
		const other = decideOther(before, command, context);
		this.commit(before.id, facts, context);
		if (other) this.commit(other.dispute, other.facts, context);
		if (command.type === "Split") this.opened += 1;
		this.spend(before, facts);
		this.answers.set(key, { dispute: before.id, command: command.type, version: book.state.version });
		this.lastKey = key;
		this.accepted.set(command.type, (this.accepted.get(command.type) ?? 0) + 1);
		this.check();
	}

	/** The bank takes back what was paid on a dispute, before anybody says so. */
	private bounce(state: Dispute, sign = 1): void {
		for (const { item, paid } of state.lines) this.addOpen(item, sign * paid);
	}

	private spend(before: Dispute, facts: readonly Fact[]): void {
		for (const fact of facts)
			if (fact.type === "PaymentRecorded")
				for (const { line, amount } of fact.payments)
					this.addOpen(before.lines.find(({ id }) => id === line)?.item ?? "", -amount);
	}

	private addOpen(item: string, amount: number): void {
		const fact = this.open.get(item);
		expect(fact !== undefined, `an item ${item}`);
		this.open.set(item, { ...fact, open: fact.open + amount });
	}

	private commit(dispute: DisputeId, facts: readonly Fact[], context: OpenContext): void {
		const book = this.books.get(dispute);
		const { now: at, actor } = context;
		const { events, state } = record(facts, book?.state, { dispute, at, actor });
		expect(state !== undefined && facts.length > 0, "nothing happened");
		for (const { fact } of events)
			if (fact.type === "Approved")
				expect(fact.outcome.approvedBy !== fact.outcome.proposedBy, "the proposer approved");
		if (book) {
			book.events.push(...events);
			book.state = state;
		} else this.books.set(dispute, { events, state });
	}

	/** What must hold after every act. */
	private check(): void {
		const contested = new Map<string, number>();
		const kept = new Map<string, number>();
		const add = (to: Map<string, number>, item: string, amount: number) =>
			to.set(item, (to.get(item) ?? 0) + amount);
		for (const { state } of this.books.values()) {
			const merged = state.status === "closed" && state.closure === "merged";
			const held = new Map(holds(state, "9999-12-31").map(({ line, amount }) => [line, amount]));
			for (const line of state.lines) {
				const { stillDisputed, credited, upheld, writtenOff, paid, disputed, item } = line;
				expect(
					disputed === stillDisputed + credited + upheld + writtenOff + paid,
					`${state.number} ${line.id} does not add up`,
				);
				const live = state.status !== "closed";
				expect((held.get(line.id) ?? 0) === (live ? disputed - paid : 0), `${state.number} holds otherwise`);
				if (!merged) add(contested, item, disputed);
				if (!merged) add(kept, item, live ? disputed - paid : credited + writtenOff);
				if (!live && !merged) expect(stillDisputed === 0, `${state.number} is closed and still disputed`);
			}
			checkCourt(state);
		}
		for (const [item, amount] of this.contested)
			expect(contested.get(item) === amount, `${item}: what was contested changed`);
		for (const [item, amount] of kept)
			expect(amount <= (this.open.get(item)?.open ?? 0), `${item} is held beyond what is open`);
	}

	/** What must hold at the end: the chain is whole and the events add up to what is stored. */
	verify(withSchemas: boolean): void {
		for (const { events, state } of this.books.values()) {
			expect(verifyChain(events) === undefined, `${state.number}: the chain is broken`);
			expect(isDeepStrictEqual(fold(events), state), `${state.number}: the fold is not the state`);
			if (!withSchemas) continue;
			const stored = JSON.parse(JSON.stringify(state));
			expect(isDeepStrictEqual(disputeSchema.parse(stored), state), `${state.number} changes when stored`);
			for (const event of events)
				expect(
					isDeepStrictEqual(eventSchema.parse(JSON.parse(JSON.stringify(event))), event),
					`${state.number}: an event changes when stored`,
				);
		}
	}
}

const COURTS = {
	open: "investigate",
	awaitingCustomer: "investigate",
	awaitingApproval: "approve",
	awaitingDocument: "post",
	awaitingConfirmation: "confirm",
} as const;

/** Exactly one known person, at the stage the status names, with a dated act to come; and none once closed. */
function checkCourt(state: Dispute): void {
	if (state.status === "closed") {
		expect(!("court" in state), `${state.number} is closed and waits for somebody`);
		expect(
			state.followUps.every(({ done }) => done),
			`${state.number} is closed and followed up`,
		);
		return;
	}
	const { court } = state;
	expect(court.stage === COURTS[state.status], `${state.number} is ${state.status} at stage ${court.stage}`);
	expect(
		company.some(({ id }) => id === court.person),
		`${state.number} waits for nobody`,
	);
	expect(
		(court.pausedWithDaysLeft !== undefined) === (state.status === "awaitingCustomer"),
		`${state.number}: the clock stands in ${state.status}`,
	);
	expect(
		state.followUps.some(({ done }) => !done),
		`${state.number} has no follow-up`,
	);
	const missing = creditsToRecord(state.lines, state.notes);
	expect(
		missing.length > 0 === (state.status === "awaitingDocument"),
		`${state.number} is ${state.status} with notes missing: ${JSON.stringify(missing)}`,
	);
	if (state.status === "awaitingDocument" || state.status === "awaitingConfirmation")
		expect(
			state.lines.every(({ stillDisputed }) => stillDisputed === 0),
			`${state.number} is half decided`,
		);
}

function failed(what: string): never {
	throw new Broken(what);
}

/** Plays a whole life; throws when anything that must hold does not. */
export function live(moves: readonly Move[], withSchemas: boolean): Ledger {
	const ledger = new Ledger();
	for (const move of moves) ledger.play(move);
	ledger.verify(withSchemas);
	return ledger;
}
