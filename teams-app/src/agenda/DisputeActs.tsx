import type { AgendaEntryView } from "@accord/shared/api/dunningSchemas.ts";
import type { DisputeView } from "@accord/shared/api/schemas.ts";
import type { CommandType } from "@accord/shared/dispute/command.ts";
import { words } from "@accord/shared/i18n/index.ts";
import { CommandForm } from "@accord/shared/look/commands/CommandForm.tsx";
import { useReader } from "@accord/shared/look/reader.ts";
import { Skeleton } from "@accord/shared/look/Skeleton.tsx";
import { useState } from "preact/hooks";
import { hrefOf } from "../app/route.ts";
import { useSession } from "../app/session.ts";
import { TroubleNote } from "../app/TroubleNote.tsx";
import { DisputeFacts } from "../disputes/DisputeFacts.tsx";
import { useDispute } from "../disputes/useDispute.ts";
import { collectingWords } from "../words/collecting/words.ts";

interface DisputeActsProps {
	entry: AgendaEntryView;
	dispute: string;
	onDone: (told: string) => void;
}

const offered: Readonly<Partial<Record<AgendaEntryView["kind"], readonly CommandType[]>>> = {
	followUp: ["CompleteFollowUp", "ScheduleFollowUp", "Remind"],
	ownerLate: ["Remind", "Assign", "ScheduleFollowUp"],
	quiet: ["Remind", "AskCustomer", "ScheduleFollowUp"],
};

/** A dispute on the agenda: what it stands at, and the acts its day asks for. */
export function DisputeActs({ entry, dispute: id, onDone }: DisputeActsProps) {
	const { people, catalogue } = useSession();
	const { language, today } = useReader();
	const say = collectingWords(language);
	const label = words(language).command;
	const { file, send } = useDispute(id, () => {});
	const [open, setOpen] = useState<CommandType>();
	const { value, trouble } = file;
	if (!value)
		return trouble ? (
			<TroubleNote trouble={trouble} onRetry={file.reload} />
		) : (
			<Skeleton lines={[100, 80, 60, 100, 100]} waitingFor={say.followUp.waiting} />
		);
	const acts = (offered[entry.kind] ?? []).filter((type) => value.allowed.includes(type));
	return (
		<div class="stack">
			{open ? (
				<CommandForm
					key={open}
					type={open}
					context={{
						view: about(value, entry.followUp),
						people,
						catalogue,
						language,
						today,
						...(entry.followUp === undefined ? {} : { followUp: entry.followUp }),
					}}
					send={send}
					onDone={() => onDone(`${value.dispute.number} · ${label[open]}`)}
					onCancel={() => setOpen(undefined)}
				/>
			) : (
				<div class="row">
					{acts.map((type, at) => (
						<button
							key={type}
							type="button"
							class={at === 0 ? "button primary" : "button"}
							onClick={() => setOpen(type)}
						>
							{label[type]}
						</button>
					))}
				</div>
			)}
			<DisputeFacts file={value} />
			<p>
				<a href={hrefOf("disputes", {}, id)}>{say.agenda.showDispute}</a>
			</p>
		</div>
	);
}

/** The dispute with only the follow-up the entry is about, so that a form proposes that one. */
function about<V extends DisputeView>(view: V, followUp: string | undefined): V {
	if (followUp === undefined) return view;
	const followUps = view.dispute.followUps.filter((one) => one.id === followUp);
	return { ...view, dispute: { ...view.dispute, followUps } };
}
