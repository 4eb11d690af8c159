import { addDays } from "../../dispute/businessCalendar.ts";
import { Field } from "../Field.tsx";
import { useReader } from "../reader.ts";

/** Until which day, and why. */
export interface Aside {
	readonly until: string;
	readonly because: string;
}

interface UntilAndWhyProps {
	typed: Aside;
	/** What is wrong with either, said beside it. */
	wrong: { readonly [part in keyof Aside]?: string | undefined };
	say: {
		readonly until: string;
		readonly untilHint?: string;
		readonly because: string;
		readonly becauseHint: string;
	};
	onType: (part: Partial<Aside>) => void;
}

/** Two fields: a day after today until which something is left alone, and the reason that colleagues read. */
export function UntilAndWhy({ typed, wrong, say, onType }: UntilAndWhyProps) {
	const { today } = useReader();
	return (
		<>
			<Field label={say.until} hint={say.untilHint} error={wrong.until}>
				{(control) => (
					<input
						{...control}
						class="input"
						type="date"
						min={addDays(today, 1)}
						value={typed.until}
						onInput={(event) => onType({ until: event.currentTarget.value })}
					/>
				)}
			</Field>
			<Field label={say.because} hint={say.becauseHint} error={wrong.because}>
				{(control) => (
					<input
						{...control}
						class="input"
						maxLength={400}
						autocomplete="off"
						value={typed.because}
						onInput={(event) => onType({ because: event.currentTarget.value })}
					/>
				)}
			</Field>
		</>
	);
}
