import type { DisputeView, Language } from "@accord/shared/api/schemas.ts";
import { formatTotals } from "@accord/shared/i18n/format.ts";
import { useReader } from "@accord/shared/look/reader.ts";
import { useEffect, useRef, useState } from "preact/hooks";
import type { MailItem } from "../host/mailHost.ts";
import { runningWords } from "../words/running.ts";
import { acknowledgement } from "./acknowledgement.ts";
import { useSurroundings } from "./surroundings.ts";

export interface OpenedProps {
	view: DisputeView;
	mail: MailItem;
	/** The customer's language. */
	customerLanguage: Language;
	/** The correction that opening taught the reader. */
	learned?: string | undefined;
}

/** Just after opening: what it changed, and the next act, a reply for a person to read and send. */
export function Opened({ view, mail, customerLanguage, learned }: OpenedProps) {
	const { language } = useReader();
	const { api, host, me } = useSurroundings();
	const say = runningWords(language).opened;
	const next = useRef<HTMLButtonElement>(null);
	// Opening was the person's own act, and this is the next one: Enter is enough.
	useEffect(() => next.current?.focus(), []);
	const [reply, setReply] = useState<"ready" | "failed">();
	const [lesson, setLesson] = useState<"kept" | "forgotten">("kept");
	const text = acknowledgement({
		view,
		language: customerLanguage,
		customerName: mail.from.name,
		signature: me?.person.name ?? "",
	});
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
			{host.reply && reply !== "ready" && (
				<div>
					<button
						ref={next}
						type="button"
						class="button"
						title={say.acknowledgeHint}
						onClick={() =>
							host.reply?.(text).then(
								() => setReply("ready"),
								() => setReply("failed"),
							)
						}
					>
						{say.acknowledge}
					</button>
				</div>
			)}
			{reply === "ready" && <span>{say.replyReady}</span>}
			{reply === "failed" && (
				<>
					<span>
						{say.replyFailed} {say.replyFailedNext}
					</span>
					<textarea class="input" readOnly rows={8} aria-label={say.acknowledge} value={text} />
				</>
			)}
		</div>
	);
}
