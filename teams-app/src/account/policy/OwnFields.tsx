import { UntilAndWhy } from "@accord/shared/look/collecting/UntilAndWhy.tsx";
import { useReader } from "@accord/shared/look/reader.ts";
import { LevelsEditor } from "../../settings/LevelsEditor.tsx";
import { MinimumFields } from "../../settings/MinimumFields.tsx";
import { settingsWords } from "../../words/settings/words.ts";
import type { OwnDraft } from "./ownDraft.ts";

interface OwnFieldsProps {
	draft: OwnDraft;
	letters: readonly string[];
	wrong: ReadonlySet<string>;
	onChange: (part: Partial<OwnDraft>) => void;
}

/** Exclusion, minimum and levels: each behind its own tick, so that what is not ticked stays the tenant's. */
export function OwnFields({ draft, letters, wrong, onChange }: OwnFieldsProps) {
	const { language } = useReader();
	const say = settingsWords(language).own;
	const rules = (part: Partial<OwnDraft["rules"]>) => onChange({ rules: { ...draft.rules, ...part } });
	return (
		<>
			<Tick label={say.exclude} on={draft.excluded} onChange={(excluded) => onChange({ excluded })} />
			{draft.excluded && (
				<div class="level-row">
					<UntilAndWhy
						typed={draft}
						wrong={{
							until: wrong.has("excluded.until") ? say.untilRule : undefined,
							because: wrong.has("excluded.because") ? say.becauseRule : undefined,
						}}
						say={say}
						onType={onChange}
					/>
				</div>
			)}
			<Tick
				label={say.ownMinimum}
				on={draft.ownMinimum}
				onChange={(ownMinimum) => onChange({ ownMinimum })}
			/>
			{draft.ownMinimum && (
				<div class="level-row">
					<MinimumFields
						minimum={draft.rules.minimum}
						wrong={wrong}
						onChange={(minimum) => rules({ minimum })}
					/>
				</div>
			)}
			<Tick label={say.ownLevels} on={draft.ownLevels} onChange={(ownLevels) => onChange({ ownLevels })} />
			{draft.ownLevels && (
				<LevelsEditor
					levels={draft.rules.levels}
					letters={letters}
					wrong={wrong}
					onChange={(levels) => rules({ levels })}
				/>
			)}
		</>
	);
}

function Tick({ label, on, onChange }: { label: string; on: boolean; onChange: (on: boolean) => void }) {
	return (
		<label class="choice">
			<input type="checkbox" checked={on} onChange={(event) => onChange(event.currentTarget.checked)} />
			{label}
		</label>
	);
}
