import { ApiProblem } from "@accord/shared/api/client.ts";
import { ErrorNote } from "@accord/shared/look/ErrorNote.tsx";
import { useReader } from "@accord/shared/look/reader.ts";
import { HostSilent, SignInFailed } from "../host/mailHost.ts";
import { type PaneWords, paneWords } from "../words/words.ts";

interface TroubleProps {
	error: unknown;
	/** What is not lost. */
	safe?: string;
	onRetry?: (() => void) | undefined;
}

/** Whatever was thrown, as what happened, what is safe and what to do. */
export function Trouble({ error, safe, onRetry }: TroubleProps) {
	const { language } = useReader();
	const { happened, next } = sentences(error, paneWords(language));
	return (
		<ErrorNote
			happened={happened}
			{...(safe === undefined ? {} : { safe })}
			{...(next === undefined ? {} : { next: <span>{next}</span> })}
			{...(onRetry ? { onRetry } : {})}
		/>
	);
}

function sentences(error: unknown, say: PaneWords): { happened: string; next?: string } {
	if (error instanceof ApiProblem) return { happened: error.problem.detail };
	if (error instanceof SignInFailed) return { happened: say.notSignedIn, next: say.notSignedInNext };
	if (error instanceof HostSilent) return { happened: say.hostSilent, next: say.hostSilentNext };
	return { happened: navigator.onLine ? say.unreachable : say.offline };
}
