import type { ComponentChildren } from "preact";
import { useState } from "preact/hooks";
import { Field } from "../Field.tsx";
import { useReader } from "../reader.ts";
import { SendRow } from "./SendRow.tsx";
import { collectingLook } from "./words.ts";

interface DismissFormProps {
	busy: boolean;
	say: { readonly dismiss: string; readonly dismissWhy: string; readonly dismissHint?: string };
	onDismiss: (because: string) => void;
	onCancel: () => void;
	/** How the last try ended. */
	children?: ComponentChildren;
}

/** Asks why nothing comes of a claim. */
export function DismissForm({ busy, say, onDismiss, onCancel, children }: DismissFormProps) {
	const look = collectingLook(useReader().language);
	const [because, setBecause] = useState("");
	const [wrong, setWrong] = useState(false);
	return (
		<form
			class="stack"
			aria-label={say.dismiss}
			noValidate
			onSubmit={(event) => {
				event.preventDefault();
				const text = because.trim();
				setWrong(text === "");
				if (text !== "") onDismiss(text);
			}}
		>
			<Field label={say.dismissWhy} hint={say.dismissHint} error={wrong ? look.required : undefined}>
				{(control) => (
					<textarea
						{...control}
						class="input"
						rows={2}
						value={because}
						onInput={(event) => setBecause(event.currentTarget.value)}
					/>
				)}
			</Field>
			{children}
			<SendRow busy={busy} act={say.dismiss} onCancel={onCancel} />
		</form>
	);
}
