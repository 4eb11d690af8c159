import type { CommandRequest, DisputeFile, DisputeSummary, Person } from "@accord/shared/api/schemas.ts";
import type { Accord, Principal } from "@accord/shared/app/accord.ts";
import type { Directory } from "@accord/shared/app/ports.ts";
import { defaultCatalogue } from "@accord/shared/dispute/catalogue.ts";
import { decide } from "@accord/shared/dispute/decide.ts";
import { digestFor, liveFollowUps } from "@accord/shared/dispute/digest.ts";
import type { Dispute, DisputeId } from "@accord/shared/dispute/dispute.ts";
import { DomainError, StaleVersion } from "@accord/shared/dispute/error.ts";
import { totals } from "@accord/shared/dispute/money.ts";
import type { PersonId } from "@accord/shared/dispute/people.ts";
import { allowedCommands } from "@accord/shared/dispute/permissions.ts";
import {
	actorOf,
	type Case,
	company,
	contextFor,
	plainCalendar,
	world,
} from "@accord/shared/dispute/scenario.ts";
import type { Surface } from "@accord/shared/dispute/sighting.ts";

const names: Readonly<Record<string, string>> = {
	claire: "Claire Martin",
	chloe: "Chloé Petit",
	samir: "Samir Haddad",
	sofia: "Sofia Rossi",
	tess: "Tess O'Brien",
	lea: "Léa Bernard",
	benoit: "Benoît Moreau",
	quentin: "Quentin Roy",
	alice: "Alice Dubois",
	axel: "Axel Weber",
	marc: "Marc Lefèvre",
	diane: "Diane Keller",
};

/** The company of the domain's scenarios, as a directory; Samir and Alice read French. */
export const people: readonly Person[] = company.map(({ id, roles, manager }) => ({
	id,
	name: names[id] ?? id,
	mail: `${id}@example.com`,
	roles: [...roles],
	language: id === "samir" || id === "alice" ? "fr" : "en",
	timeZone: "Europe/Paris",
	territories: [],
	...(manager === undefined ? {} : { manager }),
}));
export const directory: Directory = { people: async () => people };

const tenant = "demo";
export function principal(id: string): Principal {
	const found = people.find((one) => one.id === id);
	if (!found) throw new Error(`nobody is called ${id}`);
	return { tenant, person: found.id, roles: found.roles, language: found.language };
}

export interface FakeAccord extends Accord {
	readonly commands: readonly { who: PersonId; dispute: DisputeId; request: CommandRequest }[];
	readonly seen: readonly { who: PersonId; dispute: DisputeId; surface: Surface }[];
	state(dispute: DisputeId): Dispute;
	/** Changes a dispute behind everybody's back. */
	change(dispute: DisputeId, next: (now: Case) => Case): void;
	fail(error: unknown): void;
}

/** Accord over the real decisions, in memory: versions, idempotency keys and refusals as the ledger has them. */
export function createFakeAccord(...cases: readonly Case[]): FakeAccord {
	const held = new Map(cases.map((one) => [one.state.id, one]));
	const keys = new Map<string, string>();
	const commands: { who: PersonId; dispute: DisputeId; request: CommandRequest }[] = [];
	const seen: { who: PersonId; dispute: DisputeId; surface: Surface }[] = [];
	let failure: unknown;

	function find(dispute: DisputeId): Case {
		if (failure !== undefined) throw failure;
		const found = held.get(dispute);
		if (!found) throw new DomainError("not_found", "no such dispute");
		return found;
	}

	const missing = async (): Promise<never> => {
		throw new DomainError("not_found", "not part of the fake");
	};

	return {
		commands,
		seen,
		state: (dispute) => find(dispute).state,
		change: (dispute, next) => void held.set(dispute, next(find(dispute))),
		fail: (error) => {
			failure = error;
		},
		me: missing,
		importAccounts: missing,
		importOpenItems: missing,
		findAccounts: missing,
		readStatement: missing,
		readMail: missing,
		openDispute: missing,
		isDunnable: missing,
		reportDisputes: missing,
		previewRouting: missing,
		health: missing,
		catchUp: async () => {},
		rebuildViews: async () => {},
		listPeople: async () => people,
		readCatalogue: async () => defaultCatalogue(),
		listDisputes: async (_, query) => ({
			disputes: [...held.values()]
				.map(summary)
				.filter(
					(one) =>
						(query.number === undefined || one.number === query.number) &&
						(query.owner === undefined || one.owner === query.owner) &&
						(query.coordinator === undefined || one.coordinator === query.coordinator) &&
						(query.court === undefined || one.courtPerson === query.court) &&
						(query.status === undefined || one.status === query.status) &&
						(query.open === undefined || (one.status !== "closed") === query.open),
				)
				.slice(0, query.limit),
		}),
		readDigest: async ({ person }) => {
			const states = [...held.values()].map(({ state }) => state);
			const watched = states.map((state) => ({
				...state,
				court: state.status === "closed" ? undefined : state.court,
				followUps: liveFollowUps(state),
			}));
			const day = world.today;
			const digest = digestFor(new Set([person]), watched, { day, calendar: plainCalendar });
			const lines = (part: "late" | "today" | "soon" | "followUps") =>
				(digest?.[part] ?? []).map((entry) => ({ ...entry, summary: summary(find(entry.dispute)) }));
			return (
				digest && {
					day,
					late: lines("late"),
					today: lines("today"),
					soon: lines("soon"),
					followUps: lines("followUps"),
				}
			);
		},
		readDispute: async (who, dispute, surface = "api") => {
			const file = fileOf(find(dispute), who);
			if (surface !== "nobody") seen.push({ who: who.person, dispute, surface });
			return file;
		},
		listSightings: missing,
		commandDispute: async (who, dispute, request) => {
			const now = find(dispute);
			const { expectedVersion, idempotencyKey, ...command } = request;
			const body = JSON.stringify([dispute, expectedVersion, command]);
			const before = keys.get(idempotencyKey);
			if (before !== undefined && before !== body)
				throw new DomainError("key_reused", "same key, other body");
			if (before === undefined) {
				if (expectedVersion !== now.state.version) throw new StaleVersion(fileOf(now, who));
				const context = contextFor(who.person, now.at);
				decide(now.state, command, context);
				commands.push({ who: who.person, dispute, request });
				held.set(dispute, now.and([who.person, command]));
				keys.set(idempotencyKey, body);
			}
			return fileOf(find(dispute), who);
		},
	};
}

export function fileOf(now: Case, who: Principal): DisputeFile {
	const { state } = now;
	const reason = defaultCatalogue().reasons.find(({ code }) => code === state.reason);
	const amounts = state.lines.map(({ disputed, currency }) => ({ minor: disputed, currency }));
	return {
		dispute: state,
		allowed: allowedCommands(state, actorOf(who.person)),
		reasonLabel: reason?.label ?? { fr: state.reason, en: state.reason },
		awaits: reason?.awaits ?? { fr: "", en: "" },
		people: Object.fromEntries(people.map(({ id, name }) => [id, name])),
		disputed: totals(amounts),
		held: totals(amounts),
		events: [...now.events],
	};
}

function summary({ state }: Case): DisputeSummary {
	const sum = (part: "disputed" | "stillDisputed") =>
		totals(state.lines.map((line) => ({ minor: line[part], currency: line.currency })));
	return {
		id: state.id,
		number: state.number,
		account: state.account,
		accountName: state.accountName,
		status: state.status,
		reason: state.reason,
		priority: state.priority,
		owner: state.owner,
		coordinator: state.coordinator,
		...(state.status === "closed" ? {} : { courtPerson: state.court.person, due: state.court.due }),
		disputed: sum("disputed"),
		stillDisputed: sum("stillDisputed"),
		items: state.lines.map(({ item }) => item),
		words: state.words,
		openedAt: state.openedAt,
		changedAt: state.changedAt,
		version: state.version,
	};
}
