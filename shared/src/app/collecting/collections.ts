import type {
	AccountProposal,
	Agenda,
	AgendaQuery,
	DraftAnswer,
	DunningRun,
} from "../../api/dunningSchemas.ts";
import type { AccountId, Day } from "../../dispute/dispute.ts";
import { accountIdSchema } from "../../dispute/dispute.ts";
import { DomainError } from "../../dispute/error.ts";
import type { DunningLetter, Snooze } from "../../dunning/account.ts";
import { type AgendaEntry, selectAgenda } from "../../dunning/agenda.ts";
import { letterOf } from "../../dunning/run.ts";
import { keyRange } from "../../keys.ts";
import type { Change } from "../../ports/documentStore.ts";
import type { Principal } from "../accord.ts";
import { accountPartition } from "../documents.ts";
import { listAll } from "../listing.ts";
import { queueMail } from "../mail.ts";
import type { Office, World } from "../office.ts";
import { entryView } from "./agendaView.ts";
import { agendaEntries, type DunningAccount, readDunningAccount } from "./dunningAccount.ts";
import { createLetter, dunningIds, letterBody, putSnooze, untilWritten } from "./dunningDocuments.ts";
import { SHARDS, sheetShard } from "./dunningSheets.ts";
import { explainedLines } from "./explainedLines.ts";
import type { Letters } from "./letters.ts";

export interface Collections {
	agenda(who: Principal, query: AgendaQuery): Promise<Agenda>;
	proposal(who: Principal, account: AccountId, day?: Day): Promise<AccountProposal>;
	proposals(
		who: Principal,
		query: { readonly day?: Day | undefined; readonly limit: number },
	): Promise<{ day: Day; proposals: AccountProposal[]; more: boolean }>;
	/** Records today's proposals; the same day again records none of them twice. */
	run(who: Principal): Promise<DunningRun>;
	/** The letter with a link to the customer's page in it, for a draft a person sends. */
	draft(who: Principal, account: AccountId, origin: string): Promise<DraftAnswer>;
	decideLetter(
		who: Principal,
		id: string,
		said: { readonly account: AccountId; readonly outcome: "sent" | "cancelled" | "proposed" },
	): Promise<DunningLetter>;
	snooze(who: Principal, said: Snooze & { readonly account: AccountId }): Promise<void>;
}

export function createCollections(office: Office, letters: Letters): Collections {
	const { ledger, views } = office.ports;

	/** The accounts whose sheet says that there is something to do, page by page. */
	async function* openAccounts(tenant: string, coordinator?: string): AsyncGenerator<AccountId> {
		const where = { open: true, ...(coordinator === undefined ? {} : { coordinator }) };
		for (let shard = 0; shard < SHARDS; shard += 1)
			for await (const page of listAll(views, sheetShard(tenant, shard), { ...keyRange(), where }))
				for (const { body } of page) yield accountIdSchema.parse(body.account);
	}

	async function view(
		who: Principal,
		world: World,
		from: DunningAccount,
		day: Day,
	): Promise<AccountProposal> {
		const { proposal } = from.run;
		return {
			account: from.account.id,
			accountName: from.account.name,
			day,
			...(proposal
				? {
						proposal: {
							id: proposal.id,
							level: proposal.level,
							total: [...proposal.total],
							items: proposal.lines.map(({ item }) => item.number),
							letter: await letters.reminder(world, from, proposal, { writer: who.person }),
							to: from.account.contacts.map(({ mail }) => mail),
						},
					}
				: {}),
			lines: explainedLines(from.run, day),
		};
	}

	/** One account of a run: its letter is written if it is not there yet. */
	async function record(
		world: World,
		account: AccountId,
	): Promise<"none" | "already" | "proposed" | "queued"> {
		return untilWritten(async () => {
			const from = await readDunningAccount(office, world, account);
			const { proposal } = from.run;
			if (!proposal) return "none";
			if (from.proposed) return "already";
			const to = from.account.contacts[0]?.mail;
			const automatic = proposal.level.channel === "automaticMail" && to !== undefined;
			const letter = letterOf(proposal, automatic ? "queued" : "proposed");
			// The same level may have been cancelled today: it is not proposed again on the same day.
			if (from.records.letters.some(({ letter: known }) => known.id === letter.id)) return "already";
			const changes: Change[] = [createLetter(letter)];
			if (automatic) {
				const text = await letters.reminder(world, from, proposal, {});
				changes.push(
					queueMail({
						id: letter.id,
						tenant: world.tenant,
						account,
						to,
						...text,
						about: "reminder",
						queuedAt: world.now,
					}),
				);
			}
			await ledger.commit(accountPartition(world.tenant, account), changes);
			return automatic ? "queued" : "proposed";
		});
	}

	/** Takes back, on the same day, that a letter was sent or is not to go out. */
	async function undo(
		who: Principal,
		account: AccountId,
		known: { readonly letter: DunningLetter; readonly etag: string },
	): Promise<DunningLetter> {
		const { sentOn: _sentOn, ...rest } = known.letter;
		const letter: DunningLetter = { ...rest, state: "proposed" };
		await ledger.commit(accountPartition(who.tenant, account), [
			{ kind: "replace", id: dunningIds.letter(letter.id), body: letterBody(letter), ifMatch: known.etag },
		]);
		return letter;
	}

	return {
		agenda: async (who, query) => {
			const world = await office.world(who.tenant);
			const entries: AgendaEntry[] = [];
			let looked = 0;
			let more = false;
			const accounts = query.account ? [query.account] : openAccounts(who.tenant, query.coordinator);
			for await (const account of accounts) {
				if (looked++ >= query.limit) {
					more = true;
					break;
				}
				entries.push(...agendaEntries(await readDunningAccount(office, world, account), world.today));
			}
			const { kind, limit: _limit, coordinator: _coordinator, language = who.language, ...filter } = query;
			const chosen = selectAgenda(entries, { ...filter, ...(kind === undefined ? {} : { kinds: [kind] }) });
			return {
				day: world.today,
				entries: chosen.map((entry) => entryView(entry, world.today, language)),
				more,
				people: { ...world.names },
			};
		},
		proposal: async (who, account, day) => {
			const world = await office.world(who.tenant);
			const on = day ?? world.today;
			return view(who, world, await readDunningAccount(office, world, account, on), on);
		},
		proposals: async (who, { day, limit }) => {
			const world = await office.world(who.tenant);
			const on = day ?? world.today;
			const proposals: AccountProposal[] = [];
			for await (const account of on > world.today ? everyAccount(who.tenant) : openAccounts(who.tenant)) {
				const from = await readDunningAccount(office, world, account, on);
				if (!from.run.proposal) continue;
				if (proposals.length === limit) return { day: on, proposals, more: true };
				proposals.push(await view(who, world, from, on));
			}
			return { day: on, proposals, more: false };
		},
		run: async (who) => {
			const world = await office.world(who.tenant);
			const counts = { none: 0, already: 0, proposed: 0, queued: 0 };
			let accounts = 0;
			for await (const account of openAccounts(who.tenant)) {
				accounts += 1;
				counts[await record(world, account)] += 1;
			}
			const { already, proposed, queued } = counts;
			return { day: world.today, accounts, already, proposed: proposed + queued, queued };
		},
		draft: async (who, account, origin) => {
			const world = await office.world(who.tenant);
			const from = await readDunningAccount(office, world, account);
			const { proposal } = from.run;
			if (!proposal)
				throw new DomainError("wrong_status", "nothing is to be chased on this account today", "accountId");
			const to = from.account.contacts.map(({ mail }) => mail);
			const page = await letters.page(who.tenant, account, { origin, to: to[0] });
			return {
				id: proposal.id,
				to,
				...(await letters.reminder(world, from, proposal, { writer: who.person, page })),
			};
		},
		decideLetter: async (who, id, { account, outcome }) => {
			const world = await office.world(who.tenant);
			return untilWritten(async () => {
				const from = await readDunningAccount(office, world, account);
				const known = from.records.letters.find(({ letter }) => letter.id === id);
				if (known?.letter.state === outcome) return known.letter;
				if (known && known.letter.state !== "proposed") {
					if (outcome === "proposed" && known.letter.sentOn === world.today) return undo(who, account, known);
					throw new DomainError("wrong_status", `the letter is ${known.letter.state}`, "letterId");
				}
				const { proposal } = from.run;
				if (!known && proposal?.id !== id) throw new DomainError("not_found", `no letter ${id}`, "letterId");
				// What was contested since the proposal was not in the letter that went out.
				const now = proposal && proposal.id === id ? letterOf(proposal) : known?.letter;
				if (!now) throw new DomainError("not_found", `no letter ${id}`, "letterId");
				const letter: DunningLetter = {
					...now,
					state: outcome,
					sentOn: world.today,
				};
				const change: Change = known
					? { kind: "replace", id: dunningIds.letter(id), body: letterBody(letter), ifMatch: known.etag }
					: createLetter(letter);
				await ledger.commit(accountPartition(who.tenant, account), [change]);
				return letter;
			});
		},
		snooze: async (who, { account, ...snooze }) => {
			const world = await office.world(who.tenant);
			// Until today brings the entry back at once: the undo of a snooze.
			if (snooze.until < world.today)
				throw new DomainError("invalid_input", `${snooze.until} is already past`, "until");
			await readDunningAccount(office, world, account);
			await ledger.commit(accountPartition(who.tenant, account), [putSnooze(snooze)]);
		},
	};

	async function* everyAccount(tenant: string): AsyncGenerator<AccountId> {
		for (let shard = 0; shard < SHARDS; shard += 1)
			for await (const page of listAll(views, sheetShard(tenant, shard), keyRange()))
				for (const { body } of page) yield accountIdSchema.parse(body.account);
	}
}
