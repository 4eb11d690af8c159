import type { Client } from "@accord/shared/api/client.ts";
import type { DisputeView } from "@accord/shared/api/schemas.ts";
import type { CommandType } from "@accord/shared/dispute/command.ts";
import { useReader } from "@accord/shared/look/reader.ts";
import { useEffect, useRef, useState } from "preact/hooks";
import { type Trouble, troubleOf, useLoad, useWhileSeen } from "../app/useLoad.ts";
import { useLookAgain } from "../app/useLookAgain.ts";
import { type Batch, type Filters, readBatch } from "./filters.ts";
import { patched } from "./patched.ts";

const screenful = 25;
/** A list longer than this is not read again behind the reader's back. */
const refreshUpTo = 100;

/** The list a page of which is read at a time, kept fresh while it is short and looked at. */
export function useDisputeList(client: Client, filters: Filters) {
	const { today, timeZone } = useReader();
	const key = JSON.stringify([filters, today]);
	const shown = useRef({ key: "", count: 0 });
	const [moreBusy, setMoreBusy] = useState(false);
	const [moreTrouble, setMoreTrouble] = useState<Trouble>();
	const reading = { client, filters, today, timeZone };
	const first = useLoad<Batch & { key: string }>(key, async (signal) => {
		const wanted = shown.current.key === key ? Math.max(screenful, shown.current.count) : screenful;
		return { ...(await readBatch({ ...reading, signal }, wanted)), key };
	});
	const value = first.value?.key === key ? first.value : undefined;
	shown.current = { key, count: value?.rows.length ?? 0 };
	useWhileSeen(10_000, () => {
		if (!first.busy && !moreBusy && shown.current.count <= refreshUpTo) first.reload();
	});
	const [acted, setActed] = useState<DisputeView>();
	const lookAgain = useLookAgain({ value, reload: first.reload }, ({ rows }) =>
		rows.some((row) => patched(row, acted) !== row),
	);
	const control = useRef<AbortController>(undefined);
	useEffect(() => () => control.current?.abort(), [key]);

	const more = async () => {
		if (!value?.continuation || moreBusy) return;
		control.current = new AbortController();
		const { signal } = control.current;
		setMoreBusy(true);
		try {
			const next = await readBatch({ ...reading, signal }, screenful, value.continuation);
			const known = new Set(value.rows.map((row) => row.id));
			const { continuation: _, ...rest } = value;
			const rows = [...value.rows, ...next.rows.filter((row) => !known.has(row.id))];
			first.put({ ...rest, rows, ...(next.continuation ? { continuation: next.continuation } : {}) });
			setMoreTrouble(undefined);
		} catch (error) {
			if (!signal.aborted) setMoreTrouble(troubleOf(error));
		} finally {
			setMoreBusy(false);
		}
	};
	return {
		rows: value?.rows.map((row) => patched(row, acted)),
		hasMore: value?.continuation !== undefined,
		busy: first.busy || moreBusy,
		trouble: first.trouble ?? moreTrouble,
		more,
		reload: first.reload,
		/** Takes in a dispute as the ledger answered; an act on two of them is about a line the list may not have. */
		changed: (view: DisputeView, act?: CommandType) => {
			setActed(view);
			if (act === "Split" || act === "Merge") lookAgain();
		},
	};
}
