import type { ComponentChildren } from "preact";
import { useReader } from "./reader.ts";
import { lookWords } from "./words.ts";

interface ErrorNoteProps {
	/** What happened, in one sentence. */
	happened: string;
	/** What is safe: "Your input is still here." */
	safe?: string;
	/** What to do, when it is not simply trying again. */
	next?: ComponentChildren;
	onRetry?: () => void;
}

/** What happened, what is safe, what to do. */
export function ErrorNote({ happened, safe, next, onRetry }: ErrorNoteProps) {
	const { language } = useReader();
	return (
		<div class="note danger" role="alert">
			<strong>{happened}</strong>
			{safe !== undefined && <span>{safe}</span>}
			{next}
			{onRetry && (
				<div>
					<button type="button" class="button" onClick={onRetry}>
						{lookWords(language).retry}
					</button>
				</div>
			)}
		</div>
	);
}
