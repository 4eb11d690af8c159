import type { AgendaEntryView } from "@accord/shared/api/dunningSchemas.ts";
import { collectingLook, KINDS } from "@accord/shared/look/collecting/words.ts";
import { useReader } from "@accord/shared/look/reader.ts";
import { Skeleton } from "@accord/shared/look/Skeleton.tsx";
import { useState } from "preact/hooks";
import { useSurroundings } from "../qualify/surroundings.ts";
import { Trouble } from "../qualify/Trouble.tsx";
import { useFocusOnChange } from "../qualify/useFocusOnChange.ts";
import { useLoad } from "../qualify/useLoad.ts";
import { agendaWords } from "../words/agenda.ts";
import { EntryCard } from "./EntryCard.tsx";
import { EntryWork } from "./EntryWork.tsx";
import { ToldToast } from "./ToldToast.tsx";
import type { Told } from "./told.ts";

/** The pane looks at this many accounts; the tab at more. */
const accounts = 50;

interface Done {
	readonly entry: AgendaEntryView;
	readonly told: Told;
}

/** What a collector has to do today, done in place: the list, or the one thing that is open. */
export function Agenda() {
	const { language } = useReader();
	const { api, host, me } = useSurroundings();
	const say = agendaWords(language);
	const [open, setOpen] = useState<AgendaEntryView>();
	const [settled, setSettled] = useState<readonly string[]>([]);
	const [last, setLast] = useState<Done>();
	const [returned, setReturned] = useState<readonly AgendaEntryView[]>([]);
	const person = me?.person.id;
	const { loaded, reload } = useLoad(`agenda ${person} ${language}`, (signal) =>
		api.readAgenda({ query: { limit: accounts, language, coordinator: person } }, signal),
	);
	useFocusOnChange(open?.key ?? "");
	if (loaded.state === "failed") return <Trouble error={loaded.error} onRetry={reload} />;
	if (loaded.state === "loading")
		return <Skeleton lines={[60, 100, 100, 100, 100]} waitingFor={say.loading} />;
	const listed = new Set(loaded.value.entries.map(({ key }) => key));
	// The agenda is built behind the ledger: what was just taken back may not be in it yet.
	const entries = [...returned.filter(({ key }) => !listed.has(key)), ...loaded.value.entries].filter(
		({ key }) => !settled.includes(key),
	);
	const changed = () => {
		host.notifyChanged();
		reload();
	};
	const settle = (entry: AgendaEntryView, told: Told) => {
		setSettled([...settled, entry.key]);
		setLast({ entry, told });
		setOpen(undefined);
		changed();
	};
	const back = () => {
		setOpen(undefined);
		reload();
	};
	return (
		<div class="stack roomy">
			{open ? (
				<EntryWork key={open.key} entry={open} onBack={back} onDone={(told) => settle(open, told)} />
			) : (
				<>
					<h1>{say.title}</h1>
					{entries.length === 0 && <p class="soft">{say.none}</p>}
					{KINDS.map((kind) => {
						const rows = entries.filter((entry) => entry.kind === kind);
						return (
							rows.length > 0 && (
								<section key={kind} class="stack tight" aria-labelledby={`agenda-${kind}`}>
									<h2 id={`agenda-${kind}`}>
										{collectingLook(language).sections[kind]} <span class="soft">{rows.length}</span>
									</h2>
									<ul class="stack">
										{rows.map((entry) => (
											<li key={entry.key}>
												<EntryCard entry={entry} onOpen={() => setOpen(entry)} />
											</li>
										))}
									</ul>
								</section>
							)
						);
					})}
					{loaded.value.more && <p class="note">{say.more}</p>}
				</>
			)}
			{last && (
				<ToldToast
					key={last.told.text}
					told={last.told}
					onClose={() => setLast(undefined)}
					onUndone={() => {
						setSettled(settled.filter((key) => key !== last.entry.key));
						setReturned([...returned, last.entry]);
						changed();
					}}
				/>
			)}
		</div>
	);
}
