import type { AgendaEntryView } from "@accord/shared/api/dunningSchemas.ts";
import { useReader } from "@accord/shared/look/reader.ts";
import { useEffect, useRef, useState } from "preact/hooks";
import { hrefOf } from "../app/route.ts";
import { ClaimPanel } from "../claims/ClaimPanel.tsx";
import { collectingWords } from "../words/collecting/words.ts";
import { ChasePanel } from "./ChasePanel.tsx";
import { DisputeActs } from "./DisputeActs.tsx";
import { PutAside } from "./PutAside.tsx";
import type { Told } from "./told.ts";

interface EntryPanelProps {
	/** Undefined once it has left the agenda. */
	entry: AgendaEntryView | undefined;
	/** Address of the agenda without it. */
	back: string;
	onDone: (told: Told) => void;
}

/** One thing to do, with the acts it asks for, done in place. */
export function EntryPanel({ entry, back, onDone }: EntryPanelProps) {
	const say = collectingWords(useReader().language);
	const panel = useRef<HTMLElement>(null);
	const [aside, setAside] = useState(false);
	useEffect(() => panel.current?.focus(), []);
	return (
		<aside
			ref={panel}
			class="detail"
			tabIndex={-1}
			aria-label={entry?.accountName ?? say.agenda.back}
			onKeyDown={(event) => {
				const inForm = event.target instanceof Element && event.target.closest("form") !== null;
				if (event.key === "Escape" && !inForm) location.hash = back;
			}}
		>
			<div class="row between detail-head">
				<a class="button subtle" href={back}>
					<span class="narrow-only">‹ {say.agenda.back}</span>
					<span class="wide-only">{say.agenda.close}</span>
				</a>
				{entry && !aside && (
					<button type="button" class="button subtle" onClick={() => setAside(true)}>
						{say.aside.title}
					</button>
				)}
			</div>
			{!entry && <p class="note">{say.agenda.gone}</p>}
			{entry && (
				<div class="stack">
					<header class="stack tight">
						<h2>{entry.accountName}</h2>
						{entry.kind !== "claim" && <p>{entry.says}</p>}
						<p>
							<a href={hrefOf("account", {}, entry.account)}>{say.agenda.showAccount}</a>
						</p>
					</header>
					{aside && (
						<PutAside
							entries={[entry]}
							onCancel={() => setAside(false)}
							onDone={(_, undo) =>
								onDone({ text: say.aside.told(entry.accountName), undo, keys: [entry.key] })
							}
						/>
					)}
					<Work entry={entry} onDone={onDone} />
				</div>
			)}
		</aside>
	);
}

function Work({ entry, onDone }: { entry: AgendaEntryView; onDone: EntryPanelProps["onDone"] }) {
	const keys = [entry.key];
	if (entry.claim !== undefined)
		return (
			<ClaimPanel
				account={entry.account}
				claim={entry.claim}
				onDone={(text, dispute) => onDone({ text, keys, ...(dispute === undefined ? {} : { dispute }) })}
			/>
		);
	if (entry.dispute !== undefined)
		return <DisputeActs entry={entry} dispute={entry.dispute} onDone={(text) => onDone({ text, keys })} />;
	return <ChasePanel entry={entry} onDone={(text, undo) => onDone({ text, undo, keys })} />;
}
