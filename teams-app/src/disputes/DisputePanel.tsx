import type { DisputeFile, DisputeView } from "@accord/shared/api/schemas.ts";
import type { CommandType } from "@accord/shared/dispute/command.ts";
import { words } from "@accord/shared/i18n/index.ts";
import { CommandBar } from "@accord/shared/look/commands/CommandBar.tsx";
import { useReader } from "@accord/shared/look/reader.ts";
import { Skeleton } from "@accord/shared/look/Skeleton.tsx";
import { Timeline } from "@accord/shared/look/Timeline.tsx";
import { Toast } from "@accord/shared/look/Toast.tsx";
import { useCallback, useEffect, useRef, useState } from "preact/hooks";
import { maySet, useSession } from "../app/session.ts";
import { TroubleNote } from "../app/TroubleNote.tsx";
import { useLoad, useWhileSeen } from "../app/useLoad.ts";
import { tabWords } from "../words/words.ts";
import { DisputeFacts } from "./DisputeFacts.tsx";
import { SeenBy } from "./SeenBy.tsx";
import { useDispute } from "./useDispute.ts";

interface DisputePanelProps {
	id: string;
	/** Address of the list without the details. */
	back: string;
	/** The dispute as the ledger answered an act, or, without one, as somebody else left it. */
	onChanged: (view: DisputeView, act?: CommandType) => void;
}

/** One dispute: the customer's words, the amounts, whose turn it is, what can be done, what happened. */
export function DisputePanel({ id, back, onChanged }: DisputePanelProps) {
	const session = useSession();
	const { client, host, people, catalogue } = session;
	const { language, today } = useReader();
	const say = tabWords(language);
	const { file, send } = useDispute(id, onChanged);
	const others = useLoad(`${file.value?.dispute.account}`, async (signal) => {
		const account = file.value?.dispute.account;
		if (account === undefined) return [];
		return (await client.listDisputes({ query: { account, open: "true", limit: 50 } }, signal)).disputes;
	});
	const [told, setTold] = useState<string>();
	const panel = useRef<HTMLElement>(null);
	const { value, trouble } = file;

	useEffect(() => panel.current?.focus(), []);
	useWhileSeen(10_000, () => {
		// A form names the version it was opened on; what changes meanwhile is told when it is sent.
		if (!file.busy && !panel.current?.querySelector("form")) file.reload();
	});

	const done = useCallback(
		(type: CommandType) => setTold(say.disputes.sent(words(language).command[type])),
		[say, language],
	);
	const share = () => {
		host.share(id, value?.dispute.number ?? id).then(
			(how) => how === "copied" && setTold(say.disputes.copied),
			() => {},
		);
	};
	const reasons = Object.fromEntries(
		catalogue.reasons.map((reason) => [reason.code, reason.label[language]]),
	);
	return (
		<aside
			ref={panel}
			class="detail"
			tabIndex={-1}
			aria-label={value?.dispute.number ?? say.disputes.title}
			onKeyDown={(event) => {
				if (event.key === "Escape" && !event.defaultPrevented && !inForm(event.target)) location.hash = back;
			}}
		>
			<div class="row between detail-head">
				<a class="button subtle" href={back}>
					<span class="narrow-only">‹ {say.disputes.back}</span>
					<span class="wide-only">{say.disputes.close}</span>
				</a>
				{value && (
					<button type="button" class="button subtle" onClick={share}>
						{say.disputes.copyLink}
					</button>
				)}
			</div>
			{trouble && <TroubleNote trouble={trouble} onRetry={file.reload} />}
			{!value && !trouble && (
				<Skeleton lines={[50, 100, 100, 60, 100, 100, 40, 90, 90]} waitingFor={say.waiting.dispute} />
			)}
			{value && (
				<div class="stack">
					<DisputeFacts file={value} />
					<CommandBar
						context={{ view: value, people, catalogue, language, today, others: others.value ?? [] }}
						send={send}
						onDone={done}
					/>
					<section class="stack tight">
						<h3>{say.disputes.history}</h3>
						<Timeline events={value.events} people={namesIn(value, people)} reasons={reasons} />
					</section>
					{maySet(session) && <SeenBy key={id} dispute={id} />}
				</div>
			)}
			{told !== undefined && <Toast text={told} onClose={() => setTold(undefined)} />}
		</aside>
	);
}

const inForm = (target: EventTarget | null): boolean =>
	target instanceof Element && target.closest("form") !== null;

function namesIn(file: DisputeFile, people: readonly { id: string; name: string }[]): Record<string, string> {
	return { ...Object.fromEntries(people.map((person) => [person.id, person.name])), ...file.people };
}
