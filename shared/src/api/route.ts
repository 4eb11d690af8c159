import type { z } from "zod";
import type { Role } from "../dispute/people.ts";

/** Who may call a route: people holding one of the roles, any signed-in person of a tenant, or a caller that proves itself otherwise. */
export type Access = readonly Role[] | "signedIn" | "botChannel" | "public";

/** One HTTP operation as data: registrations, OpenAPI, client and tests read the same table. */
export interface Route {
	readonly name: string;
	readonly method: "GET" | "POST" | "PUT" | "DELETE";
	/** Below `/api`, with `{parameters}`. */
	readonly path: string;
	readonly summary: string;
	readonly access: Access;
	readonly params?: z.ZodObject;
	readonly query?: z.ZodObject;
	readonly body?: z.ZodType;
	/** Media types of the body besides JSON. */
	readonly accepts?: readonly string[];
	/** Changes what several may edit: the caller names the `version` it saw in `If-Match`. */
	readonly ifMatch?: true;
	readonly output?: z.ZodType;
	/** Media type of the answer when it is not JSON. */
	readonly produces?: string;
	/** Largest body in bytes; 1 MB where it is not said. */
	readonly maxBytes?: number;
}
