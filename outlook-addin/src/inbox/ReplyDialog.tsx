import { Dialog } from "@accord/shared/look/Dialog.tsx";
import { Field } from "@accord/shared/look/Field.tsx";
import { useReader } from "@accord/shared/look/reader.ts";
import { useState } from "preact/hooks";
import type { DemoMail } from "./demoMail.ts";
import type { Draft } from "./PaneFrame.tsx";
import { inboxWords } from "./words.ts";

interface ReplyDialogProps {
	mail: DemoMail;
	draft: Draft;
	onSent: () => void;
	onClose: () => void;
}

/** Outlook's form of a reply or a new mail, as far as trying out needs it: nothing is sent. */
export function ReplyDialog({ mail, draft, onSent, onClose }: ReplyDialogProps) {
	const say = inboxWords(useReader().language);
	const [body, setBody] = useState(draft.text);
	return (
		<Dialog title={draft.to ? say.newMail : say.reply} onClose={onClose}>
			<p class="small soft">
				{say.replyTo(draft.to?.join(", ") ?? mail.from.address)} · {draft.subject ?? mail.subject}
			</p>
			<Field label={say.body} hint={say.notSent}>
				{(control) => (
					<textarea
						{...control}
						class="input"
						rows={12}
						value={body}
						onInput={(event) => setBody(event.currentTarget.value)}
					/>
				)}
			</Field>
			<button type="button" class="button primary" onClick={onSent}>
				{say.send}
			</button>
		</Dialog>
	);
}
