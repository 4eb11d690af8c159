import type { AgendaEntryView } from "@accord/shared/api/dunningSchemas.ts";
import { AsideForm } from "@accord/shared/look/collecting/AsideForm.tsx";
import { putAside, type Undo } from "@accord/shared/look/collecting/acts.ts";
import { useReader } from "@accord/shared/look/reader.ts";
import { useSession } from "../app/session.ts";
import { ActNote, useAct } from "../app/useAct.tsx";

interface PutAsideProps {
	entries: readonly AgendaEntryView[];
	/** What was put aside, and the way to take it back. */
	onDone: (done: readonly AgendaEntryView[], undo: Undo) => void;
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
			onAside={(aside) =>
				void act.run(async () => {
					onDone(entries, await putAside(client, entries, aside, today));
				})
			}
		>
			<ActNote act={act} />
		</AsideForm>
	);
}
