import type { AgendaEntryView, DraftAnswer } from "@accord/shared/api/dunningSchemas.ts";
import { decideReminder, type Undo } from "@accord/shared/look/collecting/acts.ts";
import { ReminderActs, stageOf } from "@accord/shared/look/collecting/ReminderActs.tsx";
import { WhyLines } from "@accord/shared/look/collecting/WhyLines.tsx";
import { levelName } from "@accord/shared/look/collecting/words.ts";
import { useReader } from "@accord/shared/look/reader.ts";
import { Skeleton } from "@accord/shared/look/Skeleton.tsx";
import { useState } from "preact/hooks";
import { CopyBox } from "../app/CopyBox.tsx";
import { useSession } from "../app/session.ts";
import { TroubleNote } from "../app/TroubleNote.tsx";
import { ActNote, useAct } from "../app/useAct.tsx";
import { useLoad } from "../app/useLoad.ts";
import { collectingWords } from "../words/collecting/words.ts";
import { mailto } from "./mailto.ts";

interface ChasePanelProps {
	entry: AgendaEntryView;
	onDone: (told: string, undo: Undo) => void;
}

/** An account to chase: why, what is held back from it, and the letter that a person sends. */
export function ChasePanel({ entry, onDone }: ChasePanelProps) {
	const { client } = useSession();
	const { language } = useReader();
	const say = collectingWords(language);
	const act = useAct();
	const [draft, setDraft] = useState<DraftAnswer>();
	const { account, accountName } = entry;
	const params = { accountId: account };
	const { value, trouble, reload } = useLoad(account, (signal) => client.readProposal({ params }, signal));
	const proposal = value?.proposal;
	const decide = (id: string, outcome: "sent" | "cancelled") =>
		act.run(async () => {
			const undo = await decideReminder(client, { account, id }, outcome);
			const told = outcome === "sent" ? say.chase.toldSent : say.chase.toldNot;
			onDone(told(accountName), undo);
		});
	const write = () => act.run(async () => setDraft(await client.draftReminder({ params })));
	if (!value)
		return trouble ? (
			<TroubleNote trouble={trouble} onRetry={reload} />
		) : (
			<Skeleton lines={[100, 60, 100, 60, 100, 60]} waitingFor={say.chase.waiting} />
		);
	return (
		<div class="stack">
			{!proposal && <p class="note">{say.chase.noneToday}</p>}
			{proposal && !draft && (
				<p>
					<strong>{levelName(proposal.level.id, language)}</strong>{" "}
					<span class="soft">· {say.channel[proposal.level.channel]}</span>
				</p>
			)}
			{draft && <Draft draft={draft} />}
			<ActNote act={act} onReload={reload} />
			{proposal && (
				<ReminderActs
					busy={act.busy}
					stage={stageOf(proposal, draft)}
					write={act.busy ? say.chase.opening : say.chase.open}
					onWrite={() => void write()}
					onDecide={(outcome) => void decide(proposal.id, outcome)}
				/>
			)}
			<details open={!draft}>
				<summary>{say.chase.why}</summary>
				<WhyLines proposal={value} />
			</details>
		</div>
	);
}

/** The merged letter, to be sent from the person's own mail. */
function Draft({ draft }: { draft: DraftAnswer }) {
	const { language } = useReader();
	const say = collectingWords(language).chase;
	return (
		<section class="stack" aria-label={say.draft}>
			<dl class="facts">
				<dt>{say.to}</dt>
				<dd>{draft.to.length === 0 ? say.noAddress : draft.to.join(", ")}</dd>
				<dt>{say.subject}</dt>
				<dd>{draft.subject}</dd>
			</dl>
			<CopyBox label={say.body} text={draft.text} rows={12} words={say} />
			<div>
				<a class="button" href={mailto(draft)}>
					{say.mail}
				</a>
			</div>
			<p class="small soft">{say.nothingGoes}</p>
		</section>
	);
}
