import { ErrorNote } from "@accord/shared/look/ErrorNote.tsx";
import { useReader } from "@accord/shared/look/reader.ts";
import { useSlow } from "@accord/shared/look/Skeleton.tsx";
import { useState } from "preact/hooks";
import { collectingWords } from "../words/collecting/words.ts";
import { TroubleNote } from "./TroubleNote.tsx";
import { type Trouble, troubleOf } from "./useLoad.ts";

export interface Act {
	readonly busy: boolean;
	readonly slow: boolean;
	readonly trouble: Trouble | undefined;
	/** Runs one act at a time; what goes wrong is kept to be shown, and tells whether it went well. */
	readonly run: (act: () => Promise<void>) => Promise<boolean>;
}

/** Something a person does that the service answers. */
export function useAct(): Act {
	const [busy, setBusy] = useState(false);
	const [trouble, setTrouble] = useState<Trouble>();
	const slow = useSlow(busy);
	const run = async (act: () => Promise<void>) => {
		if (busy) return false;
		if (!navigator.onLine) {
			setTrouble({ kind: "offline" });
			return false;
		}
		setBusy(true);
		setTrouble(undefined);
		try {
			await act();
			return true;
		} catch (error) {
			setTrouble(troubleOf(error));
			return false;
		} finally {
			setBusy(false);
		}
	};
	return { busy, slow, trouble, run };
}

/** Somebody else wrote first: another state, or another version. */
const overtaken: ReadonlySet<number> = new Set([409, 412]);

/** How an act ended when it did not end well: what is safe, and how to see what somebody else decided. */
export function ActNote({ act, onReload }: { act: Act; onReload?: (() => void) | undefined }) {
	const say = collectingWords(useReader().language).act;
	const { trouble, slow } = act;
	if (trouble?.kind === "offline") return <ErrorNote happened={say.offline} />;
	if (trouble?.kind === "unreachable") return <ErrorNote happened={say.unknown} safe={say.unknownSafe} />;
	if (trouble?.kind === "refused" && overtaken.has(trouble.problem.status))
		return (
			<ErrorNote
				happened={say.faster}
				safe={say.fasterSafe}
				next={
					onReload && (
						<div>
							<button type="button" class="button" onClick={onReload}>
								{say.asItIs}
							</button>
						</div>
					)
				}
			/>
		);
	if (trouble) return <TroubleNote trouble={trouble} />;
	return (
		<p class="small soft" role="status">
			{slow ? say.slow : ""}
		</p>
	);
}
