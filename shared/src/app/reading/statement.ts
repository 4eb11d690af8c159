import type { Statement } from "../../api/schemas.ts";
import type { AccountId } from "../../dispute/dispute.ts";
import type { Principal } from "../accord.ts";
import type { Office, World } from "../office.ts";
import { namesIn, summaryOf } from "../present.ts";
import { type AccountState, readAccountState } from "./account.ts";
import { dunnableOf } from "./dunnable.ts";
import { creditNotesOf } from "./items.ts";

/** Everything the ledger knows of one account, read in one partition. @throws DomainError not_found */
export function createReadStatement(office: Office) {
	return async ({ tenant }: Principal, account: AccountId): Promise<Statement> => {
		const [world, state] = await Promise.all([
			office.world(tenant),
			readAccountState(office.ports.ledger, tenant, account),
		]);
		return statementOf(state, world);
	};
}

export function statementOf(state: AccountState, world: World): Statement {
	const { account, claims, disputes } = state;
	const of = { account: account.id, disputes, creditNotes: creditNotesOf(state.items) };
	const items = state.items
		.map(({ item }) => ({ ...item, dunning: dunnableOf(item, of, world) }))
		.sort((a, b) => (a.dueOn === b.dueOn ? (a.number < b.number ? -1 : 1) : a.dueOn < b.dueOn ? -1 : 1));
	const summaries = disputes.map(summaryOf).sort((a, b) => (a.openedAt < b.openedAt ? 1 : -1));
	const followUps = disputes.flatMap((dispute) =>
		dispute.followUps
			.filter(({ done }) => !done)
			.map((followUp) => ({
				...followUp,
				dispute: dispute.id,
				number: dispute.number,
				version: dispute.version,
			})),
	);
	return {
		account,
		items,
		disputes: summaries,
		claims: [...claims],
		followUps: followUps.sort((a, b) => (a.due < b.due ? -1 : 1)),
		totals: totalsOf(items),
		people: {
			...namesIn([disputes, followUps], world),
			...namesIn(
				[account.coordinator, account.salesperson, account.technician].map((person) => ({ person })),
				world,
			),
		},
		asOf: world.now,
	};
}

function totalsOf(items: Statement["items"]): Statement["totals"] {
	const byCurrency = new Map<string, Statement["totals"][number]>();
	for (const { currency, open, dunning } of items) {
		const total = byCurrency.get(currency) ?? { currency, open: 0, overdue: 0, held: 0, dunnable: 0 };
		total.open += open;
		if (dunning.overdueDays > 0) total.overdue += open;
		total.held += dunning.held;
		total.dunnable += dunning.dunnable;
		byCurrency.set(currency, total);
	}
	return [...byCurrency.values()].sort((a, b) => (a.currency < b.currency ? -1 : 1));
}
