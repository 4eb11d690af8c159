import { DomainError } from "../../dispute/error.ts";
import { currencySchema } from "../../dispute/money.ts";
import type { Accord, Principal } from "../accord.ts";
import type { Office } from "../office.ts";

/** The person who calls and the tenant they are in. @throws DomainError forbidden when the directory lacks them */
export function createMe(office: Office): Accord["me"] {
	return async (who: Principal) => {
		const { people, settings } = await office.world(who.tenant);
		const person = people.find(({ id }) => id === who.person);
		if (!person) throw new DomainError("forbidden", "the directory does not have the caller");
		const { id, name, currency, country } = settings;
		return { person, tenant: { id, name, currency: currencySchema.parse(currency), country } };
	};
}
