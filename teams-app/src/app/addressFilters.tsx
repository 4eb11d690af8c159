import { Field } from "@accord/shared/look/Field.tsx";
import type { VNode } from "preact";
import { hrefOf, replacePlace, type View } from "./route.ts";

interface FilteredPlace {
	readonly view: View;
	readonly query: Readonly<Record<string, string>>;
	readonly id: string | undefined;
}

/** The filters of a list, which its view keeps in the address. */
interface AddressFilters {
	/** Narrows by something, or by nothing of it when there is no value. */
	set(name: string, value: string | undefined): void;
	/** Draws a filter that is one of several; `empty` stands there while nothing is chosen. */
	choose(
		name: string,
		label: string,
		empty: string,
		choices: readonly (readonly [value: string, text: string])[],
	): VNode;
}

/** How the list of a view is narrowed, whatever is open (`id`) beside it. */
export function addressFilters({ view, query, id }: FilteredPlace): AddressFilters {
	const set = (name: string, value: string | undefined) =>
		replacePlace(hrefOf(view, { ...query, [name]: value }, id));
	return {
		set,
		choose: (name, label, empty, choices) => (
			<Field label={label}>
				{(control) => (
					<select
						{...control}
						class="input"
						name={name}
						value={query[name] ?? ""}
						onChange={(event) => set(name, event.currentTarget.value)}
					>
						<option value="">{empty}</option>
						{choices.map(([value, text]) => (
							<option key={value} value={value}>
								{text}
							</option>
						))}
					</select>
				)}
			</Field>
		),
	};
}
