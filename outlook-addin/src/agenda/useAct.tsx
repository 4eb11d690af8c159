import { useReader } from "@accord/shared/look/reader.ts";
import { useState } from "preact/hooks";
import { Trouble } from "../qualify/Trouble.tsx";
import { agendaWords } from "../words/agenda.ts";

export interface Act {
	readonly busy: boolean;
	readonly error: unknown;
	/** One at a time; what goes wrong is kept to be shown. */
	readonly run: (act: () => Promise<void>) => void;
}

/** Something a person does that the service answers. */
export function useAct(): Act {
	const [busy, setBusy] = useState(false);
	const [error, setError] = useState<unknown>();
	const run = (act: () => Promise<void>) => {
		if (busy) return;
		setBusy(true);
		setError(undefined);
		act().then(
			() => setBusy(false),
			(reason: unknown) => {
				setError(reason ?? new Error("no reason"));
				setBusy(false);
			},
		);
	};
	return { busy, error, run };
}

/** How an act ended when it did not end well. */
export function ActTrouble({ act }: { act: Act }) {
	const say = agendaWords(useReader().language);
	return act.error === undefined ? null : <Trouble error={act.error} safe={say.safe} />;
}
