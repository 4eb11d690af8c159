import { useReader } from "@accord/shared/look/reader.ts";
import { Toast } from "@accord/shared/look/Toast.tsx";
import { useState } from "preact/hooks";
import { hrefOf } from "../app/route.ts";
import { TroubleNote } from "../app/TroubleNote.tsx";
import { useAct } from "../app/useAct.tsx";
import { collectingWords } from "../words/collecting/words.ts";
import type { Told } from "./told.ts";

interface ToldToastProps {
	told: Told;
	onClose: () => void;
	/** What was taken back returns to the agenda. */
	onUndone: (keys: readonly string[], done: boolean) => void;
}

/** Says what was done and offers to take it back. */
export function ToldToast({ told, onClose, onUndone }: ToldToastProps) {
	const say = collectingWords(useReader().language);
	const act = useAct();
	const [undone, setUndone] = useState(false);
	const { undo, dispute } = told;
	if (act.trouble)
		return (
			<div class="toast">
				<div class="spread">
					<TroubleNote trouble={act.trouble} />
				</div>
				<button type="button" class="button subtle" onClick={onClose}>
					{say.agenda.close}
				</button>
			</div>
		);
	if (undone) return <Toast text={say.aside.undone} onClose={onClose} />;
	const takeBack = () => {
		if (!undo) return;
		void act.run(async () => {
			await undo();
			onUndone(told.keys, false);
			setUndone(true);
		});
	};
	if (dispute !== undefined)
		return (
			<div class="toast" role="status">
				<span class="spread">{told.text}</span>
				<a class="button" href={hrefOf("disputes", {}, dispute)} onClick={onClose}>
					{say.agenda.showDispute}
				</a>
				<button type="button" class="button subtle" onClick={onClose}>
					{say.agenda.close}
				</button>
			</div>
		);
	return <Toast text={told.text} onClose={onClose} {...(undo ? { onUndo: takeBack } : {})} />;
}
