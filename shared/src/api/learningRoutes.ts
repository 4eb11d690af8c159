import { z } from "zod";
import { correctionSchema, exampleSchema } from "./learningSchemas.ts";
import type { Route } from "./route.ts";

const reading = ["collector", "manager", "admin"] as const;

/** What the reader of mail has been taught by this tenant's agents. */
export const learningRoutes = {
	listExamples: {
		name: "listExamples",
		method: "GET",
		path: "intake/examples",
		summary: "The corrections that weigh on proposals",
		access: reading,
		output: z.object({ examples: z.array(exampleSchema) }),
	},
	learnExample: {
		name: "learnExample",
		method: "POST",
		path: "intake/examples",
		summary: "Correct a proposal; the next one knows",
		access: reading,
		body: correctionSchema,
		output: exampleSchema,
	},
	forgetExample: {
		name: "forgetExample",
		method: "DELETE",
		path: "intake/examples/{exampleId}",
		summary: "Forget a correction",
		access: reading,
		params: z.object({ exampleId: z.string().regex(/^[0-9a-f]{32}$/) }),
		output: z.object({ id: z.string() }),
	},
} as const satisfies Record<string, Route>;
