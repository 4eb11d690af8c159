import type { AgendaEntryView, DraftAnswer } from "@accord/shared/api/dunningSchemas.ts";
import { decideReminder } from "@accord/shared/look/collecting/acts.ts";
import { ReminderActs, stageOf } from "@accord/shared/look/collecting/ReminderActs.tsx";
import { WhyLines } from "@accord/shared/look/collecting/WhyLines.tsx";
import { collectingLook, levelName } from "@accord/shared/look/collecting/words.ts";
import { Totals } from "@accord/shared/look/Money.tsx";
import { useReader } from "@accord/shared/look/reader.ts";
import { Skeleton } from "@accord/shared/look/Skeleton.tsx";
import { useState } from "preact/hooks";
import { useSurroundings } from "../qualify/surroundings.ts";
import { Trouble } from "../qualify/Trouble.tsx";
import { useLoad } from "../qualify/useLoad.ts";
import { agendaWords } from "../words/agenda.ts";
import type { Told } from "./told.ts";
import { ActTrouble, useAct } from "./useAct.tsx";

interface ChaseProps {
	entry: AgendaEntryView;
	onDone: (told: Told) => void;
}

/** An account to chase: the draft opens in Outlook, a person sends it and says so. */
export function Chase({ entry, onDone }: ChaseProps) {
	const { language } = useReader();
	const { api, host } = useSurroundings();
	const say = agendaWords(language).chase;
	const act = useAct();
	const { account, accountName } = entry;
	const params = { accountId: account };
	const [draft, setDraft] = useState<{ readonly letter: DraftAnswer; readonly opened: boolean }>();
	const { loaded, reload } = useLoad(account, (signal) => api.readProposal({ params }, signal));
	if (loaded.state === "failed") return <Trouble error={loaded.error} onRetry={reload} />;
	if (loaded.state === "loading") return <Skeleton lines={[60, 100, 100, 100]} waitingFor={say.loading} />;
	const { proposal } = loaded.value;
	const write = () =>
		act.run(async () => {
			const letter = await api.draftReminder({ params });
			const opened = host.write
				? await host.write(letter).then(
						() => true,
						() => false,
					)
				: false;
			setDraft({ letter, opened });
		});
	const decide = (id: string, outcome: "sent" | "cancelled") =>
		act.run(async () => {
			const undo = await decideReminder(api, { account, id }, outcome);
			onDone({ text: (outcome === "sent" ? say.toldSent : say.toldNot)(accountName), undo });
		});
	return (
		<>
			{proposal ? (
				<p class="row between">
					<span>
						<strong>{levelName(proposal.level.id, language)}</strong>{" "}
						<span class="soft">· {collectingLook(language).channel[proposal.level.channel]}</span>
					</span>
					<Totals amounts={proposal.total} />
				</p>
			) : (
				<p class="note">{say.noneToday}</p>
			)}
			{draft && <p role="status">{draft.opened ? say.written : say.unopened}</p>}
			{draft && !draft.opened && (
				<textarea class="input" readOnly rows={10} aria-label={say.draft} value={draft.letter.text} />
			)}
			<ActTrouble act={act} />
			{proposal && (
				<ReminderActs
					busy={act.busy}
					stage={stageOf(proposal, draft)}
					write={act.busy ? say.writing : say.write}
					onWrite={write}
					onDecide={(outcome) => decide(proposal.id, outcome)}
				/>
			)}
			<details>
				<summary>{say.why}</summary>
				<WhyLines proposal={loaded.value} />
			</details>
		</>
	);
}
