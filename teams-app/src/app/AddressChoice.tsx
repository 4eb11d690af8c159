import { Field } from "@accord/shared/look/Field.tsx";

interface AddressChoiceProps {
	name: string;
	label: string;
	/** What stands there while nothing is chosen. */
	empty: string;
	value: string;
	choices: readonly (readonly [string, string])[];
	onChoose: (value: string) => void;
}

/** One filter of a list, whose choice its view keeps in the address. */
export function AddressChoice({ name, label, empty, value, choices, onChoose }: AddressChoiceProps) {
	return (
		<Field label={label}>
			{(control) => (
				<select
					{...control}
					class="input"
					name={name}
					value={value}
					onChange={(event) => onChoose(event.currentTarget.value)}
				>
					<option value="">{empty}</option>
					{choices.map(([choice, text]) => (
						<option key={choice} value={choice}>
							{text}
						</option>
					))}
				</select>
			)}
		</Field>
	);
}
