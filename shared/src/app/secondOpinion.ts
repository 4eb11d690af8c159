import type { Reading, SecondOpinion } from "../intake/types.ts";
import type { MailInQuestion } from "../ports/secondReader.ts";
import type { Office, World } from "./office.ts";

/** Longer fresh texts are shown by their beginning. */
const MOST_SHOWN = 6000;

/**
 * What the deployment's language model makes of a mail: asked only where the tenant allows it, and only of a mail the
 * reader would ask the agent about. Undefined otherwise.
 */
export async function secondOpinion(
	{ ports: { secondReader, log } }: Office,
	{ settings, catalogue }: World,
	{ subject, reading }: { readonly subject: string; readonly reading: Reading },
): Promise<SecondOpinion | undefined> {
	if (!secondReader || settings.secondReader !== true || !reading.ask) return undefined;
	const { language } = reading;
	const shown: MailInQuestion = {
		language,
		subject,
		text: reading.freshText.slice(0, MOST_SHOWN),
		intents: reading.intents.map(({ value }) => value),
		reasons: catalogue.reasons
			.filter(({ archived }) => !archived)
			.map(({ code, label, means }) => ({ code, label: label[language], means: means[language] })),
	};
	try {
		return await secondReader.opinion(shown);
	} catch {
		log.warn("no second opinion", { tenant: settings.id });
		return undefined;
	}
}
