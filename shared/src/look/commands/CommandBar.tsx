import { useRef, useState } from "preact/hooks";
import type { CommandType } from "../../dispute/command.ts";
import { words } from "../../i18n/index.ts";
import { CommandForm } from "./CommandForm.tsx";
import type { FormContext } from "./form.ts";
import { arranged } from "./forms.ts";
import type { Send } from "./sending.ts";
import { formWords } from "./words.ts";

interface CommandBarProps {
	context: FormContext;
	send: Send;
	/** After an act has arrived: a word for the person who did it. */
	onDone?: (type: CommandType) => void;
}

/** What the person may do now: one primary act, the usual ones beside it, the rest one step away. */
export function CommandBar({ context, send, onDone }: CommandBarProps) {
	const say = formWords(context.language);
	const label = words(context.language).command;
	const [open, setOpen] = useState<CommandType>();
	const bar = useRef<HTMLElement>(null);
	const { primary, side, more } = arranged(context.view);
	const close = (type: CommandType) => {
		setOpen(undefined);
		// The button was away while the form was open; it comes back with the next paint.
		requestAnimationFrame(() => {
			const same = bar.current?.querySelector<HTMLElement>(`[data-command="${type}"]`);
			(same ?? bar.current?.querySelector<HTMLElement>("button"))?.focus();
		});
	};
	const button = (type: CommandType, style: string) => (
		<button
			key={type}
			type="button"
			class={`button ${style}`}
			data-command={type}
			onClick={() => setOpen(type)}
		>
			{label[type]}
		</button>
	);
	if (!open && !primary && side.length === 0 && more.length === 0) return null;
	return (
		<section ref={bar} class="command-bar" aria-label={say.actions}>
			{open ? (
				<CommandForm
					key={open}
					type={open}
					context={context}
					send={send}
					onDone={() => {
						close(open);
						onDone?.(open);
					}}
					onCancel={() => close(open)}
				/>
			) : (
				<>
					<div class="row">
						{primary && button(primary, "primary")}
						{side.map((type) => button(type, ""))}
					</div>
					{more.length > 0 && (
						<details>
							<summary>{say.more}</summary>
							<div class="row">{more.map((type) => button(type, "subtle"))}</div>
						</details>
					)}
				</>
			)}
		</section>
	);
}
