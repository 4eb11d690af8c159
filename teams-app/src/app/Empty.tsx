import type { ComponentChildren } from "preact";

/** Nothing here yet: what will appear, and how to make the first one. */
export function Empty({
	title,
	text,
	children,
}: {
	title: string;
	text: string;
	children?: ComponentChildren;
}) {
	return (
		<div class="empty stack tight">
			<h2>{title}</h2>
			<p class="soft">{text}</p>
			{children}
		</div>
	);
}
