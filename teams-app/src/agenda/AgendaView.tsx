import { KINDS } from "@accord/shared/look/collecting/words.ts";
import { useReader } from "@accord/shared/look/reader.ts";
import { Skeleton } from "@accord/shared/look/Skeleton.tsx";
import { useEffect, useRef, useState } from "preact/hooks";
import { Empty } from "../app/Empty.tsx";
import { hrefOf } from "../app/route.ts";
import { useSession } from "../app/session.ts";
import { TroubleNote } from "../app/TroubleNote.tsx";
import { collectingWords } from "../words/collecting/words.ts";
import { AgendaFilters } from "./AgendaFilters.tsx";
import { Bulk } from "./Bulk.tsx";
import { EntryPanel } from "./EntryPanel.tsx";
import { EntryRow } from "./EntryRow.tsx";
import { isNarrowed } from "./query.ts";
import { ToldToast } from "./ToldToast.tsx";
import type { Told } from "./told.ts";
import { useAgenda } from "./useAgenda.ts";
import { useKeys } from "./useKeys.ts";

interface AgendaViewProps {
	/** Key of the entry that is open. */
	id: string | undefined;
	query: Readonly<Record<string, string>>;
}

/** What a collector has to do today, and beside it (on a phone: over it) the thing being done. */
export function AgendaView({ id, query }: AgendaViewProps) {
	const { people } = useSession();
	const { language } = useReader();
	const say = collectingWords(language).agenda;
	const { asked, agenda, entries, trouble, reload, settle } = useAgenda(query);
	const [chosen, setChosen] = useState<ReadonlySet<string>>(new Set());
	const [told, setTold] = useState<Told>();
	const list = useRef<HTMLDivElement>(null);
	const left = useRef<string>(undefined);
	useKeys(list);
	const back = hrefOf("agenda", query);
	const open = entries?.find((entry) => entry.key === id);
	const nameOf = (person: string) =>
		agenda?.people[person] ?? people.find((one) => one.id === person)?.name ?? person;
	const done = (what: Told) => {
		setTold(what);
		settle(what.keys, true);
		setChosen(new Set());
		if (id !== undefined && what.keys.includes(id)) location.hash = back;
	};

	// Closing an entry leads back to its line; one that was done, to the first that is left.
	useEffect(() => {
		if (id === undefined && left.current !== undefined) {
			const line = list.current?.querySelector<HTMLElement>(`[data-entry="${CSS.escape(left.current)}"]`);
			(line ?? list.current?.querySelector<HTMLElement>("[data-entry]"))?.focus();
		}
		left.current = id;
	}, [id]);

	return (
		<div class={id === undefined ? "stack disputes" : "stack disputes with-detail"}>
			<h1 tabIndex={-1}>{say.title}</h1>
			<div class="stack disputes-list" ref={list}>
				<AgendaFilters
					query={query}
					id={id}
					accountName={entries?.find((entry) => entry.account === query.account)?.accountName}
				/>
				<p class="small soft" role="status">
					{entries ? say.shown(entries.length) : "\u00a0"}
					{entries && entries.length > 0 && <span class="keys-hint"> · {say.keys}</span>}
				</p>
				{trouble && <TroubleNote trouble={trouble} onRetry={reload} />}
				{!entries && !trouble && (
					<Skeleton lines={[30, 100, 70, 100, 70, 100, 70]} waitingFor={say.waiting} />
				)}
				{entries?.length === 0 && (
					<Empty title={isNarrowed(asked) ? say.noMatchTitle : say.emptyTitle} text={say.empty} />
				)}
				{entries &&
					KINDS.map((kind) => {
						const rows = entries.filter((entry) => entry.kind === kind);
						return (
							rows.length > 0 && (
								<section key={kind} class="stack tight" aria-labelledby={`agenda-${kind}`}>
									<h2 id={`agenda-${kind}`}>
										{say.sections[kind]} <span class="soft">{rows.length}</span>
									</h2>
									<ul class="dispute-rows">
										{rows.map((entry) => (
											<EntryRow
												key={entry.key}
												entry={entry}
												href={hrefOf("agenda", query, entry.key)}
												current={entry.key === id}
												chosen={chosen.has(entry.key)}
												onChoose={(on) => setChosen(toggled(chosen, entry.key, on))}
												nameOf={nameOf}
											/>
										))}
									</ul>
								</section>
							)
						);
					})}
				{agenda?.more && <p class="note">{say.more}</p>}
				{entries && (
					<Bulk
						entries={entries.filter((entry) => chosen.has(entry.key))}
						onDone={done}
						onClear={() => setChosen(new Set())}
					/>
				)}
			</div>
			{id !== undefined && (entries || trouble) && (
				<EntryPanel key={`${id} ${open === undefined}`} entry={open} back={back} onDone={done} />
			)}
			{told && <ToldToast key={told.text} told={told} onClose={() => setTold(undefined)} onUndone={settle} />}
		</div>
	);
}

function toggled(before: ReadonlySet<string>, key: string, on: boolean): ReadonlySet<string> {
	const next = new Set(before);
	if (on) next.add(key);
	else next.delete(key);
	return next;
}
