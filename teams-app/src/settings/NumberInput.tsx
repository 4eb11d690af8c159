import type { FieldControl } from "@accord/shared/look/Field.tsx";

interface NumberInputProps {
	control: FieldControl;
	value: string;
	onType: (text: string) => void;
}

/** A number as a person types it. */
export function NumberInput({ control, value, onType }: NumberInputProps) {
	return (
		<input
			{...control}
			class="input amount"
			inputMode="decimal"
			autocomplete="off"
			value={value}
			onInput={(event) => onType(event.currentTarget.value)}
		/>
	);
}
