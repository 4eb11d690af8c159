import { ApiProblem } from "@accord/shared/api/client.ts";
import { ErrorNote } from "@accord/shared/look/ErrorNote.tsx";
import { useReader } from "@accord/shared/look/reader.ts";
import { settingsWords } from "../words/settings/words.ts";

/** Whether a save was refused because somebody else saved since it was opened. */
export function isChangedSince(error: unknown): boolean {
	return error instanceof ApiProblem && error.problem.code === "changed_since";
}

/** What a person reads of something that is edited: each part's name and text. */
export type Described = ReadonlyMap<string, string>;

interface ConflictNoteProps {
	readonly theirs: Described;
	readonly mine: Described;
	readonly busy: boolean;
	readonly onTake: () => void;
	readonly onKeep: () => void;
}

/** Two versions that meet: where they differ, and which of them is to hold. */
export function ConflictNote({ theirs, mine, busy, onTake, onKeep }: ConflictNoteProps) {
	const say = settingsWords(useReader().language).conflict;
	const names = [...new Set([...theirs.keys(), ...mine.keys()])];
	const differing = names.filter((name) => theirs.get(name) !== mine.get(name));
	return (
		<ErrorNote
			happened={say.happened}
			safe={differing.length === 0 ? say.same : say.safe}
			next={
				<>
					<ul class="conflict stack">
						{differing.map((name) => (
							<li key={name}>
								<strong>{name}</strong>
								<dl>
									<dt>{say.theirs}</dt>
									<dd>{theirs.get(name) || say.nothing}</dd>
									<dt>{say.mine}</dt>
									<dd>{mine.get(name) || say.nothing}</dd>
								</dl>
							</li>
						))}
					</ul>
					<div class="row">
						<button type="button" class="button" aria-disabled={busy} onClick={onTake}>
							{say.take}
						</button>
						{differing.length > 0 && (
							<button type="button" class="button" aria-disabled={busy} onClick={onKeep}>
								{say.keep}
							</button>
						)}
					</div>
				</>
			}
		/>
	);
}
