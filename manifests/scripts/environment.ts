import { readFileSync } from "node:fs";
import { join } from "node:path";
import { z } from "zod";

const environmentSchema = z.object({
	name: z.string().regex(/^[a-z][a-z0-9-]*$/),
	/** Stands behind the product's name, so that two environments can be told apart in one tenant. */
	suffix: z.string().max(12),
	/** Host (and port) of pane, tab and API; the one domain the packages name. */
	host: z.string().regex(/^[a-z0-9.-]+(:\d+)?$/),
	/** Application id of the Entra app registration, which is the bot's as well. */
	appId: z.guid(),
	teamsAppId: z.guid(),
	/** Id of the XML add-in for Outlook on Mac and mobile. */
	outlookAddinId: z.guid(),
	developer: z.object({ name: z.string().max(32), websiteUrl: z.url() }),
	version: z.string().regex(/^\d+\.\d+\.\d+$/),
});
/** What differs between two installations of the same packages. */
export type Environment = z.infer<typeof environmentSchema>;

/** Reads `manifests/env/<name>.json`. @throws when a field is missing or wrong, naming it */
export function readEnvironment(name: string): Environment {
	const file = join(import.meta.dirname, "../env", `${name}.json`);
	return environmentSchema.parse(JSON.parse(readFileSync(file, "utf8")));
}
