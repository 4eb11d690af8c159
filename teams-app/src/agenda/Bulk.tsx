import type { AgendaEntryView } from "@accord/shared/api/dunningSchemas.ts";
import { Dialog } from "@accord/shared/look/Dialog.tsx";
import { useReader } from "@accord/shared/look/reader.ts";
import { useState } from "preact/hooks";
import { collectingWords } from "../words/collecting/words.ts";
import { ChaseMany } from "./ChaseMany.tsx";
import { PutAside } from "./PutAside.tsx";
import type { Told } from "./told.ts";

interface BulkProps {
	/** The chosen ones. */
	entries: readonly AgendaEntryView[];
	onDone: (told: Told) => void;
	onClear: () => void;
}

/** What can be done with several entries at once: one confirmation, and one undo. */
export function Bulk({ entries, onDone, onClear }: BulkProps) {
	const say = collectingWords(useReader().language);
	const [open, setOpen] = useState<"aside" | "chase">();
	const chases = entries.filter((entry) => entry.kind === "chase");
	const close = () => setOpen(undefined);
	const finish =
		(text: (n: number) => string) => (done: readonly AgendaEntryView[], undo: () => Promise<void>) => {
			close();
			onDone({ text: text(done.length), undo, keys: done.map((entry) => entry.key) });
		};
	if (entries.length === 0) return null;
	return (
		<>
			<div class="choice-bar">
				<span class="spread">{say.agenda.chosen(entries.length)}</span>
				{chases.length > 0 && (
					<button type="button" class="button primary" onClick={() => setOpen("chase")}>
						{say.agenda.chaseMany(chases.length)}
					</button>
				)}
				<button type="button" class="button" onClick={() => setOpen("aside")}>
					{say.agenda.asideMany(entries.length)}
				</button>
				<button type="button" class="button subtle" onClick={onClear}>
					{say.agenda.unchoose}
				</button>
			</div>
			{open === "aside" && (
				<Dialog title={say.agenda.asideMany(entries.length)} onClose={close}>
					<PutAside entries={entries} onCancel={close} onDone={finish(say.aside.toldMany)} />
				</Dialog>
			)}
			{open === "chase" && <ChaseMany entries={chases} onClose={close} onDone={finish(say.chase.toldMany)} />}
		</>
	);
}
