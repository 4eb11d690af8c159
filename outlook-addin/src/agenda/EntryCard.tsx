import type { AgendaEntryView } from "@accord/shared/api/dunningSchemas.ts";
import { collectingLook, levelName } from "@accord/shared/look/collecting/words.ts";
import { Totals } from "@accord/shared/look/Money.tsx";
import { useReader } from "@accord/shared/look/reader.ts";
import { StatusMark } from "@accord/shared/look/StatusMark.tsx";
import { useSurroundings } from "../qualify/surroundings.ts";
import { agendaWords } from "../words/agenda.ts";

interface EntryCardProps {
	entry: AgendaEntryView;
	onOpen: () => void;
}

/** One thing to do in short: who, what it is, how much, why. The whole card opens it. */
export function EntryCard({ entry, onOpen }: EntryCardProps) {
	const { language } = useReader();
	const { catalogue } = useSurroundings();
	const say = agendaWords(language);
	const look = collectingLook(language);
	const reason = catalogue?.reasons.find((one) => one.code === entry.reason)?.label[language];
	const what = [
		entry.level && levelName(entry.level.id, language),
		entry.number,
		reason ?? entry.reason,
		entry.items.length > 2 ? say.items(entry.items.length) : entry.items.join(", "),
	].filter((text) => text !== undefined && text !== "");
	return (
		<button type="button" class="card agenda-card" onClick={onOpen}>
			<span class="row between">
				<strong>{entry.accountName}</strong>
				<Totals amounts={entry.amount} />
			</span>
			<span class="agenda-says">{entry.says}</span>
			<span class="small soft">{what.join(" · ")}</span>
			{entry.status !== undefined && <StatusMark status={entry.status} late={entry.kind === "ownerLate"} />}
			{entry.held !== undefined && entry.held.length > 0 && (
				<span class="key held small">
					{look.held} <Totals amounts={entry.held} />
				</span>
			)}
		</button>
	);
}
