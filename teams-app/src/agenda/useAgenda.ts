import { useReader } from "@accord/shared/look/reader.ts";
import { useState } from "preact/hooks";
import { useSession } from "../app/session.ts";
import { useLoad, useWhileSeen } from "../app/useLoad.ts";
import { useLookAgain } from "../app/useLookAgain.ts";
import { askedOf } from "./query.ts";

/** Today's agenda as the address asks for it, kept fresh while it is looked at and nothing is being written. */
export function useAgenda(query: Readonly<Record<string, string>>) {
	const { client, me } = useSession();
	const { language, today } = useReader();
	const asked = askedOf(query, me.tenant.currency);
	const key = JSON.stringify([asked, language, today]);
	const loaded = useLoad(key, async (signal) => ({
		key,
		...(await client.readAgenda({ query: { ...asked, language } }, signal)),
	}));
	const [settled, setSettled] = useState<ReadonlySet<string>>(new Set());
	useWhileSeen(20_000, () => {
		if (!loaded.busy && !document.querySelector(".detail form, dialog")) loaded.reload();
	});
	const agenda = loaded.value?.key === key ? loaded.value : undefined;
	const [returning, setReturning] = useState<readonly string[]>([]);
	const lookAgain = useLookAgain({ value: agenda, reload: loaded.reload }, ({ entries }) =>
		returning.some((one) => !entries.some((entry) => entry.key === one)),
	);
	return {
		asked,
		trouble: loaded.trouble,
		reload: loaded.reload,
		agenda,
		entries: agenda?.entries.filter((entry) => !settled.has(entry.key)),
		/** What was just done leaves at once; what is taken back returns. */
		settle: (keys: readonly string[], done: boolean) => {
			setSettled((before) => {
				const next = new Set(before);
				for (const one of keys) done ? next.add(one) : next.delete(one);
				return next;
			});
			setReturning(done ? [] : keys);
			lookAgain();
		},
	};
}
