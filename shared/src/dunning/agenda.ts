import type { Day, Dispute, Status } from "../dispute/dispute.ts";
import { courtPerson } from "../dispute/holds.ts";
import { type Money, totals } from "../dispute/money.ts";
import type { DunningItem, PromiseToPay, Snooze } from "./account.ts";
import { dayNumber } from "./day.ts";
import type { EffectivePolicy, Level } from "./policy.ts";
import { promiseState } from "./promise.ts";
import type { AccountRun } from "./run.ts";

/** A claim as far as the agenda goes. */
export interface AgendaClaim {
	readonly id: string;
	readonly on: Day;
	readonly words: string;
	readonly items: readonly { readonly item: string; readonly amount?: number | undefined }[];
	readonly reason?: string | undefined;
	readonly state: "toQualify" | "qualified" | "dismissed";
}

/** What the agenda reads of one account. */
export interface AgendaAccount {
	readonly account: string;
	readonly name: string;
	readonly coordinator?: string | undefined;
	readonly items: readonly DunningItem[];
	readonly disputes: readonly Dispute[];
	readonly claims: readonly AgendaClaim[];
	readonly promises: readonly PromiseToPay[];
	readonly run: AccountRun;
	readonly snoozes: readonly Snooze[];
}

export const AGENDA_KINDS = ["chase", "claim", "brokenPromise", "followUp", "ownerLate", "quiet"] as const;
export type AgendaKind = (typeof AGENDA_KINDS)[number];

interface Entry {
	/** Stable for the same matter, so that it can be put aside. */
	readonly key: string;
	readonly account: string;
	readonly accountName: string;
	/** The day the act was due; never after today. */
	readonly due: Day;
	readonly amount: readonly Money[];
	readonly items: readonly string[];
}
interface OfDispute {
	readonly dispute: string;
	readonly number: string;
	readonly reason: string;
	readonly status: Status;
	readonly owner: string;
	readonly coordinator: string;
}

/** One act a collector has to do today. */
export type AgendaEntry = Entry &
	(
		| {
				readonly kind: "chase";
				readonly proposal: string;
				readonly level: Level;
				readonly daysLate: number;
				readonly held: readonly Money[];
		  }
		| { readonly kind: "claim"; readonly claim: string; readonly words: string; readonly reason?: string }
		| { readonly kind: "brokenPromise"; readonly promise: string; readonly promised: Day }
		| ({
				readonly kind: "followUp";
				readonly followUp: string;
				readonly text: string;
				readonly person: string;
		  } & OfDispute)
		| ({ readonly kind: "ownerLate"; readonly person: string; readonly daysLate: number } & OfDispute)
		| ({ readonly kind: "quiet"; readonly daysQuiet: number } & OfDispute)
	);

/** Each filter narrows; an absent one lets everything through. */
export interface AgendaFilter {
	readonly kinds?: readonly AgendaKind[] | undefined;
	readonly owner?: string | undefined;
	readonly coordinator?: string | undefined;
	readonly reason?: string | undefined;
	readonly account?: string | undefined;
	readonly status?: Status | undefined;
	/** In minor units, in any one currency. */
	readonly minimum?: number | undefined;
}

/** Calendar days without any act after which a dispute counts as quiet. */
export const QUIET_DAYS = 10;

/** What one account asks of its collector on a day; what was put aside returns by itself on its day. */
export function agendaOf(about: AgendaAccount, policy: EffectivePolicy, day: Day): readonly AgendaEntry[] {
	const aside = new Set(about.snoozes.filter(({ until }) => until > day).map(({ entry }) => entry));
	return [
		...chase(about, day),
		...claims(about, day),
		...brokenPromises(about, policy, day),
		...about.disputes.flatMap((dispute) => ofDispute(about, dispute, day)),
	].filter(({ key }) => !aside.has(key));
}

/** Which of the entries a collector asked for, the most pressing first. */
export function selectAgenda(entries: Iterable<AgendaEntry>, filter: AgendaFilter): readonly AgendaEntry[] {
	return [...entries].filter((entry) => passes(entry, filter)).sort(byUrgency);
}

function passes(entry: AgendaEntry, filter: AgendaFilter): boolean {
	const of = "dispute" in entry ? entry : undefined;
	return (
		(filter.kinds === undefined || filter.kinds.includes(entry.kind)) &&
		(filter.account === undefined || entry.account === filter.account) &&
		(filter.owner === undefined || of?.owner === filter.owner) &&
		(filter.coordinator === undefined || of === undefined || of.coordinator === filter.coordinator) &&
		(filter.reason === undefined ||
			(of ?? (entry.kind === "claim" ? entry : undefined))?.reason === filter.reason) &&
		(filter.status === undefined || of?.status === filter.status) &&
		(filter.minimum === undefined || entry.amount.some(({ minor }) => minor >= (filter.minimum ?? 0)))
	);
}

function byUrgency(a: AgendaEntry, b: AgendaEntry): number {
	const most = (entry: AgendaEntry) => Math.max(0, ...entry.amount.map(({ minor }) => minor));
	return (
		AGENDA_KINDS.indexOf(a.kind) - AGENDA_KINDS.indexOf(b.kind) ||
		most(b) - most(a) ||
		(a.key < b.key ? -1 : a.key > b.key ? 1 : 0)
	);
}

function chase({ account, name, run }: AgendaAccount, day: Day): AgendaEntry[] {
	const { proposal } = run;
	if (!proposal) return [];
	return [
		{
			kind: "chase",
			// Without the day, so that putting a chase aside outlives tomorrow's proposal of the same account.
			key: `chase.${account}`,
			account,
			accountName: name,
			due: day,
			amount: proposal.total,
			items: proposal.lines.map(({ item }) => item.number),
			proposal: proposal.id,
			level: proposal.level,
			daysLate: Math.max(...proposal.lines.map(({ daysLate }) => daysLate)),
			held: totals(run.items.map(({ held, item }) => ({ minor: held, currency: item.currency }))).filter(
				({ minor }) => minor > 0,
			),
		},
	];
}

function claims({ account, name, claims: all, items }: AgendaAccount, day: Day): AgendaEntry[] {
	const byNumber = new Map(items.map((item) => [item.number, item]));
	return all
		.filter(({ state }) => state === "toQualify")
		.map((claim) => ({
			kind: "claim",
			key: `claim.${claim.id}`,
			account,
			accountName: name,
			due: claim.on < day ? claim.on : day,
			amount: totals(
				claim.items.flatMap(({ item, amount }) => {
					const known = byNumber.get(item);
					return known ? [{ minor: amount ?? Math.max(0, known.open), currency: known.currency }] : [];
				}),
			),
			items: claim.items.map(({ item }) => item),
			claim: claim.id,
			words: claim.words,
			...(claim.reason === undefined ? {} : { reason: claim.reason }),
		}));
}

function brokenPromises(about: AgendaAccount, policy: EffectivePolicy, day: Day): AgendaEntry[] {
	const items = new Map(about.items.map((item) => [item.number, item]));
	return about.promises.flatMap((promise): AgendaEntry[] => {
		const { state } = promiseState(promise, items, day, policy.graceDays);
		if (state !== "broken") return [];
		const left = promise.lines.flatMap(({ item, amount, openWhenMade }) => {
			const known = items.get(item);
			const open = known?.status === "open" ? Math.max(0, known.open) : 0;
			const unpaid = amount - Math.min(amount, Math.max(0, openWhenMade - open));
			return known && unpaid > 0 ? [{ minor: unpaid, currency: known.currency }] : [];
		});
		return [
			{
				kind: "brokenPromise",
				key: `promise.${promise.id}`,
				account: about.account,
				accountName: about.name,
				due: promise.date,
				amount: totals(left),
				items: promise.lines.map(({ item }) => item),
				promise: promise.id,
				promised: promise.date,
			},
		];
	});
}

function ofDispute(about: AgendaAccount, dispute: Dispute, day: Day): AgendaEntry[] {
	if (dispute.status === "closed") return [];
	const { id, number, reason, status, owner, coordinator } = dispute;
	const common = {
		account: about.account,
		accountName: about.name,
		amount: totals(dispute.lines.map(({ stillDisputed, currency }) => ({ minor: stillDisputed, currency }))),
		items: dispute.lines.map(({ item }) => item),
		...{ dispute: id, number, reason, status, owner, coordinator },
	};
	const found: AgendaEntry[] = dispute.followUps
		.filter(({ done, due }) => !done && due <= day)
		.map((followUp) => ({
			...common,
			kind: "followUp",
			key: `followUp.${id}.${followUp.id}`,
			due: followUp.due,
			followUp: followUp.id,
			text: followUp.text,
			person: followUp.person,
		}));
	const { due, pausedWithDaysLeft } = dispute.court;
	const late = pausedWithDaysLeft === undefined ? dayNumber(day) - dayNumber(due) : 0;
	const person = courtPerson(dispute);
	if (late > 0 && person !== undefined)
		found.push({ ...common, kind: "ownerLate", key: `late.${id}`, due, person, daysLate: late });
	const quiet = dayNumber(day) - dayNumber(dispute.changedAt.slice(0, 10));
	if (late <= 0 && quiet >= QUIET_DAYS)
		found.push({ ...common, kind: "quiet", key: `quiet.${id}`, due: day, daysQuiet: quiet });
	return found;
}
