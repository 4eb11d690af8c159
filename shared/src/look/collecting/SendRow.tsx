import { useReader } from "../reader.ts";
import { collectingLook } from "./words.ts";

interface SendRowProps {
	busy: boolean;
	/** What sending the form does. */
	act: string;
	onCancel: () => void;
}

/** The end of a form: send it, or give it up; neither while it is on its way. */
export function SendRow({ busy, act, onCancel }: SendRowProps) {
	const say = collectingLook(useReader().language);
	return (
		<div class="row">
			<button type="submit" class="button primary" aria-disabled={busy}>
				{busy ? say.sending : act}
			</button>
			<button type="button" class="button subtle" onClick={onCancel} disabled={busy}>
				{say.cancel}
			</button>
		</div>
	);
}
