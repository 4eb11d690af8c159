import { collectingLook } from "@accord/shared/look/collecting/words.ts";
import { useReader } from "@accord/shared/look/reader.ts";
import { Toast } from "@accord/shared/look/Toast.tsx";
import { useState } from "preact/hooks";
import type { Told } from "./told.ts";
import { ActTrouble, useAct } from "./useAct.tsx";

interface ToldToastProps {
	told: Told;
	onClose: () => void;
	/** It is as before: the entry returns. */
	onUndone: () => void;
}

/** Says what was done and offers to take it back. */
export function ToldToast({ told, onClose, onUndone }: ToldToastProps) {
	const { language } = useReader();
	const act = useAct();
	const [undone, setUndone] = useState(false);
	const { undo, text } = told;
	if (undone) return <Toast text={collectingLook(language).aside.undone} onClose={onClose} />;
	if (act.error !== undefined) return <ActTrouble act={act} />;
	const takeBack = undo && {
		onUndo: () =>
			act.run(async () => {
				await undo();
				setUndone(true);
				onUndone();
			}),
	};
	return <Toast text={text} onClose={onClose} {...takeBack} />;
}
