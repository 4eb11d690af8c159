import type { ParkedAnswer } from "@accord/shared/api/schemas.ts";
import { splitKey, unescapeKey } from "@accord/shared/keys.ts";

export type Parked = ParkedAnswer["parked"][number];

const KINDS = ["account", "claim", "dispute", "item", "mail"] as const;

/** What a document is, as far as its place says: its kind, what it is called, whose account it belongs to. */
export interface ParkedDocument {
	readonly kind: (typeof KINDS)[number] | undefined;
	readonly name: string | undefined;
	readonly account: string | undefined;
}

/** Read from where the document lies: what is in it cannot be read. */
export function parkedDocument({ partition, id }: Pick<Parked, "partition" | "id">): ParkedDocument {
	const [, place, account = ""] = splitKey(partition);
	const parts = splitKey(id);
	const [head, named = ""] = parts[0] === "state" ? parts.slice(1) : parts;
	const kind = KINDS.find((one) => one === head);
	return {
		kind,
		// A mail's and a claim's own name is a number of ours.
		name: kind === "item" || kind === "dispute" ? unescapeKey(named) : undefined,
		account: place === "account" ? unescapeKey(account) : undefined,
	};
}
