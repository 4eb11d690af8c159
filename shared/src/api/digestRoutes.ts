import { digestSettingSchema } from "../dispute/digest.ts";
import type { Route } from "./route.ts";

/** What a person sets for themselves. */
export const digestRoutes = {
	saveMyDigest: {
		name: "saveMyDigest",
		method: "PUT",
		path: "me/digest",
		summary: "How the caller gets the day's digest, and from which hour of their own clock",
		access: "signedIn",
		body: digestSettingSchema,
		output: digestSettingSchema,
	},
} as const satisfies Record<string, Route>;
