import { useSession } from "../../app/session.ts";
import { type Loaded, useLoad } from "../../app/useLoad.ts";
import type { ReasonsWords } from "../../words/reasons/words.ts";

const most = 200;

/** How many open disputes have a reason; past the first page they are not counted out. */
export interface OpenCount {
	readonly count: number;
	readonly more: boolean;
}

export function useOpenCount(reason: string): Loaded<OpenCount> {
	const { client } = useSession();
	return useLoad(`open ${reason}`, async (signal) => {
		const query = { reason, open: "true" as const, limit: most };
		const { disputes, continuation } = await client.listDisputes({ query }, signal);
		return { count: disputes.length, more: continuation !== undefined };
	});
}

export const countText = ({ count, more }: OpenCount, say: ReasonsWords): string =>
	more ? say.atLeast(count) : String(count);
