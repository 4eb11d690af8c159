import type { ComponentChildren } from "preact";
import { useEffect, useId, useRef } from "preact/hooks";
import { useReader } from "./reader.ts";
import { lookWords } from "./words.ts";

interface DialogProps {
	title: string;
	onClose: () => void;
	children: ComponentChildren;
}

/** A modal while it is mounted; Escape and the close button end it, focus returns where it was. */
export function Dialog({ title, onClose, children }: DialogProps) {
	const { language } = useReader();
	const element = useRef<HTMLDialogElement>(null);
	const id = useId();
	useEffect(() => {
		element.current?.showModal();
		element.current?.querySelector<HTMLElement>("input, textarea, select")?.focus();
	}, []);
	return (
		<dialog
			ref={element}
			aria-labelledby={id}
			onCancel={(event) => {
				event.preventDefault();
				onClose();
			}}
		>
			<div class="stack">
				<div class="row between">
					<h2 id={id} class="spread">
						{title}
					</h2>
					<button type="button" class="button subtle" onClick={onClose}>
						{lookWords(language).close}
					</button>
				</div>
				{children}
			</div>
		</dialog>
	);
}
