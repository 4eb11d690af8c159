import type { Dunnable, OpenItem } from "../../api/schemas.ts";
import { dayNumber } from "../../dispute/businessCalendar.ts";
import type { AccountId, Dispute } from "../../dispute/dispute.ts";
import { DomainError } from "../../dispute/error.ts";
import { type CreditNotes, dunnability } from "../../dunning/hold.ts";
import type { Principal } from "../accord.ts";
import type { Office, World } from "../office.ts";
import { createLookup } from "../views/lookup.ts";
import { readItems } from "./items.ts";

/** May this item be dunned today, for how much, and if not why. */
export function dunnableOf(
	item: OpenItem,
	of: {
		readonly account: AccountId;
		readonly disputes: readonly Dispute[];
		readonly creditNotes: CreditNotes;
	},
	world: World,
): Dunnable {
	const { today, settings } = world;
	const {
		holds,
		waiting: _,
		...split
	} = dunnability(item, of.disputes, {
		today,
		creditNotes: of.creditNotes,
		remainder: settings.remainder,
	});
	return {
		item: item.number,
		account: of.account,
		currency: item.currency,
		open: item.open,
		...split,
		dueOn: item.dueOn,
		overdueDays: dayNumber(today) - dayNumber(item.dueOn),
		holds: holds.map(({ dispute, number, amount, reason, owner, until, released }) => ({
			dispute,
			number,
			amount,
			reason,
			owner,
			until,
			released,
		})),
		asOf: world.now,
	};
}

/**
 * Answers from the ledger; only which account has the number is asked of the views.
 * @throws DomainError `not_found`, and `invalid_input` when several accounts have an item of that number
 */
export function createIsDunnable(office: Office) {
	return async ({ tenant }: Principal, number: string, account?: AccountId): Promise<Dunnable> => {
		const world = await office.world(tenant);
		const found = account === undefined ? await whose(office, tenant, number) : { account, number };
		const contested = await readItems(office.ports.ledger, { tenant, account: found.account }, [
			found.number,
		]);
		const item = contested.items.get(found.number)?.value.item;
		if (!item) throw new DomainError("not_found", `no open item ${number}`, "number");
		return dunnableOf(item, { account: found.account, ...contested }, world);
	};
}

async function whose(office: Office, tenant: string, number: string) {
	const [first, ...more] = await createLookup(office.ports.views, tenant).byItem(number);
	if (!first) throw new DomainError("not_found", `no open item ${number}`, "number");
	if (more.length > 0)
		throw new DomainError("invalid_input", `several accounts have an item ${number}`, "account");
	return { account: first.account, number: first.number ?? number };
}
