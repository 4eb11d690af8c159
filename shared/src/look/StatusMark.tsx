import type { VNode } from "preact";
import type { Status } from "../dispute/dispute.ts";
import { words } from "../i18n/index.ts";
import { useReader } from "./reader.ts";

/** Drawn, not typed: the characters ● ◌ ◆ ▤ ◇ ✓ ▲ differ in size between system fonts. */
const shapes: Readonly<Record<Status | "late", VNode>> = {
	open: <circle cx="6" cy="6" r="4.5" fill="currentColor" />,
	awaitingCustomer: (
		<circle
			cx="6"
			cy="6"
			r="4.5"
			fill="none"
			stroke="currentColor"
			stroke-width="1.6"
			stroke-dasharray="2.4 1.6"
		/>
	),
	awaitingApproval: <path d="M6 .8 11.2 6 6 11.2.8 6Z" fill="currentColor" />,
	awaitingDocument: (
		<path
			d="M1.8 1.3h8.4v9.4H1.8ZM1.8 4.4h8.4M1.8 7.6h8.4"
			fill="none"
			stroke="currentColor"
			stroke-width="1.4"
		/>
	),
	awaitingConfirmation: (
		<path d="M6 1.4 10.6 6 6 10.6 1.4 6Z" fill="none" stroke="currentColor" stroke-width="1.5" />
	),
	closed: <path d="M1.5 6.4 4.6 9.5 10.5 2.8" fill="none" stroke="currentColor" stroke-width="2" />,
	late: <path d="M6 1 11.4 10.8H.6Z" fill="currentColor" />,
};

/** A status is a word with a shape, never colour alone; `late` is the only red. */
export function StatusMark({ status, late = false }: { status: Status; late?: boolean }) {
	const { language } = useReader();
	const say = words(language);
	const isLate = late && status !== "closed";
	return (
		<span class={`status ${status}${isLate ? " late" : ""}`}>
			<svg viewBox="0 0 12 12" aria-hidden="true">
				{shapes[isLate ? "late" : status]}
			</svg>
			{isLate ? `${say.late} · ${say.status[status]}` : say.status[status]}
		</span>
	);
}
