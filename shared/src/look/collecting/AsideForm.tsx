import type { ComponentChildren } from "preact";
import { useState } from "preact/hooks";
import { addDays } from "../../dispute/businessCalendar.ts";
import { Field } from "../Field.tsx";
import { useReader } from "../reader.ts";
import { collectingLook } from "./words.ts";

/** Until which day, and why. */
export interface Aside {
	readonly until: string;
	readonly because: string;
}

interface AsideFormProps {
	busy: boolean;
	onAside: (aside: Aside) => void;
	onCancel: () => void;
	/** How the last try ended. */
	children?: ComponentChildren;
}

/** Asks until when something is put aside, and for a reason that colleagues read. */
export function AsideForm({ busy, onAside, onCancel, children }: AsideFormProps) {
	const { language, today } = useReader();
	const say = collectingLook(language);
	const [until, setUntil] = useState(addDays(today, 7));
	const [because, setBecause] = useState("");
	const [wrong, setWrong] = useState<{ until?: string; because?: string }>({});
	const submit = () => {
		const found = {
			...(until > today ? {} : { until: say.aside.untilRule }),
			...(because.trim() === "" ? { because: say.required } : {}),
		};
		setWrong(found);
		if (Object.keys(found).length === 0) onAside({ until, because: because.trim() });
	};
	return (
		<form
			class="stack"
			aria-label={say.aside.title}
			noValidate
			onSubmit={(event) => {
				event.preventDefault();
				submit();
			}}
			onKeyDown={(event) => {
				if (event.key !== "Escape" || busy) return;
				event.stopPropagation();
				onCancel();
			}}
		>
			<Field label={say.aside.until} error={wrong.until}>
				{(control) => (
					<input
						{...control}
						class="input"
						type="date"
						min={addDays(today, 1)}
						value={until}
						onInput={(event) => setUntil(event.currentTarget.value)}
					/>
				)}
			</Field>
			<Field label={say.aside.because} hint={say.aside.becauseHint} error={wrong.because}>
				{(control) => (
					<input
						{...control}
						class="input"
						maxLength={400}
						autocomplete="off"
						value={because}
						onInput={(event) => setBecause(event.currentTarget.value)}
					/>
				)}
			</Field>
			{children}
			<div class="row">
				<button type="submit" class="button primary" aria-disabled={busy}>
					{busy ? say.sending : say.aside.title}
				</button>
				<button type="button" class="button subtle" onClick={onCancel} disabled={busy}>
					{say.cancel}
				</button>
			</div>
		</form>
	);
}
