import { useEffect } from "preact/hooks";
import { useReader } from "./reader.ts";
import { lookWords } from "./words.ts";

interface ToastProps {
	text: string;
	onUndo?: () => void;
	onClose: () => void;
	/** How long it stays; with an undo it is worth more time. */
	ms?: number;
}

/** Says what was done, offers to undo it, and leaves by itself. */
export function Toast({ text, onUndo, onClose, ms = onUndo ? 10_000 : 5_000 }: ToastProps) {
	const say = lookWords(useReader().language);
	useEffect(() => {
		const timer = setTimeout(onClose, ms);
		return () => clearTimeout(timer);
	}, [ms, onClose]);
	return (
		<div class="toast" role="status">
			<span class="spread">{text}</span>
			{onUndo && (
				<button type="button" class="button" onClick={onUndo}>
					{say.undo}
				</button>
			)}
			<button type="button" class="button subtle" onClick={onClose}>
				{say.close}
			</button>
		</div>
	);
}
