import { type DisputeId, disputeIdSchema } from "@accord/shared/dispute/dispute.ts";
import { type PersonId, personIdSchema } from "@accord/shared/dispute/people.ts";
import { escapeKey, joinKeys, key, keyRange } from "@accord/shared/keys.ts";
import type { DocumentStore } from "@accord/shared/ports/documentStore.ts";
import { z } from "zod";

/** Where a person can be written to; only ever taken from an activity whose channel was proven. */
export const referenceSchema = z.object({
	serviceUrl: z.string().max(500),
	channelId: z.string().max(100),
	conversation: z.object({
		id: z.string().max(1000),
		tenantId: z.string().max(200).optional(),
		conversationType: z.string().max(100).optional(),
	}),
	bot: z.object({ id: z.string().max(500) }),
	/** The person's id in the channel. */
	user: z.object({ id: z.string().max(500) }),
});
export type Reference = z.infer<typeof referenceSchema>;

/** The card one person has of one dispute: where it is, and which state and notices it shows. */
export const sentCardSchema = z.object({
	kind: z.literal("sentCard"),
	dispute: disputeIdSchema,
	person: personIdSchema,
	message: z.string().max(500),
	version: z.int(),
	at: z.string(),
	/** The last notices this card answered, so that a repeated delivery is recognised. */
	notices: z.array(z.string()).max(20),
});
export type SentCard = z.infer<typeof sentCardSchema>;

/** Where people are, and which card of each dispute they have. */
export interface Conversations {
	reach(tenant: string, person: PersonId): Promise<Reference | undefined>;
	remember(tenant: string, person: PersonId, reference: Reference): Promise<void>;
	forget(tenant: string, person: PersonId): Promise<void>;
	card(tenant: string, person: PersonId, dispute: DisputeId): Promise<SentCard | undefined>;
	/** Everyone's card of one dispute. */
	cards(tenant: string, dispute: DisputeId): Promise<readonly SentCard[]>;
	keep(tenant: string, card: SentCard): Promise<void>;
	/** The notice of the last digest a person got, so that a repeated delivery is recognised. */
	digest(tenant: string, person: PersonId): Promise<string | undefined>;
	keepDigest(tenant: string, person: PersonId, notice: string): Promise<void>;
	/** The cards touched last, newest first. */
	recent(tenant: string, limit: number): Promise<readonly SentCard[]>;
}

/** A card nobody touched for half a year is not worth redrawing. */
const cardTtlSeconds = 180 * 86_400;
const referenceDoc = z.object({ kind: z.literal("reference"), reference: referenceSchema });
const digestDoc = z.object({ kind: z.literal("digest"), notice: z.string() });
const digestTtlSeconds = 7 * 86_400;
const most = 100;

/** Escapes never give `~b`, so no account's partition can have this name. */
const partition = (tenant: string) => joinKeys(key(tenant), "~bot");
const referenceId = (person: string) => key("reference", person);
const digestId = (person: string) => key("digest", person);
const cardPrefix = (dispute: string) => joinKeys("card", escapeKey(dispute));
const cardId = (person: string, dispute: string) => joinKeys(cardPrefix(dispute), escapeKey(person));

/** Keeps them beside the ledger: the ways to people are lost for good when they are lost. */
export function createConversations(store: DocumentStore): Conversations {
	const known = new Map<string, string>();
	return {
		async reach(tenant, person) {
			const found = await store.read(partition(tenant), referenceId(person));
			return found && referenceDoc.safeParse(found.body).data?.reference;
		},
		async remember(tenant, person, reference) {
			const text = JSON.stringify(reference);
			const at = key(tenant, person);
			if (known.get(at) === text) return;
			await store.commit(partition(tenant), [
				{ kind: "put", id: referenceId(person), body: { kind: "reference", reference } },
			]);
			known.set(at, text);
		},
		async forget(tenant, person) {
			known.delete(key(tenant, person));
			await store.commit(partition(tenant), [{ kind: "delete", id: referenceId(person) }]);
		},
		async card(tenant, person, dispute) {
			const found = await store.read(partition(tenant), cardId(person, dispute));
			return found && sentCardSchema.safeParse(found.body).data;
		},
		async cards(tenant, dispute) {
			const page = await store.list(partition(tenant), { ...keyRange(cardPrefix(dispute)), limit: most });
			return page.items.flatMap(({ body }) => sentCardSchema.safeParse(body).data ?? []);
		},
		async keep(tenant, card) {
			await store.commit(partition(tenant), [
				{ kind: "put", id: cardId(card.person, card.dispute), body: card, ttlSeconds: cardTtlSeconds },
			]);
		},
		async digest(tenant, person) {
			const found = await store.read(partition(tenant), digestId(person));
			return found && digestDoc.safeParse(found.body).data?.notice;
		},
		async keepDigest(tenant, person, notice) {
			const body = { kind: "digest", notice };
			await store.commit(partition(tenant), [
				{ kind: "put", id: digestId(person), body, ttlSeconds: digestTtlSeconds },
			]);
		},
		async recent(tenant, limit) {
			const page = await store.list(partition(tenant), { ...keyRange("card"), limit: 1000 });
			return page.items
				.flatMap(({ body }) => sentCardSchema.safeParse(body).data ?? [])
				.sort((a, b) => (a.at < b.at ? 1 : -1))
				.slice(0, limit);
		},
	};
}

/** One chat for everybody: the Playground has a single personal chat, whoever is written to. */
export function createSharedConversations(
	store: DocumentStore,
	chat: () => Promise<Reference | undefined>,
): Conversations {
	return {
		...createConversations(store),
		reach: chat,
		remember: async () => {},
		forget: async () => {},
	};
}
