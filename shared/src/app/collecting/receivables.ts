import type { Random } from "../../customer/link.ts";
import type { AccountId } from "../../dispute/dispute.ts";
import type { Accord, Principal } from "../accord.ts";
import { accountPartition, ids, read } from "../documents.ts";
import { createDocumentFiles, type Files } from "../files.ts";
import { createOffice, type Office } from "../office.ts";
import type { Ports } from "../ports.ts";
import { type Claims, createClaims } from "./claims.ts";
import { type Collections, createCollections } from "./collections.ts";
import { type CustomerDesk, createCustomerDesk } from "./customerDesk.ts";
import { type CustomerLinks, createCustomerLinks } from "./customerLinks.ts";
import { createDisputeLetters, type DisputeLetters } from "./disputeLetters.ts";
import { createDunningProjection, type DunningProjection } from "./dunningProjection.ts";
import { createLetters, type Letters } from "./letters.ts";
import { createPolicies, type Policies } from "./policies.ts";

/** Everything around the money that is owed: who is chased, what they answer, what a person makes of it. */
export interface Receivables {
	readonly claims: Claims;
	readonly collections: Collections;
	readonly desk: CustomerDesk;
	readonly disputeLetter: DisputeLetters;
	readonly letters: Letters;
	readonly links: CustomerLinks;
	readonly policies: Policies;
	readonly projection: DunningProjection;
	/** A file of a claim, for a collector; undefined when the claim has none like it. */
	claimFile(
		who: Principal,
		of: { readonly accountId: AccountId; readonly claimId: string; readonly sha256: string },
	): Promise<{ readonly name: string; readonly bytes: Uint8Array } | undefined>;
}

export function createReceivables(
	ports: Ports,
	accord: Pick<Accord, "openDispute" | "commandDispute">,
	more: { readonly random: Random; readonly files?: Files; readonly office?: Office },
): Receivables {
	const office = more.office ?? createOffice(ports);
	const files = more.files ?? createDocumentFiles(ports.ledger);
	const links = createCustomerLinks(office, more.random);
	const letters = createLetters(office, links);
	return {
		claims: createClaims(office, accord),
		collections: createCollections(office, letters),
		desk: createCustomerDesk(office, links, files),
		disputeLetter: createDisputeLetters(office, letters, links),
		letters,
		links,
		policies: createPolicies(office, letters),
		projection: createDunningProjection(office),
		claimFile: async (who, { accountId, claimId, sha256 }) => {
			const stored = await ports.ledger.read(accountPartition(who.tenant, accountId), ids.claim(claimId));
			const evidence = stored && read.claim(stored).files?.find((file) => file.sha256 === sha256);
			const bytes = evidence && (await files.get(who.tenant, sha256));
			return evidence && bytes ? { name: evidence.name, bytes } : undefined;
		},
	};
}
