import type { Problem } from "../../api/schemas.ts";
import type { Command } from "../../dispute/command.ts";
import type { DisputeEvent } from "../../dispute/event.ts";

/** How an act ended, as the surface that sent it tells the form. */
export type Sent =
	| { readonly kind: "done" }
	/** Somebody was faster: the surface has read the dispute again and passes what happened meanwhile. */
	| { readonly kind: "stale"; readonly since: readonly DisputeEvent[] }
	| { readonly kind: "refused"; readonly problem: Problem }
	/** Nobody answered; whether the act arrived is unknown, and sending it again with the same key is safe. */
	| { readonly kind: "unreachable" };

/** Sends a command naming the version shown; `key` is the same when the same act is sent again. */
export type Send = (command: Command, key: string) => Promise<Sent>;

/** Gives one idempotency key per distinct act: retrying keeps it, changing a word takes a new one. */
export function keyKeeper(): (body: string) => string {
	let last: { body: string; key: string } | undefined;
	return (body) => {
		if (last?.body !== body) last = { body, key: crypto.randomUUID() };
		return last.key;
	};
}
