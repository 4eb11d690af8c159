import { ErrorNote } from "@accord/shared/look/ErrorNote.tsx";
import type { ComponentChildren } from "preact";
import { useErrorBoundary } from "preact/hooks";
import type { MailHost } from "../host/mailHost.ts";
import { paneWords } from "../words/words.ts";

/** Says so when a fault of ours stops the pane, instead of leaving it empty. */
export function Guard({ host, children }: { host: MailHost; children: ComponentChildren }) {
	const [fault, reset] = useErrorBoundary((error) => console.error(error));
	const say = paneWords(host.settings.language);
	if (fault === undefined) return <>{children}</>;
	return (
		<main class="pane">
			<ErrorNote happened={say.somethingBroke} safe={say.somethingBrokeNext} onRetry={reset} />
		</main>
	);
}
