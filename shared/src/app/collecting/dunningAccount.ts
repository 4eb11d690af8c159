import type { Account } from "../../api/schemas.ts";
import { addDays } from "../../dispute/businessCalendar.ts";
import type { AccountId, Day } from "../../dispute/dispute.ts";
import type { DunningFile, DunningLetter, LetterItem } from "../../dunning/account.ts";
import { type AgendaAccount, type AgendaEntry, agendaOf, QUIET_DAYS } from "../../dunning/agenda.ts";
import { dunningFile } from "../../dunning/file.ts";
import {
	type AccountPolicy,
	type EffectivePolicy,
	effectivePolicy,
	type Policy,
} from "../../dunning/policy.ts";
import { type AccountRun, nextProposalDay, runAccount } from "../../dunning/run.ts";
import type { Office, World } from "../office.ts";
import { type AccountState, readAccountState } from "../reading/account.ts";
import { type DunningRecords, readDunningRecords, readTenantPolicy } from "./dunningDocuments.ts";

/** One account as dunning sees it, read from the ledger. */
export interface DunningAccount {
	readonly account: Account;
	readonly state: AccountState;
	readonly items: readonly LetterItem[];
	readonly records: DunningRecords;
	readonly tenantPolicy: Policy;
	readonly policy: EffectivePolicy;
	readonly file: DunningFile;
	/** A proposal that was recorded and is neither sent nor cancelled. */
	readonly proposed: DunningLetter | undefined;
	/** The run of today as if nothing were proposed yet: what a letter would say now. */
	readonly run: AccountRun;
}

/** @throws DomainError not_found */
export async function readDunningAccount(
	office: Office,
	world: World,
	id: AccountId,
	day: Day = world.today,
): Promise<DunningAccount> {
	const { ledger } = office.ports;
	const [state, records, tenantPolicy] = await Promise.all([
		readAccountState(ledger, world.tenant, id),
		readDunningRecords(ledger, world.tenant, id),
		readTenantPolicy(ledger, world.tenant, world.settings.remainder),
	]);
	const policy = effectivePolicy(tenantPolicy, records.policy);
	const items = state.items.map(({ item }) => item);
	const snooze = records.snoozes.find(({ entry, until }) => entry === `chase.${id}` && until > day);
	const file = dunningFile(
		{
			account: id,
			items,
			disputes: state.disputes,
			promises: records.promises,
			letters: records.letters.map(({ letter }) => letter),
			...(snooze ? { snoozed: snooze } : {}),
		},
		day,
	);
	const proposed = records.letters.find(({ letter }) => letter.state === "proposed")?.letter;
	const run = runAccount(withoutProposed(file), policy, day);
	return {
		account: state.account,
		state,
		items,
		records,
		tenantPolicy,
		policy,
		file,
		proposed,
		run: run.proposal && proposed ? { ...run, proposal: { ...run.proposal, id: proposed.id } } : run,
	};
}

const withoutProposed = (file: DunningFile): DunningFile => ({
	...file,
	letters: file.letters.filter((letter) => letter.state !== "proposed"),
});

/** The account's run of a day as it would be if it had that policy of its own. */
export function runUnder(from: DunningAccount, own: AccountPolicy | undefined, day: Day): AccountRun {
	return runAccount(withoutProposed(from.file), effectivePolicy(from.tenantPolicy, own), day);
}

export function agendaAccount(from: DunningAccount): AgendaAccount {
	return {
		account: from.account.id,
		name: from.account.name,
		coordinator: from.account.coordinator,
		items: from.items,
		disputes: from.state.disputes,
		claims: from.state.claims.map((claim) => ({ ...claim, on: claim.at.slice(0, 10) })),
		promises: from.records.promises,
		run: from.run,
		snoozes: from.records.snoozes,
	};
}

export function agendaEntries(from: DunningAccount, day: Day): readonly AgendaEntry[] {
	return agendaOf(agendaAccount(from), from.policy, day);
}

/** The next day on which the account's agenda gains something by time alone; undefined when never. */
export function nextAgendaDay(from: DunningAccount, day: Day): Day | undefined {
	const days: (Day | undefined)[] = [
		...(from.run.proposal ? [] : [nextProposalDay(from.file, from.policy, addDays(day, 1))]),
		...from.records.snoozes.map(({ until }) => until),
		...from.records.promises
			.filter(({ cancelledOn }) => cancelledOn === undefined)
			.map(({ date }) => addDays(date, from.policy.graceDays + 1)),
		...from.state.disputes.flatMap((dispute) =>
			dispute.status === "closed"
				? []
				: [
						addDays(dispute.court.due, 1),
						addDays(dispute.changedAt.slice(0, 10), QUIET_DAYS),
						...dispute.followUps.filter(({ done }) => !done).map(({ due }) => due),
					],
		),
	];
	return days
		.filter((one): one is Day => one !== undefined && one > day)
		.sort()
		.at(0);
}
