import { words } from "@accord/shared/i18n/index.ts";
import { KINDS } from "@accord/shared/look/collecting/words.ts";
import { Field } from "@accord/shared/look/Field.tsx";
import { useReader } from "@accord/shared/look/reader.ts";
import { addressFilters } from "../app/addressFilters.tsx";
import { hrefOf, replacePlace } from "../app/route.ts";
import { useSession } from "../app/session.ts";
import { AccountFilter } from "../disputes/AccountFilter.tsx";
import { STATUSES } from "../disputes/filters.ts";
import { collectingWords } from "../words/collecting/words.ts";

interface AgendaFiltersProps {
	query: Readonly<Record<string, string>>;
	id: string | undefined;
	/** Name of the account filtered by, when an entry has told it. */
	accountName: string | undefined;
}

/** What the agenda shows, each choice in the address. */
export function AgendaFilters({ query, id, accountName }: AgendaFiltersProps) {
	const { people, catalogue, me } = useSession();
	const { language } = useReader();
	const say = collectingWords(language).agenda;
	const { set, choose } = addressFilters({ view: "agenda", query, id });
	const collectors = people.filter((one) => one.roles.includes("collector"));
	const narrowed = Object.entries(query).some(([name, value]) => name !== "coordinator" && value !== "");
	return (
		<details class="filters" open={!matchMedia("(max-width: 639px)").matches}>
			<summary>{say.filters}</summary>
			<search class="filter-grid" aria-label={say.filters}>
				{choose(
					"kind",
					say.kind,
					say.all,
					KINDS.map((kind) => [kind, say.sections[kind]] as const),
				)}
				{choose(
					"coordinator",
					say.coordinator,
					say.anyone,
					collectors.map((one) => [one.id, one.name] as const),
				)}
				{choose(
					"owner",
					say.owner,
					say.anyone,
					people.map((one) => [one.id, one.name] as const),
				)}
				{choose(
					"reason",
					say.reason,
					say.any,
					catalogue.reasons.map((reason) => [reason.code, reason.label[language]] as const),
				)}
				{choose(
					"status",
					say.status,
					say.any,
					STATUSES.filter((status) => status !== "closed").map(
						(status) => [status, words(language).status[status]] as const,
					),
				)}
				<AccountFilter
					account={query.account}
					name={accountName}
					onChoose={(account) => set("account", account)}
				/>
				<Field label={`${say.minimum} (${me.tenant.currency})`}>
					{(control) => (
						<input
							{...control}
							class="input amount"
							name="minimum"
							inputMode="decimal"
							autocomplete="off"
							value={query.minimum ?? ""}
							onChange={(event) => set("minimum", event.currentTarget.value.trim())}
						/>
					)}
				</Field>
			</search>
			{narrowed && (
				<button
					type="button"
					class="button subtle"
					onClick={() => replacePlace(hrefOf("agenda", { coordinator: query.coordinator }, id))}
				>
					{say.clear}
				</button>
			)}
		</details>
	);
}
