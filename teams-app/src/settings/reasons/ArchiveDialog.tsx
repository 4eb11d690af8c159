import { archiveReason } from "@accord/shared/dispute/catalogueEdit.ts";
import type { Reason } from "@accord/shared/dispute/procedure.ts";
import { Dialog } from "@accord/shared/look/Dialog.tsx";
import { useReader } from "@accord/shared/look/reader.ts";
import { useState } from "preact/hooks";
import { ActNote, useAct } from "../../app/useAct.tsx";
import { reasonsWords } from "../../words/reasons/words.ts";
import type { SaveCatalogue } from "./useCatalogue.ts";
import { countText, useOpenCount } from "./useOpenCount.ts";

interface ArchiveDialogProps {
	reason: Reason;
	save: SaveCatalogue;
	onDone: () => void;
	onClose: () => void;
}

/** Asks once before a reason is archived, and tells which disputes go on with it. */
export function ArchiveDialog({ reason, save, onDone, onClose }: ArchiveDialogProps) {
	const { language } = useReader();
	const say = reasonsWords(language);
	const act = useAct();
	const [stale, setStale] = useState(false);
	const open = useOpenCount(reason.code);
	const archive = () =>
		act.run(async () => {
			setStale(false);
			const saved = await save((catalogue) => archiveReason(catalogue, reason.code));
			if (saved.stale) setStale(true);
			else onDone();
		});
	const told = open.value
		? open.value.count === 0
			? say.archiveNone
			: say.archiveOpen(countText(open.value, say), reason.procedure.version)
		: open.trouble
			? say.archiveUnknown
			: say.counting;
	return (
		<Dialog title={say.archiveTitle(reason.label[language])} onClose={onClose}>
			<p role="status" class={open.value?.count === 0 ? "note" : "note warning"}>
				{told}
			</p>
			<p>{say.archiveText}</p>
			{stale && (
				<p class="note warning" role="alert">
					{say.archiveStale}
				</p>
			)}
			<ActNote act={act} />
			<div class="row">
				<button type="button" class="button primary" aria-disabled={act.busy} onClick={() => void archive()}>
					{say.archive}
				</button>
				<button type="button" class="button" onClick={onClose}>
					{say.cancel}
				</button>
			</div>
		</Dialog>
	);
}
