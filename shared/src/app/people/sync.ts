import type { DirectoryHealth, DirectoryState } from "../../api/schemas.ts";
import type { Day } from "../../dispute/dispute.ts";
import { personIdSchema } from "../../dispute/people.ts";
import { type Change, type DocumentStore, MAX_CHANGES, StoreConflict } from "../../ports/documentStore.ts";
import {
	type PeoplePage,
	type PeopleSource,
	PeopleSourceFailure,
	type SourcePerson,
} from "../../ports/peopleSource.ts";
import { fingerprint } from "../acting/answered.ts";
import type { Clock, Ids, Log, TenantSettings } from "../ports.ts";
import { underLease } from "../running/lease.ts";
import type { TenantStore } from "../tenantStore.ts";
import { type Progress, putProgress, readProgress } from "./progress.ts";
import { composePerson, type Listed, type PersonRecord } from "./record.ts";
import { type HeldPerson, readPeople, tenantPartition, writePerson } from "./records.ts";
import { functionOf } from "./rules.ts";

const LEASE_SECONDS = 900;
const MOST_ATTEMPTS = 5;
/** Microsoft forgets a place after seven days; a day without success is worth a look long before. */
const LATE_MS = 24 * 3_600_000;

export interface DirectorySync {
	/** Follows a tenant's directory to its end or until the instant given; `whole` begins again. */
	run(
		tenant: string,
		options?: { readonly whole?: boolean; readonly until?: number },
	): Promise<DirectoryState>;
	state(tenant: string): Promise<DirectoryState>;
	health(): Promise<DirectoryHealth>;
}

export interface DirectorySyncPorts {
	readonly ledger: DocumentStore;
	readonly views: DocumentStore;
	readonly tenants: TenantStore;
	readonly source: PeopleSource;
	/** Whose directories are followed. */
	readonly names: readonly string[];
	readonly clock: Clock;
	readonly ids: Ids;
	readonly log: Log;
}

/**
 * Keeps the people of each tenant as its company directory has them. A page and the place behind it are one commit,
 * so that a pass that was cut off goes on where it stopped, and a page that comes again changes nothing.
 */
export function createDirectorySync(ports: DirectorySyncPorts): DirectorySync {
	const { ledger, views, tenants, source, names, clock, ids, log } = ports;

	async function keep(tenant: string, progress: Progress): Promise<void> {
		await ledger.commit(tenantPartition(tenant), [putProgress(progress)]);
	}

	async function follow(tenant: string, options: { whole?: boolean; until?: number }): Promise<void> {
		const settings = await tenants.settings(tenant);
		const rules = fingerprint(settings.directory ?? {});
		const before = await readProgress(ledger, tenant);
		const fresh = (): Progress => ({
			round: ids.next(),
			whole: true,
			rules,
			...(before?.syncedAt === undefined ? {} : { syncedAt: before.syncedAt }),
		});
		let progress = before && options.whole !== true && before.rules === rules ? before : fresh();
		const today = clock.now().slice(0, 10);
		const pass = { tenant, settings, today };
		try {
			for (;;) {
				const page: PeoplePage | "expired" = await source
					.page(tenant, progress.link)
					.catch((error: unknown) => {
						const known = error instanceof PeopleSourceFailure && error.kind === "expired";
						if (!known || progress.link === undefined) throw error;
						return "expired";
					});
				if (page === "expired") {
					log.warn("directory is read again from its beginning", { tenant });
					progress = fresh();
					continue;
				}
				progress = await takePage(pass, progress, page);
				if (page.last) break;
				if (options.until !== undefined && Date.parse(clock.now()) >= options.until) return;
			}
			const { problem: _problem, since: _since, ...rest } = progress;
			const now = clock.now();
			await keep(tenant, { ...rest, whole: false, triedAt: now, syncedAt: now });
		} catch (error) {
			if (!(error instanceof PeopleSourceFailure)) throw error;
			const problem = error.kind === "expired" ? "failing" : error.kind;
			const now = clock.now();
			const since = progress.problem === problem ? progress.since : now;
			if (progress.problem !== problem) log.warn("directory not followed", { tenant, problem });
			await keep(tenant, { ...progress, triedAt: now, problem, ...(since === undefined ? {} : { since }) });
		}
	}

	interface Pass {
		readonly tenant: string;
		readonly settings: TenantSettings;
		readonly today: Day;
	}

	/** Asked again when a person was edited meanwhile. */
	async function takePage(pass: Pass, progress: Progress, page: PeoplePage): Promise<Progress> {
		const next: Progress = { ...progress, link: page.link };
		for (let attempt = 1; ; attempt += 1) {
			const people = await readPeople(ledger, pass.tenant);
			const draft = createDraft(people, { ...pass, round: progress.round, whole: progress.whole, source });
			for (const id of page.removed) draft.remove(id);
			for (const said of page.changed) await draft.take(said);
			if (page.last) {
				if (progress.whole) draft.removeUnseen();
				await draft.takeManagers();
			}
			const changes = [...draft.changes(), putProgress(next)];
			try {
				for (let from = 0; from < changes.length; from += MAX_CHANGES)
					await ledger.commit(tenantPartition(pass.tenant), changes.slice(from, from + MAX_CHANGES));
				if (changes.length > 1) {
					tenants.forget();
					log.info("people changed in the directory", { tenant: pass.tenant, people: changes.length - 1 });
				}
				return next;
			} catch (error) {
				if (!(error instanceof StoreConflict) || attempt >= MOST_ATTEMPTS) throw error;
			}
		}
	}

	async function state(tenant: string): Promise<DirectoryState> {
		const progress = await readProgress(ledger, tenant);
		if (!progress) return { status: "never" };
		const { problem, since, syncedAt, triedAt, whole } = progress;
		return {
			status: problem ?? (syncedAt === undefined ? "never" : "ok"),
			...(syncedAt === undefined ? {} : { syncedAt }),
			...(triedAt === undefined ? {} : { triedAt }),
			...(since === undefined || problem === undefined ? {} : { since }),
			reading: whole && progress.link !== undefined,
		};
	}

	return {
		state,
		run: async (tenant, options = {}) => {
			await underLease(views, { name: `directory ${tenant}`, seconds: LEASE_SECONDS }, () =>
				follow(tenant, options),
			);
			return state(tenant);
		},
		health: async () => {
			const states = await Promise.all(names.map(state));
			const synced = states.flatMap(({ syncedAt }) => syncedAt ?? []).sort();
			const late = (one: DirectoryState) =>
				(one.status === "busy" || one.status === "failing") &&
				Date.parse(clock.now()) - Date.parse(one.since ?? clock.now()) > LATE_MS;
			return {
				tenants: states.length,
				refused: states.filter(({ status }) => status === "refused").length,
				late: states.filter(late).length,
				...(synced[0] === undefined ? {} : { oldestSync: synced[0] }),
			};
		},
	};
}

interface DraftOf {
	readonly tenant: string;
	readonly settings: TenantSettings;
	readonly today: Day;
	readonly round: string;
	readonly whole: boolean;
	readonly source: PeopleSource;
}

/** What becomes of the people by one page. */
function createDraft(people: ReadonlyMap<string, HeldPerson>, of: DraftOf) {
	const { settings, today, round, whole, source, tenant } = of;
	const changed = new Map<string, PersonRecord>();
	let mailboxes = true;
	const known = (id: string) => changed.get(id) ?? people.get(id)?.record;

	function put(id: string, listed: Listed): void {
		const before = known(id);
		const after = composePerson(
			before?.person ?? { id: personIdSchema.parse(id) },
			{ ...before, listed },
			settings,
		);
		if (before && fingerprint(before) === fingerprint(after)) return;
		changed.set(id, after);
	}

	function remove(id: string): void {
		const before = known(id);
		if (before) put(id, { ...before.listed, round, left: before.listed?.left ?? today });
	}

	/** All that is said of somebody: by the page, by what was said before, by the directory when it is asked. */
	async function complete(
		said: SourcePerson,
		before: Listed | undefined,
	): Promise<Omit<Listed, "round"> | undefined> {
		const { id, ...parts } = said;
		if (before && !(whole && before.round !== round)) return { ...before, ...parts };
		if (whole) return { ...parts, ...(before?.timeZone === undefined ? {} : { timeZone: before.timeZone }) };
		const asked = await source.person(tenant, id);
		if (!asked) return undefined;
		const { id: _, ...all } = asked;
		return all;
	}

	async function mailbox(id: string): Promise<Pick<SourcePerson, "language" | "timeZone">> {
		if (!mailboxes) return {};
		try {
			return await source.mailbox(tenant, id);
		} catch (error) {
			// Granted apart from the directory; without it people have the tenant's time zone.
			if (!(error instanceof PeopleSourceFailure) || error.kind !== "refused") throw error;
			mailboxes = false;
			return {};
		}
	}

	async function take(said: SourcePerson): Promise<void> {
		const before = known(said.id);
		// Whose work did not change is nobody new.
		if (!before && !whole && said.jobTitle === undefined && said.department === undefined) return;
		const all = await complete(said, before?.listed);
		if (all && (before || functionOf(settings.directory, all) !== undefined)) await enter(said.id, all);
	}

	async function enter(id: string, all: Omit<Listed, "round">): Promise<void> {
		const { left, ...parts } = all;
		const more = await mailbox(id);
		put(id, {
			...parts,
			language: parts.language ?? more.language,
			timeZone: more.timeZone ?? parts.timeZone,
			round,
			...(parts.enabled === false ? { left: left ?? today } : {}),
		});
	}

	const managersOf = (records: readonly PersonRecord[]) =>
		records.flatMap(({ person }) => person.manager ?? []);

	/** Takes in whom nobody knows yet; gives the managers of all of them. */
	async function meet(people: ReadonlySet<string>): Promise<ReadonlySet<string>> {
		for (const id of people) {
			const asked = known(id) ? undefined : await source.person(tenant, id);
			if (!asked) continue;
			const { id: _, ...all } = asked;
			await enter(id, all);
		}
		return new Set(managersOf([...people].flatMap((id) => known(id) ?? [])));
	}

	/** Everybody with a record, and whom this page adds. */
	const everybody = () => [
		...[...people.values()].map(({ record }) => known(record.person.id) ?? record),
		...[...changed.values()].filter(({ person }) => !people.has(person.id)),
	];

	return {
		take,
		remove,
		/** Whom a pass from the beginning did not meet is no longer there. */
		removeUnseen: () => {
			for (const { person, listed } of everybody()) if (listed && listed.round !== round) remove(person.id);
		},
		/** Escalations climb two levels, so that far up whoever manages somebody at work here is somebody here. */
		takeManagers: async () => {
			const atWork = everybody().filter(({ person }) => person.left === undefined && person.roles.length > 0);
			await meet(await meet(new Set(managersOf(atWork))));
		},
		changes: (): Change[] => [...changed].map(([id, record]) => writePerson(record, people.get(id))),
	};
}
