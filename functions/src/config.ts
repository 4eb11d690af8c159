import { z } from "zod";

const port = z.coerce.number().int().min(0).max(65_535);

/** Settings of the local host. */
const localSchema = z.object({
	ACCORD_DATA: z.string().min(1).default(".data"),
	PORT: port.default(7071),
	ACCORD_PLAYGROUND_PORT: port.default(56_150),
	/** `smtp://user:password@host:587` or `smtps://…`: mail leaves this machine; without it, it is kept and shown. */
	ACCORD_SMTP_URL: z.url({ protocol: /^smtps?$/ }).optional(),
	/** Who the mail is from: `Nordalp <accounts@nordalp.example>`. */
	ACCORD_SMTP_FROM: z
		.string()
		.regex(/^[^<>\r\n]*<?[^@\s<>]+@[^@\s<>]+>?$/)
		.optional(),
	/** `off` leaves the chat away. */
	ACCORD_PLAYGROUND: z.enum(["on", "off"]).default("on"),
	/** `off` starts no reminder, escalation or dunning run by itself. */
	ACCORD_TIMERS: z.enum(["on", "off"]).default("on"),
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

const tenantsSchema = z.string().transform((text, context) => {
	const pairs = text.split(",").map((pair) => pair.trim().split("="));
	const tenants = new Map<string, string>();
	for (const [id, name] of pairs) {
		if (!z.guid().safeParse(id).success || !/^[a-z][a-z0-9-]{1,40}$/.test(name ?? "")) {
			context.addIssue({
				code: "custom",
				message: 'expected "<entra tenant id>=<name>", several separated by commas',
			});
			return z.NEVER;
		}
		tenants.set(String(id).toLowerCase(), String(name));
	}
	return tenants;
});
const forbidden = z.undefined({ error: "belongs to the local host and must not be set here" }).optional();
const optionalText = z
	.string()
	.optional()
	.transform((text) => (text === "" ? undefined : text));

/** `InstrumentationKey=…;IngestionEndpoint=https://…;…`, as Application Insights gives it. */
const insightsSchema = z.string().transform((text, context) => {
	const parts = new Map(
		text.split(";").map((part) => [part.split("=")[0]?.trim(), part.split("=")[1]?.trim()]),
	);
	const instrumentationKey = z.guid().safeParse(parts.get("InstrumentationKey"));
	const endpoint = z.url({ protocol: /^https$/ }).safeParse(parts.get("IngestionEndpoint"));
	if (instrumentationKey.success && endpoint.success)
		return { instrumentationKey: instrumentationKey.data, endpoint: endpoint.data };
	context.addIssue({ code: "custom", message: "expected a connection string of Application Insights" });
	return z.NEVER;
});

/** Settings of the function app; `manifests/azure` sets every one of them. */
export const productionSchema = z
	.object({
		ACCORD_APP_ID: z.guid(),
		/** Id of the app package in Teams; links on cards open its tab. */
		ACCORD_TEAMS_APP_ID: z.guid(),
		ACCORD_TENANTS: tenantsSchema,
		ACCORD_IDENTITY_CLIENT_ID: z.guid(),
		ACCORD_COSMOS_ENDPOINT: z.url({ protocol: /^https$/ }),
		ACCORD_COSMOS_DATABASE: z.string().min(1),
		ACCORD_EVIDENCE_ENDPOINT: z.url({ protocol: /^https$/ }),
		/** Sends automatic mail; empty leaves drafts in Outlook only. */
		ACCORD_SENDER_MAILBOX: optionalText,
		/** A model of Azure OpenAI for mails the reader is unsure of; both empty: none is asked. */
		ACCORD_OPENAI_ENDPOINT: optionalText.pipe(z.url({ protocol: /^https$/ }).optional()),
		ACCORD_OPENAI_DEPLOYMENT: optionalText,
		/** Where our own spans go, beside what the host reports. */
		APPLICATIONINSIGHTS_CONNECTION_STRING: insightsSchema,
		ACCORD_LOCAL_IDENTITY: forbidden,
		ACCORD_DATA: forbidden,
	})
	.superRefine(({ ACCORD_OPENAI_ENDPOINT: endpoint, ACCORD_OPENAI_DEPLOYMENT: deployment }, context) => {
		if ((endpoint === undefined) === (deployment === undefined)) return;
		const missing = endpoint === undefined ? "ACCORD_OPENAI_ENDPOINT" : "ACCORD_OPENAI_DEPLOYMENT";
		context.addIssue({
			code: "custom",
			path: [missing],
			message: "is set with its other half, or neither is",
		});
	});
export type ProductionConfig = z.infer<typeof productionSchema>;

/** @throws ConfigError naming each missing or wrong setting; nothing is assumed */
export function parseProductionConfig(
	environment: Readonly<Record<string, string | undefined>>,
): ProductionConfig {
	return parseSettings(productionSchema, environment);
}
