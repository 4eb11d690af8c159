import type { AgendaEntryView } from "@accord/shared/api/dunningSchemas.ts";
import { collectingLook, levelName } from "@accord/shared/look/collecting/words.ts";
import { Due } from "@accord/shared/look/Due.tsx";
import { Totals } from "@accord/shared/look/Money.tsx";
import { useReader } from "@accord/shared/look/reader.ts";
import { StatusMark } from "@accord/shared/look/StatusMark.tsx";
import { useSession } from "../app/session.ts";
import { collectingWords } from "../words/collecting/words.ts";

interface EntryRowProps {
	entry: AgendaEntryView;
	href: string;
	current: boolean;
	chosen: boolean;
	onChoose: (chosen: boolean) => void;
	nameOf: (person: string) => string;
}

/** One thing to do as a line: who, why, how much and what of it is held, whose turn it is. */
export function EntryRow({ entry, href, current, chosen, onChoose, nameOf }: EntryRowProps) {
	const { catalogue } = useSession();
	const { language } = useReader();
	const say = collectingWords(language);
	const reason = catalogue.reasons.find((one) => one.code === entry.reason);
	const what = [
		entry.level && `${levelName(entry.level.id, language)} · ${say.channel[entry.level.channel]}`,
		entry.number,
		reason?.label[language] ?? entry.reason,
		entry.items.length > 3 ? say.agenda.items(entry.items.length) : entry.items.join(", "),
	].filter((text) => text !== undefined && text !== "");
	const person = entry.person ?? entry.owner;
	return (
		<li class="agenda-line">
			<label class="item-choose">
				<input
					type="checkbox"
					checked={chosen}
					aria-label={say.agenda.choose(say.agenda.sections[entry.kind], entry.accountName)}
					onChange={(event) => onChoose(event.currentTarget.checked)}
				/>
			</label>
			<a class="dispute-row" href={href} aria-current={current ? "true" : undefined} data-entry={entry.key}>
				<span class="row-who">
					<strong>{entry.accountName}</strong>
				</span>
				<span class="row-words">{entry.says}</span>
				<span class="row-money">
					<Totals amounts={entry.amount} strong />
				</span>
				<span class="row-why small soft">{what.join(" · ")}</span>
				<span class="row-court">
					{entry.held !== undefined && entry.held.length > 0 && (
						<span class="key held small">
							{collectingLook(language).held} <Totals amounts={entry.held} />
						</span>
					)}
					{entry.status !== undefined && (
						<StatusMark status={entry.status} late={entry.kind === "ownerLate"} />
					)}
					{person !== undefined && (
						<span class="small soft">
							{nameOf(person)} · <Due day={entry.due} />
						</span>
					)}
				</span>
			</a>
		</li>
	);
}
