import { Field } from "@accord/shared/look/Field.tsx";
import { useReader } from "@accord/shared/look/reader.ts";
import { settingsWords } from "../words/settings/words.ts";
import { CHANNELS, type LevelDraft } from "./policyDraft.ts";

interface LevelFieldsProps {
	at: number;
	level: LevelDraft;
	/** Names of the letters there are. */
	letters: readonly string[];
	/** Which of its fields were refused. */
	wrong: (field: string) => boolean;
	onChange: (level: LevelDraft) => void;
	/** Absent for the last one left. */
	onRemove: (() => void) | undefined;
}

/** One level of the policy: when, by what, with which letter. */
export function LevelFields({ at, level, letters, wrong, onChange, onRemove }: LevelFieldsProps) {
	const words = settingsWords(useReader().language);
	const say = words.policy;
	const titles: Readonly<Record<string, string>> = words.letters.purposes;
	const nth = at + 1;
	return (
		<fieldset class="card stack">
			<legend>{say.level(nth)}</legend>
			<div class="level-row">
				<Field label={say.id} error={wrong("id") ? say.idRule : undefined}>
					{(control) => (
						<input
							{...control}
							class="input"
							autocomplete="off"
							value={level.id}
							onInput={(event) => onChange({ ...level, id: event.currentTarget.value })}
						/>
					)}
				</Field>
				<Field label={say.day} hint={say.dayHint} error={wrong("day") ? say.dayRule : undefined}>
					{(control) => (
						<input
							{...control}
							class="input amount"
							inputMode="numeric"
							autocomplete="off"
							value={level.day}
							onInput={(event) => onChange({ ...level, day: event.currentTarget.value })}
						/>
					)}
				</Field>
				<Field label={say.channel}>
					{(control) => (
						<select
							{...control}
							class="input"
							value={level.channel}
							onChange={(event) => {
								const value = event.currentTarget.value;
								onChange({ ...level, channel: CHANNELS.find((one) => one === value) ?? level.channel });
							}}
						>
							{CHANNELS.map((channel) => (
								<option key={channel} value={channel}>
									{say.channels[channel]}
								</option>
							))}
						</select>
					)}
				</Field>
				<Field label={say.letter} error={wrong("template") ? say.letterRule : undefined}>
					{(control) => (
						<select
							{...control}
							class="input"
							value={level.template}
							onChange={(event) => onChange({ ...level, template: event.currentTarget.value })}
						>
							{[...new Set([level.template, ...letters])].map((name) => (
								<option key={name} value={name}>
									{titles[name] ?? name}
								</option>
							))}
						</select>
					)}
				</Field>
			</div>
			{onRemove && (
				<div>
					<button type="button" class="button subtle" aria-label={say.remove(nth)} onClick={onRemove}>
						{say.remove(nth)}
					</button>
				</div>
			)}
		</fieldset>
	);
}
