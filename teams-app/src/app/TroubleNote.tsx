import { ErrorNote } from "@accord/shared/look/ErrorNote.tsx";
import { useReader } from "@accord/shared/look/reader.ts";
import { tabWords } from "../words/words.ts";
import type { Trouble } from "./useLoad.ts";

/** What happened, what is safe, what to do, for something that could not be read. */
export function TroubleNote({ trouble, onRetry }: { trouble: Trouble; onRetry?: () => void }) {
	const say = tabWords(useReader().language).trouble;
	const retry = onRetry ? { onRetry } : {};
	switch (trouble.kind) {
		case "offline":
			return <ErrorNote happened={say.offline} safe={say.offlineSafe} {...retry} />;
		case "unreachable":
			return <ErrorNote happened={say.unreachable} safe={say.unreachableSafe} {...retry} />;
		case "signIn":
			return <ErrorNote happened={say.signIn} next={<span>{say.signInNext}</span>} {...retry} />;
		case "unexpected":
			return <ErrorNote happened={say.unexpected} safe={say.unexpectedSafe} {...retry} />;
		case "refused":
			// Asking again does not make a thing exist, nor allowed.
			return trouble.problem.code === "not_found" || trouble.problem.code === "forbidden" ? (
				<ErrorNote happened={trouble.problem.detail} />
			) : (
				<ErrorNote happened={trouble.problem.detail} {...retry} />
			);
	}
}
