import { createHash } from "node:crypto";
import { type Feed, StoreInputError } from "@accord/shared/ports/documentStore.ts";
import { ChangeFeedStartFrom, type Container } from "@azure/cosmos";
import { sortOut } from "./documents.ts";
import { createPatience } from "./patience.ts";

const NOT_MODIFIED = 304;

type Iterator = ReturnType<Container["items"]["getChangeFeedIterator"]>;

/** Reads a container's change feed; the continuation holds one place per physical partition and survives their splits. */
export function createFeedReader(container: Container, onCharge: (ru: number) => void, deadlineMs: number) {
	// opening an iterator costs a metadata read, so the last one goes on when it is asked to
	let last:
		| { readonly iterator: Iterator; readonly continuation: string; readonly limit: number }
		| undefined;

	function iteratorFor(continuation: string | undefined, limit: number): Iterator {
		if (last && last.continuation === continuation && last.limit === limit) return last.iterator;
		const start =
			continuation === undefined
				? ChangeFeedStartFrom.Beginning()
				: ChangeFeedStartFrom.Continuation(readToken(continuation));
		return container.items.getChangeFeedIterator({ maxItemCount: limit, changeFeedStartFrom: start });
	}

	return async (continuation: string | undefined, limit: number): Promise<Feed> => {
		const patience = createPatience(deadlineMs);
		for (;;) {
			const iterator = iteratorFor(continuation, limit);
			last = undefined;
			try {
				const answer = await iterator.readNext();
				onCharge(answer.requestCharge);
				const token = composeToken(answer.continuationToken);
				last = { iterator, continuation: token, limit };
				const drained = answer.statusCode === NOT_MODIFIED;
				const raw: readonly unknown[] = drained ? [] : answer.result;
				return { ...sortOut(raw), continuation: token, drained };
			} catch (error) {
				if (
					error instanceof Error &&
					/continuation token is not for the current container/.test(error.message)
				)
					throw new StoreInputError("continuation", "the continuation is of another container");
				await patience.pause(error);
			}
		}
	};
}

function composeToken(token: string): string {
	return `${checksum(token)}${Buffer.from(token).toString("base64url")}`;
}

function readToken(continuation: string): string {
	const token = Buffer.from(continuation.slice(checksum("").length), "base64url").toString();
	if (composeToken(token) !== continuation)
		throw new StoreInputError("continuation", "the continuation is not of this store's feed");
	return token;
}

function checksum(text: string): string {
	return createHash("sha256").update(text).digest("base64url").slice(0, 12);
}
