import type { ComponentChildren } from "preact";
import { useId } from "preact/hooks";

/** What a control inside a field spreads onto itself. */
export interface FieldControl {
	readonly id: string;
	readonly "aria-describedby"?: string;
	readonly "aria-invalid"?: true;
}

interface FieldProps {
	label: string;
	hint?: string | undefined;
	error?: string | undefined;
	children: (control: FieldControl) => ComponentChildren;
}

/** A label above a control, a hint or an error below it, tied together for a screen reader. */
export function Field({ label, hint, error, children }: FieldProps) {
	const id = useId();
	const note = error ?? hint;
	return (
		<div class="field">
			<label class="label" for={id}>
				{label}
			</label>
			{children({
				id,
				...(note === undefined ? {} : { "aria-describedby": `${id}-note` }),
				...(error === undefined ? {} : { "aria-invalid": true }),
			})}
			{note !== undefined && (
				<span id={`${id}-note`} class={error === undefined ? "small soft" : "small error"}>
					{note}
				</span>
			)}
		</div>
	);
}
