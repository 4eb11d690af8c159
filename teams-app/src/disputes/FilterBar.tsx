import { formatDay } from "@accord/shared/i18n/format.ts";
import { words } from "@accord/shared/i18n/index.ts";
import { useReader } from "@accord/shared/look/reader.ts";
import { addressFilters } from "../app/addressFilters.tsx";
import { hrefOf, replacePlace } from "../app/route.ts";
import { useSession } from "../app/session.ts";
import { tabWords } from "../words/words.ts";
import { AccountFilter } from "./AccountFilter.tsx";
import { filtersOf, isFiltered, STATUSES } from "./filters.ts";

interface FilterBarProps {
	query: Readonly<Record<string, string>>;
	/** Name of the account filtered by, when a row has told it. */
	accountName: string | undefined;
	id: string | undefined;
}

/** What the list shows, each choice in the address. */
export function FilterBar({ query, accountName, id }: FilterBarProps) {
	const { people, catalogue } = useSession();
	const { language, today } = useReader();
	const say = tabWords(language).disputes;
	const filters = filtersOf(query);
	const { set, choose } = addressFilters({ view: "disputes", query, id });
	const everybody = people.map((person) => [person.id, person.name] as const);
	const day = (value: string | undefined) => (value === undefined ? "…" : formatDay(value, today, language));
	const span = filters.from !== undefined || filters.to !== undefined;
	return (
		<details class="filters" open={!matchMedia("(max-width: 639px)").matches}>
			<summary>{say.filters}</summary>
			<search class="filter-grid" aria-label={say.filters}>
				{choose("status", say.status, say.all, [
					["notClosed", say.notClosed],
					...STATUSES.map((status) => [status, words(language).status[status]] as const),
				])}
				{choose(
					"reason",
					say.reason,
					say.any,
					catalogue.reasons.map((reason) => [reason.code, reason.label[language]] as const),
				)}
				{choose("owner", say.owner, say.anyone, everybody)}
				{choose(
					"coordinator",
					say.coordinator,
					say.anyone,
					people.filter((one) => one.roles.includes("collector")).map((one) => [one.id, one.name] as const),
				)}
				<AccountFilter
					account={filters.account}
					name={accountName}
					onChoose={(account) => set("account", account)}
				/>
			</search>
			<div class="chips">
				<label class="chip">
					<input
						type="checkbox"
						name="late"
						checked={filters.late}
						onChange={(event) => set("late", event.currentTarget.checked ? "1" : undefined)}
					/>
					{say.lateOnly}
				</label>
				{span && (
					<Chosen
						text={say.opened(day(filters.from), day(filters.to))}
						remove={say.remove}
						onRemove={() =>
							replacePlace(hrefOf("disputes", { ...query, from: undefined, to: undefined }, id))
						}
					/>
				)}
				{filters.currency !== undefined && (
					<Chosen
						text={say.currency(filters.currency)}
						remove={say.remove}
						onRemove={() => set("currency", undefined)}
					/>
				)}
				{isFiltered(filters) && (
					<button
						type="button"
						class="button subtle"
						onClick={() => replacePlace(hrefOf("disputes", {}, id))}
					>
						{say.clear}
					</button>
				)}
			</div>
		</details>
	);
}

function Chosen({ text, remove, onRemove }: { text: string; remove: string; onRemove: () => void }) {
	return (
		<button type="button" class="button chosen" aria-label={`${remove} : ${text}`} onClick={onRemove}>
			{text} <span aria-hidden="true">✕</span>
		</button>
	);
}
