import { useRef } from "preact/hooks";
import type { CallInput, CallOutput, Client } from "../../api/client.ts";
import type { Claim } from "../../api/schemas.ts";
import { keyKeeper } from "../commands/sending.ts";

type Contested = CallInput<"qualifyClaim">["body"]["dispute"];

/** What can be made of a claim; the same act sent again is done once. */
export interface ClaimActs {
	/** Takes it as it is, or as the dispute that is given. */
	qualify(dispute?: Contested): Promise<CallOutput<"qualifyClaim">>;
	dismiss(because: string): Promise<void>;
}

type Calls = Pick<Client, "qualifyClaim" | "dismissClaim">;
type Which = Pick<Claim, "id" | "account">;

/** The acts on one claim of an account, while a view shows it. */
export function useClaimActs(client: Calls, claim: Which): ClaimActs {
	const keyOf = useRef(keyKeeper());
	return claimActs(client, claim, keyOf.current);
}

/** The acts on one claim of an account; `keyOf` gives one key per distinct act. */
export function claimActs(client: Calls, { id, account }: Which, keyOf: (body: string) => string): ClaimActs {
	const params = { claimId: id };
	const keyed = <T extends object>(act: string, body: T) => ({
		...body,
		idempotencyKey: keyOf(JSON.stringify([act, id, body])),
	});
	return {
		qualify: (dispute) =>
			client.qualifyClaim({
				params,
				body: keyed("qualify", { account, ...(dispute ? { dispute } : {}) }),
			}),
		dismiss: async (because) => {
			await client.dismissClaim({ params, body: keyed("dismiss", { account, because }) });
		},
	};
}
