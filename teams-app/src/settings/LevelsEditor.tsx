import { useReader } from "@accord/shared/look/reader.ts";
import { settingsWords } from "../words/settings/words.ts";
import { LevelFields } from "./LevelFields.tsx";
import type { LevelDraft } from "./policyDraft.ts";

interface LevelsEditorProps {
	levels: readonly LevelDraft[];
	letters: readonly string[];
	/** Which fields were refused, as `levels.0.day`. */
	wrong: ReadonlySet<string>;
	onChange: (levels: readonly LevelDraft[]) => void;
}

/** The levels of a policy: changed, taken away, added after the last. */
export function LevelsEditor({ levels, letters, wrong, onChange }: LevelsEditorProps) {
	const say = settingsWords(useReader().language).policy;
	const add = () => {
		const last = levels.at(-1);
		const next = {
			id: `level${levels.length}`,
			day: String(Number(last?.day ?? 0) + 15),
			channel: "mailDraft" as const,
			template: last?.template ?? "level1",
		};
		onChange([...levels, next]);
	};
	return (
		<section class="levels" aria-label={say.levels}>
			{levels.map((level, at) => (
				<LevelFields
					key={at}
					at={at}
					level={level}
					letters={letters}
					wrong={(field) => wrong.has(`levels.${at}.${field}`)}
					onChange={(next) => onChange(levels.map((one, n) => (n === at ? next : one)))}
					onRemove={levels.length > 1 ? () => onChange(levels.filter((_, n) => n !== at)) : undefined}
				/>
			))}
			<div>
				<button type="button" class="button" onClick={add}>
					{say.add}
				</button>
			</div>
		</section>
	);
}
