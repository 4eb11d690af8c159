import type { ComponentChildren } from "preact";
import { LeaveGuard } from "../LeaveGuard.tsx";
import { SaveNote } from "./SaveNote.tsx";
import type { Typing } from "./useTyping.ts";

interface TypingFormProps {
	typing: Typing;
	title: string;
	class: string;
	mayEdit?: boolean;
	/** Said when something in it was refused. */
	wrong: string;
	/** Said once it is saved. */
	saved: string;
	/** Drawn in place of the usual note once somebody else had saved. */
	conflict?: ComponentChildren;
	/** The buttons that save it. */
	acts: ComponentChildren;
	children: ComponentChildren;
}

/** A form of the settings around its fields: how saving ended, the acts of whoever may, and no leaving by mistake. */
export function TypingForm(props: TypingFormProps) {
	const { typing, title, class: look, mayEdit = true, wrong, saved, conflict, acts, children } = props;
	return (
		<form
			ref={typing.element}
			class={look}
			aria-label={title}
			noValidate
			onSubmit={(event) => {
				event.preventDefault();
				typing.save();
			}}
		>
			{children}
			{typing.stale && conflict ? conflict : <SaveNote typing={typing} wrong={wrong} />}
			{mayEdit && (
				<div class="row">
					{acts}
					<span role="status">{typing.saved ? saved : ""}</span>
				</div>
			)}
			<LeaveGuard unsaved={mayEdit && typing.edited} />
		</form>
	);
}
