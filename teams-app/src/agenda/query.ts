import type { CallInput } from "@accord/shared/api/client.ts";
import { KINDS } from "@accord/shared/look/collecting/words.ts";
import { parseAmount } from "@accord/shared/look/commands/amount.ts";
import { STATUSES } from "../disputes/filters.ts";

type Query = Readonly<Record<string, string>>;
export type Asked = NonNullable<CallInput<"readAgenda">["query"]>;

/** The service looks at this many accounts at most. */
const accounts = 200;

/** What the address asks of the agenda, as the service understands it. */
export function askedOf(query: Query, currency: string): Asked {
	const { owner, coordinator, reason, account } = query;
	const status = STATUSES.find((one) => one === query.status);
	const kind = KINDS.find((one) => one === query.kind);
	const minimum = query.minimum ? parseAmount(query.minimum, currency) : undefined;
	return {
		limit: accounts,
		...(owner ? { owner } : {}),
		...(coordinator ? { coordinator } : {}),
		...(reason ? { reason } : {}),
		...(account ? { account } : {}),
		...(status ? { status } : {}),
		...(kind ? { kind } : {}),
		...(minimum ? { minimum } : {}),
	};
}

/** Whose agenda it is does not count as a filter: it never hides that there is nothing to do. */
export const isNarrowed = (asked: Asked): boolean =>
	Object.keys(asked).some((name) => name !== "limit" && name !== "coordinator");
