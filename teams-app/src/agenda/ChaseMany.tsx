import type { AgendaEntryView, DraftAnswer } from "@accord/shared/api/dunningSchemas.ts";
import { Dialog } from "@accord/shared/look/Dialog.tsx";
import { Totals } from "@accord/shared/look/Money.tsx";
import { useReader } from "@accord/shared/look/reader.ts";
import { useEffect, useState } from "preact/hooks";
import { useSession } from "../app/session.ts";
import { ActNote, useAct } from "../app/useAct.tsx";
import { collectingWords } from "../words/collecting/words.ts";
import { mailto } from "./mailto.ts";

interface ChaseManyProps {
	entries: readonly AgendaEntryView[];
	onDone: (done: readonly AgendaEntryView[], undo: () => Promise<void>) => void;
	onClose: () => void;
}

interface Written {
	readonly entry: AgendaEntryView;
	/** Absent where none could be made, and for a call. */
	readonly draft?: DraftAnswer;
	/** What the service is told about. */
	readonly letter?: string;
}

/** Several accounts at once: every letter is opened and sent by the person, and said once to have gone out. */
export function ChaseMany({ entries, onDone, onClose }: ChaseManyProps) {
	const { client } = useSession();
	const say = collectingWords(useReader().language);
	const act = useAct();
	const [written, setWritten] = useState<readonly Written[]>([]);
	// The list is what was chosen when the dialog was opened; the agenda behind it may move on.
	const [chosen] = useState(entries);
	useEffect(() => {
		let here = true;
		const write = async () => {
			for (const entry of chosen) {
				const isCall = entry.level?.channel === "call";
				const draft = isCall
					? undefined
					: await client.draftReminder({ params: { accountId: entry.account } }).catch(() => undefined);
				if (!here) return;
				const letter = isCall ? entry.proposal : draft?.id;
				setWritten((before) => [
					...before,
					{ entry, ...(draft ? { draft } : {}), ...(letter === undefined ? {} : { letter }) },
				]);
			}
		};
		void write();
		return () => {
			here = false;
		};
	}, [chosen, client]);
	const ready = written.length === chosen.length;
	const good = written.filter((one) => one.letter !== undefined);
	const decide = async (outcome: "sent" | "proposed") => {
		for (const { entry, letter = "" } of good)
			await client.decideLetter({ params: { letterId: letter }, body: { account: entry.account, outcome } });
	};
	const confirm = () =>
		act.run(async () => {
			await decide("sent");
			onDone(
				good.map((one) => one.entry),
				() => decide("proposed"),
			);
		});
	return (
		<Dialog title={say.chase.many(chosen.length)} onClose={onClose}>
			<p>{say.chase.manyHow}</p>
			<ul class="stack tight">
				{written.map(({ entry, draft, letter }) => (
					<li key={entry.key} class="row between">
						<span class="draft-line">
							<strong>{entry.accountName}</strong> <Totals amounts={entry.amount} />
							<span class="small soft">
								{letter === undefined
									? ` · ${say.chase.manyFailed(entry.accountName)}`
									: draft?.to.length === 0 && ` · ${say.chase.noAddress}`}
							</span>
						</span>
						{draft && (
							<a class="button" href={mailto(draft)} aria-label={`${say.chase.mail} : ${entry.accountName}`}>
								{say.chase.mail}
							</a>
						)}
					</li>
				))}
			</ul>
			{!ready && (
				<p class="small soft" role="status">
					{say.chase.manyWriting(written.length, chosen.length)}
				</p>
			)}
			<ActNote act={act} onReload={onClose} />
			<div class="row">
				<button
					type="button"
					class="button primary"
					disabled={!ready || good.length === 0}
					aria-disabled={act.busy}
					onClick={() => void confirm()}
				>
					{act.busy ? say.act.sending : say.chase.manySent(good.length)}
				</button>
				<button type="button" class="button subtle" onClick={onClose} disabled={act.busy}>
					{say.act.cancel}
				</button>
			</div>
		</Dialog>
	);
}
