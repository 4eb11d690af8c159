import type { ComponentChildren } from "preact";
import { useState } from "preact/hooks";
import { addDays } from "../../dispute/businessCalendar.ts";
import { useReader } from "../reader.ts";
import { SendRow } from "./SendRow.tsx";
import { type Aside, UntilAndWhy } from "./UntilAndWhy.tsx";
import { collectingLook } from "./words.ts";

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
	const [typed, setTyped] = useState<Aside>({ until: addDays(today, 7), because: "" });
	const [wrong, setWrong] = useState<Partial<Record<keyof Aside, string>>>({});
	const submit = () => {
		const { until } = typed;
		const because = typed.because.trim();
		const found = {
			...(until > today ? {} : { until: say.aside.untilRule }),
			...(because === "" ? { because: say.required } : {}),
		};
		setWrong(found);
		if (Object.keys(found).length === 0) onAside({ until, because });
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
			<UntilAndWhy
				typed={typed}
				wrong={wrong}
				say={say.aside}
				onType={(part) => setTyped((now) => ({ ...now, ...part }))}
			/>
			{children}
			<SendRow busy={busy} act={say.aside.title} onCancel={onCancel} />
		</form>
	);
}
