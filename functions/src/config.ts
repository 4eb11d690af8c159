import { z } from "zod";

const port = z.coerce.number().int().min(0).max(65_535);

/** Settings of the local host. */
const localSchema = z.object({
	ACCORD_DATA: z.string().min(1).default(".data"),
	PORT: port.default(7071),
	ACCORD_PLAYGROUND_PORT: port.default(56_150),
	/** `off` leaves the chat away. */
	ACCORD_PLAYGROUND: z.enum(["on", "off"]).default("on"),
});
export type LocalConfig = z.infer<typeof localSchema>;

/** A setting that is missing or wrong, by name; the process does not start with it. */
export class ConfigError extends Error {
	readonly settings: readonly string[];
	constructor(issues: readonly { setting: string; message: string }[]) {
		super(issues.map(({ setting, message }) => `${setting}: ${message}`).join("\n"));
		this.name = "ConfigError";
		this.settings = issues.map(({ setting }) => setting);
	}
}

export function parseSettings<S extends z.ZodType>(
	schema: S,
	environment: Readonly<Record<string, string | undefined>>,
): z.infer<S> {
	const parsed = schema.safeParse(environment);
	if (parsed.success) return parsed.data;
	throw new ConfigError(
		parsed.error.issues.map((issue) => ({
			setting: issue.path.map(String).join("."),
			message: issue.message,
		})),
	);
}

/** @throws ConfigError naming each wrong setting */
export function parseLocalConfig(environment: Readonly<Record<string, string | undefined>>): LocalConfig {
	return parseSettings(localSchema, environment);
}
