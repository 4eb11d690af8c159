import type { Channel } from "../../dunning/policy.ts";
import { useReader } from "../reader.ts";
import { collectingLook } from "./words.ts";

/** A call is made; a letter is written first. */
type Stage = "call" | "toWrite" | "written";

/** Where a proposed reminder stands, with the draft that was written of it. */
export function stageOf(
	{ level }: { readonly level: { readonly channel: Channel } },
	draft: object | undefined,
): Stage {
	if (level.channel === "call") return "call";
	return draft ? "written" : "toWrite";
}

interface ReminderActsProps {
	busy: boolean;
	stage: Stage;
	/** The act that writes the draft. */
	write: string;
	onWrite: () => void;
	onDecide: (outcome: "sent" | "cancelled") => void;
}

/** The next step of an account's reminder: write it, then say what became of it. */
export function ReminderActs({ busy, stage, write, onWrite, onDecide }: ReminderActsProps) {
	const say = collectingLook(useReader().language).chase;
	return (
		<div class="row">
			{stage === "toWrite" ? (
				<button type="button" class="button primary" aria-disabled={busy} onClick={onWrite}>
					{write}
				</button>
			) : (
				<button type="button" class="button primary" aria-disabled={busy} onClick={() => onDecide("sent")}>
					{stage === "call" ? say.called : say.sent}
				</button>
			)}
			<button type="button" class="button" aria-disabled={busy} onClick={() => onDecide("cancelled")}>
				{say.notSent}
			</button>
		</div>
	);
}
