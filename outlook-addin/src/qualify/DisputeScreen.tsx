import type { DisputeFile } from "@accord/shared/api/schemas.ts";
import type { DisputeId } from "@accord/shared/dispute/dispute.ts";
import { CommandBar } from "@accord/shared/look/commands/CommandBar.tsx";
import { useReader } from "@accord/shared/look/reader.ts";
import { Skeleton } from "@accord/shared/look/Skeleton.tsx";
import { Timeline } from "@accord/shared/look/Timeline.tsx";
import { lookWords } from "@accord/shared/look/words.ts";
import { useEffect } from "preact/hooks";
import { runningWords } from "../words/running.ts";
import { paneWords } from "../words/words.ts";
import { DisputeFacts } from "./DisputeFacts.tsx";
import { Opened, type OpenedProps } from "./Opened.tsx";
import { sendCommand } from "./sendCommand.ts";
import { useSurroundings } from "./surroundings.ts";
import { Trouble } from "./Trouble.tsx";
import { type Loading, useLoad } from "./useLoad.ts";

export interface DisputeScreenProps {
	id: DisputeId;
	/** The open mail: an answer of the customer, unless it is the one the dispute was opened from. */
	mail: { readonly messageId: string; readonly text: string } | undefined;
	/** Ways out: to where the agent came from, and to a new dispute from the same mail. */
	onBack: (() => void) | undefined;
	onAnother: (() => void) | undefined;
	/** Given just after opening. */
	opened: OpenedProps | undefined;
}

/** How long a shown dispute may be behind the ledger while somebody looks at it. */
const followMs = 10_000;

/** One dispute: its facts, what may be done, what happened. It follows what others do meanwhile. */
export function DisputeScreen({ id, mail, onBack, onAnother, opened }: DisputeScreenProps) {
	const { language, today } = useReader();
	const { api, host, people, catalogue } = useSurroundings();
	const say = paneWords(language);
	const ways = runningWords(language).existing;
	const file = useLoad(id, (signal) =>
		api.readDispute({ params: { disputeId: id }, query: { surface: "pane" } }, signal),
	);
	useFollow(file);
	if (file.loaded.state === "loading")
		return <Skeleton lines={[60, 40, 100, 100, 80, 50, 100]} waitingFor={say.loadingDispute} />;
	if (file.loaded.state === "failed") return <Trouble error={file.loaded.error} onRetry={file.reload} />;
	const view = file.loaded.value;
	const reasons = Object.fromEntries(
		(catalogue?.reasons ?? []).map((reason) => [reason.code, reason.label[language]]),
	);
	return (
		<div class="stack roomy">
			{opened && <Opened {...opened} />}
			<DisputeFacts view={view} />
			{catalogue && (
				<CommandBar
					context={{
						view,
						people,
						catalogue,
						language,
						today,
						customerSays: mail && view.dispute.source.messageId !== mail.messageId ? mail.text : "",
					}}
					send={async (command, key) => {
						const { sent, now } = await sendCommand(api, view, command, key);
						if (now) file.replace(now);
						if (sent.kind === "done") host.notifyChanged();
						return sent;
					}}
				/>
			)}
			<section class="stack">
				<h2>{lookWords(language).timeline}</h2>
				<Timeline events={view.events} people={view.people} reasons={reasons} />
			</section>
			<div class="row">
				{onBack && (
					<button type="button" class="button subtle" onClick={onBack}>
						{ways.back}
					</button>
				)}
				{onAnother && (
					<button type="button" class="button subtle" onClick={onAnother}>
						{ways.another}
					</button>
				)}
			</div>
		</div>
	);
}

/** Reads again while the page is looked at, and at once when somebody comes back to it. */
function useFollow({ reload }: Loading<DisputeFile>): void {
	useEffect(() => {
		const look = () => document.visibilityState === "visible" && reload();
		const timer = setInterval(look, followMs);
		document.addEventListener("visibilitychange", look);
		return () => {
			clearInterval(timer);
			document.removeEventListener("visibilitychange", look);
		};
	}, [reload]);
}
