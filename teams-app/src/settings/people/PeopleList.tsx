import type { Person } from "@accord/shared/api/schemas.ts";
import { hasLeft } from "@accord/shared/dispute/hasLeft.ts";
import { formatDay } from "@accord/shared/i18n/format.ts";
import { words } from "@accord/shared/i18n/index.ts";
import { Field } from "@accord/shared/look/Field.tsx";
import { matching } from "@accord/shared/look/match.ts";
import { useReader } from "@accord/shared/look/reader.ts";
import { useState } from "preact/hooks";
import { Empty } from "../../app/Empty.tsx";
import { hrefOf } from "../../app/route.ts";
import { peopleWords } from "../../words/people/words.ts";

/** A directory of thousands is searched, not scrolled. */
const most = 100;

/** Everybody, those who have left at the end; a word narrows it. */
export function PeopleList({ people }: { people: readonly Person[] }) {
	const { language, today } = useReader();
	const say = peopleWords(language);
	const { role } = words(language);
	const [typed, setTyped] = useState("");
	const work = (person: Person) => person.roles.map((one) => role[one]).join(", ");
	const sorted = [...people].sort(
		(a, b) => Number(hasLeft(a, today)) - Number(hasLeft(b, today)) || a.name.localeCompare(b.name, language),
	);
	const found = matching(sorted, typed, (one) => [one.name, work(one), ...one.territories].join(" "));
	const shown = found.slice(0, most);
	if (people.length === 0) return <Empty title={say.emptyTitle} text={say.empty} />;
	return (
		<section class="stack" aria-label={say.list}>
			<div class="account-search">
				<Field label={say.search} hint={say.searchHint}>
					{(control) => (
						<input
							{...control}
							class="input"
							type="search"
							autocomplete="off"
							value={typed}
							onInput={(event) => setTyped(event.currentTarget.value)}
						/>
					)}
				</Field>
			</div>
			<p class="small soft" role="status">
				{shown.length === 0 ? say.noMatch : say.shown(shown.length, people.length)}
			</p>
			{shown.length > 0 && (
				<ul class="account-rows" aria-label={say.list}>
					{shown.map((person) => (
						<li key={person.id}>
							<a class="account-row" href={hrefOf("settings", { person: person.id }, "people")}>
								<strong>
									{person.name}
									{hasLeft(person, today) && <span class="soft"> ({words(language).hasLeft})</span>}
								</strong>
								<span class="small soft">
									{[work(person) || say.noFunction, ...person.territories, ...away(person)].join(" · ")}
								</span>
							</a>
						</li>
					))}
				</ul>
			)}
		</section>
	);

	function away({ absent, deputy }: Person): string[] {
		if (!absent || absent.to < today) return [];
		const standIn = people.find(({ id }) => id === deputy);
		return [
			say.absent(formatDay(absent.from, today, language), formatDay(absent.to, today, language)),
			standIn ? say.standsIn(standIn.name) : say.nobodyStandsIn,
		];
	}
}
