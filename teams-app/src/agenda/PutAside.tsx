import type { AgendaEntryView } from "@accord/shared/api/dunningSchemas.ts";
import { AsideForm } from "@accord/shared/look/collecting/AsideForm.tsx";
import { useReader } from "@accord/shared/look/reader.ts";
import { useSession } from "../app/session.ts";
import { ActNote, useAct } from "../app/useAct.tsx";

interface PutAsideProps {
	entries: readonly AgendaEntryView[];
	/** What was put aside, and the way to take it back. */
	onDone: (done: readonly AgendaEntryView[], undo: () => Promise<void>) => void;
	onCancel: () => void;
}

/** Puts entries of the agenda aside until a day. */
export function PutAside({ entries, onDone, onCancel }: PutAsideProps) {
	const { client } = useSession();
	const { today } = useReader();
	const act = useAct();
	return (
		<AsideForm
			busy={act.busy}
			onCancel={onCancel}
			onAside={({ until, because }) =>
				void act.run(async () => {
					const write = async (last: string) => {
						for (const { account, key } of entries)
							await client.snooze({ body: { account, entry: key, until: last, because } });
					};
					await write(until);
					// Until today is what brings an entry back.
					onDone(entries, () => write(today));
				})
			}
		>
			<ActNote act={act} />
		</AsideForm>
	);
}
