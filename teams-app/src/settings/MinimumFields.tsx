import { Field } from "@accord/shared/look/Field.tsx";
import { useReader } from "@accord/shared/look/reader.ts";
import { settingsWords } from "../words/settings/words.ts";
import { NumberInput } from "./NumberInput.tsx";
import type { PolicyDraft } from "./policyDraft.ts";

interface MinimumFieldsProps {
	minimum: PolicyDraft["minimum"];
	wrong: ReadonlySet<string>;
	onChange: (minimum: PolicyDraft["minimum"]) => void;
}

/** Below how much is not chased, in each currency. */
export function MinimumFields({ minimum, wrong, onChange }: MinimumFieldsProps) {
	const say = settingsWords(useReader().language).policy;
	return (
		<>
			{Object.entries(minimum).map(([currency, text]) => (
				<Field
					key={currency}
					label={say.minimum(currency)}
					error={wrong.has(`minimum.${currency}`) ? say.notAnAmount : undefined}
				>
					{(control) => (
						<NumberInput
							control={control}
							value={text}
							onType={(typed) => onChange({ ...minimum, [currency]: typed })}
						/>
					)}
				</Field>
			))}
		</>
	);
}
