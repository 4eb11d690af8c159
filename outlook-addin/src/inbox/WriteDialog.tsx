import { Dialog } from "@accord/shared/look/Dialog.tsx";
import { Field } from "@accord/shared/look/Field.tsx";
import { useReader } from "@accord/shared/look/reader.ts";
import { useState } from "preact/hooks";
import { type DemoMail, written } from "./demoMail.ts";
import { inboxWords } from "./words.ts";

interface WriteDialogProps {
	/** Sender to begin with. */
	from: DemoMail["from"] | undefined;
	onWritten: (mail: DemoMail) => void;
	onClose: () => void;
}

/** Try one's own words: a mail as a customer would write it. */
export function WriteDialog({ from, onWritten, onClose }: WriteDialogProps) {
	const say = inboxWords(useReader().language);
	const [form, setForm] = useState({
		address: from?.address ?? "",
		name: from?.name ?? "",
		subject: "",
		body: "",
	});
	return (
		<Dialog title={say.write} onClose={onClose}>
			<form
				class="stack"
				onSubmit={(event) => {
					event.preventDefault();
					onWritten(written(form));
				}}
			>
				<Field label={say.from}>
					{(control) => (
						<input
							{...control}
							class="input"
							type="email"
							required
							value={form.address}
							onInput={(event) => setForm({ ...form, address: event.currentTarget.value })}
						/>
					)}
				</Field>
				<Field label={say.name}>
					{(control) => (
						<input
							{...control}
							class="input"
							value={form.name}
							onInput={(event) => setForm({ ...form, name: event.currentTarget.value })}
						/>
					)}
				</Field>
				<Field label={say.subject}>
					{(control) => (
						<input
							{...control}
							class="input"
							value={form.subject}
							onInput={(event) => setForm({ ...form, subject: event.currentTarget.value })}
						/>
					)}
				</Field>
				<Field label={say.body}>
					{(control) => (
						<textarea
							{...control}
							class="input"
							rows={8}
							required
							value={form.body}
							onInput={(event) => setForm({ ...form, body: event.currentTarget.value })}
						/>
					)}
				</Field>
				<button type="submit" class="button primary">
					{say.put}
				</button>
			</form>
		</Dialog>
	);
}
