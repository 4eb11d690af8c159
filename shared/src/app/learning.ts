import { type Correction, type Example, exampleSchema } from "../api/learningSchemas.ts";
import { DomainError } from "../dispute/error.ts";
import { contentAddress } from "../dispute/evidenceContent.ts";
import type { LearnedExample } from "../intake/types.ts";
import { key, keyRange } from "../keys.ts";
import type { DocumentStore } from "../ports/documentStore.ts";
import type { Principal } from "./accord.ts";
import { listWhole } from "./listing.ts";
import type { Ports } from "./ports.ts";

/** The corrections of a tenant; they weigh on its next proposal and never reach another tenant. */
export interface Learning {
	/** @throws DomainError unknown_reason, invalid_input for a dispute without a reason or a reason without one */
	learn(who: Principal, correction: Correction): Promise<Example>;
	list(who: Principal): Promise<readonly Example[]>;
	/** Forgets an example; what is not there is forgotten already. */
	forget(who: Principal, id: string): Promise<void>;
}

const partitionOf = (tenant: string) => key(tenant, "tenant", "examples");
const idOf = (example: string) => key("example", example);

/** What the tenant's agents corrected, for the reader. */
export async function examplesOf(ledger: DocumentStore, tenant: string): Promise<readonly Example[]> {
	const stored = await listWhole(ledger, partitionOf(tenant), keyRange("example"));
	return stored.map(({ body }) => exampleSchema.parse(body.example));
}

export const asLearned = ({ text, intent, reason }: Example): LearnedExample => ({
	text,
	intent,
	...(reason === undefined ? {} : { reason }),
});

export function createLearning({
	ledger,
	clock,
	tenants,
}: Pick<Ports, "ledger" | "clock" | "tenants">): Learning {
	return {
		learn: async (who, correction) => {
			const { text, intent, reason } = correction;
			if ((intent === "dispute") !== (reason !== undefined))
				throw new DomainError("invalid_input", "a dispute has a reason, and nothing else has", "reason");
			const { reasons } = await tenants.catalogue(who.tenant);
			if (reason !== undefined && !reasons.some(({ code }) => code === reason))
				throw new DomainError("unknown_reason", `no reason ${reason}`, "reason");
			// The same words corrected again replace what was learned from them before.
			const id = contentAddress(new TextEncoder().encode(text)).slice(0, 32);
			const example: Example = { ...correction, id, by: who.person, at: clock.now() };
			await ledger.commit(partitionOf(who.tenant), [
				{ kind: "put", id: idOf(id), body: { kind: "example", example } },
			]);
			return example;
		},
		list: (who) => examplesOf(ledger, who.tenant),
		forget: async (who, id) => {
			await ledger.commit(partitionOf(who.tenant), [{ kind: "delete", id: idOf(id) }]);
		},
	};
}
