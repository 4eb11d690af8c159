import type { AgendaEntryView } from "@accord/shared/api/dunningSchemas.ts";
import { AsideForm } from "@accord/shared/look/collecting/AsideForm.tsx";
import { putAside } from "@accord/shared/look/collecting/acts.ts";
import { collectingLook } from "@accord/shared/look/collecting/words.ts";
import { useReader } from "@accord/shared/look/reader.ts";
import { useState } from "preact/hooks";
import { DisputeScreen } from "../qualify/DisputeScreen.tsx";
import { useSurroundings } from "../qualify/surroundings.ts";
import { agendaWords } from "../words/agenda.ts";
import { Chase } from "./Chase.tsx";
import { ClaimWork } from "./ClaimWork.tsx";
import type { Told } from "./told.ts";
import { ActTrouble, useAct } from "./useAct.tsx";

interface EntryWorkProps {
	entry: AgendaEntryView;
	onBack: () => void;
	onDone: (told: Told) => void;
}

/** One thing to do, with the acts it asks for. */
export function EntryWork({ entry, onBack, onDone }: EntryWorkProps) {
	const { language } = useReader();
	const look = collectingLook(language);
	const [aside, setAside] = useState(false);
	return (
		<>
			<div class="row between">
				<button type="button" class="button subtle" onClick={onBack}>
					‹ {agendaWords(language).back}
				</button>
				{!aside && (
					<button type="button" class="button subtle" onClick={() => setAside(true)}>
						{look.aside.title}
					</button>
				)}
			</div>
			{aside && <PutAside entry={entry} onDone={onDone} onCancel={() => setAside(false)} />}
			{entry.dispute !== undefined ? (
				<DisputeScreen
					id={entry.dispute}
					mail={undefined}
					opened={undefined}
					onBack={undefined}
					onAnother={undefined}
				/>
			) : (
				<>
					<header class="stack tight">
						<h1>{entry.accountName}</h1>
						{entry.claim === undefined && <p>{entry.says}</p>}
					</header>
					{entry.claim !== undefined ? (
						<ClaimWork entry={entry} claim={entry.claim} onDone={onDone} />
					) : (
						<Chase entry={entry} onDone={onDone} />
					)}
				</>
			)}
		</>
	);
}

function PutAside({ entry, onDone, onCancel }: Omit<EntryWorkProps, "onBack"> & { onCancel: () => void }) {
	const { language, today } = useReader();
	const { api } = useSurroundings();
	const act = useAct();
	return (
		<AsideForm
			busy={act.busy}
			onCancel={onCancel}
			onAside={(aside) =>
				act.run(async () => {
					const undo = await putAside(api, [entry], aside, today);
					onDone({ text: collectingLook(language).aside.told(entry.accountName), undo });
				})
			}
		>
			<ActTrouble act={act} />
		</AsideForm>
	);
}
