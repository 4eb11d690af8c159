import type { CallOutput } from "@accord/shared/api/client.ts";
import type { DisputeView } from "@accord/shared/api/schemas.ts";
import { formatTotals } from "@accord/shared/i18n/format.ts";
import { useReader } from "@accord/shared/look/reader.ts";
import { useEffect, useRef, useState } from "preact/hooks";
import { runningWords } from "../words/running.ts";
import { useSurroundings } from "./surroundings.ts";
import { Trouble } from "./Trouble.tsx";

export interface OpenedProps {
	view: DisputeView;
	/** The correction that opening taught the reader. */
	learned?: string | undefined;
}

type Reply =
	| { readonly state: "writing" | "ready" }
	| { readonly state: "failed"; readonly error: unknown }
	/** Written, but the mail program did not open it: the text can be copied. */
	| { readonly state: "unopened"; readonly letter: CallOutput<"draftDisputeLetter"> };

/** Just after opening: what it changed, and the next act, a reply for a person to read and send. */
export function Opened({ view, learned }: OpenedProps) {
	const { language } = useReader();
	const { api, host } = useSurroundings();
	const say = runningWords(language).opened;
	const next = useRef<HTMLButtonElement>(null);
	// Opening was the person's own act, and this is the next one: Enter is enough.
	useEffect(() => next.current?.focus(), []);
	const [reply, setReply] = useState<Reply>();
	const [lesson, setLesson] = useState<"kept" | "forgotten">("kept");
	const acknowledge = async () => {
		if (!host.reply || reply?.state === "writing") return;
		setReply({ state: "writing" });
		try {
			const params = { disputeId: view.dispute.id };
			const letter = await api.draftDisputeLetter({ params, body: { purpose: "acknowledgement" } });
			setReply(
				await host.reply(letter).then(
					() => ({ state: "ready" as const }),
					() => ({ state: "unopened" as const, letter }),
				),
			);
		} catch (error) {
			setReply({ state: "failed", error });
		}
	};
	return (
		<div class="note success stack tight" role="status">
			<strong>✓ {say.title(view.dispute.number)}</strong>
			<span>{say.held(formatTotals(view.held, language))}</span>
			{learned !== undefined && lesson === "kept" && (
				<span class="small">
					{say.learned(view.reasonLabel[language])}{" "}
					<button
						type="button"
						class="link"
						onClick={() =>
							void api.forgetExample({ params: { exampleId: learned } }).then(() => setLesson("forgotten"))
						}
					>
						{say.forget}
					</button>
				</span>
			)}
			{lesson === "forgotten" && <span class="small">{say.forgotten}</span>}
			{host.reply && reply?.state !== "ready" && (
				<div>
					<button
						ref={next}
						type="button"
						class="button"
						title={say.acknowledgeHint}
						aria-disabled={reply?.state === "writing"}
						onClick={() => void acknowledge()}
					>
						{reply?.state === "writing" ? say.writing : say.acknowledge}
					</button>
				</div>
			)}
			{reply?.state === "ready" && <span>{say.replyReady}</span>}
			{reply?.state === "failed" && <Trouble error={reply.error} safe={say.notWritten} />}
			{reply?.state === "unopened" && (
				<>
					<span>
						{say.replyFailed} {say.replyFailedNext}
					</span>
					<textarea class="input" readOnly rows={8} aria-label={say.acknowledge} value={reply.letter.text} />
				</>
			)}
		</div>
	);
}
