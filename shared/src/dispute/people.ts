import { z } from "zod";
import { OWNER_FUNCTIONS, ROLES } from "./terms.ts";

export const roleSchema = z.enum(ROLES);
export type Role = (typeof ROLES)[number];

export const ownerFunctionSchema = z.enum(OWNER_FUNCTIONS);
export type OwnerFunction = (typeof OWNER_FUNCTIONS)[number];

export const personIdSchema = z.string().min(1).max(120).brand("PersonId");
export type PersonId = z.infer<typeof personIdSchema>;

/** Who acts: a person with the roles the tenant gave them, the customer through a channel, or the clock. */
export const actorSchema = z.discriminatedUnion("kind", [
	z.object({ kind: z.literal("person"), id: personIdSchema, roles: z.array(roleSchema) }),
	z.object({
		kind: z.literal("customer"),
		via: z.enum(["link", "mail", "phone", "eInvoicing"]),
		name: z.string().max(200).optional(),
	}),
	z.object({ kind: z.literal("system"), job: z.string().max(60) }),
]);
export type Actor = z.infer<typeof actorSchema>;

/** What deciding and routing need to know of one person of the tenant. */
export interface Colleague {
	readonly id: PersonId;
	readonly roles: readonly Role[];
	readonly territories?: readonly string[] | undefined;
	/** Product families the person answers for. */
	readonly families?: readonly string[] | undefined;
	readonly manager?: PersonId | undefined;
	/** Stands in while the person is absent; both days included. */
	readonly deputy?: PersonId | undefined;
	readonly absent?: { readonly from: string; readonly to: string } | undefined;
	/** First day on which the person is no longer with the company; what they did keeps their name. */
	readonly left?: string | undefined;
}
