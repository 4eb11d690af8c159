import type { Route } from "@accord/shared/api/route.ts";
import { routes } from "@accord/shared/api/routes.ts";
import { problemSchema } from "@accord/shared/api/schemas.ts";
import { z } from "zod";

type Schema = Record<string, unknown>;

function schemaOf(type: z.ZodType, io: "input" | "output"): Schema {
	const { $schema: _dialect, ...schema } = z.toJSONSchema(type, { io, unrepresentable: "any" });
	return schema;
}

function parameters(place: "path" | "query", object: z.ZodObject | undefined): Schema[] {
	if (!object) return [];
	const { properties = {}, required = [] } = z.toJSONSchema(object, { io: "input", unrepresentable: "any" });
	return Object.entries(properties).map(([name, schema]) => ({
		name,
		in: place,
		required: place === "path" || required.includes(name),
		schema,
	}));
}

const ifMatch: Schema = {
	name: "If-Match",
	in: "header",
	required: true,
	description: "The `version` that was read, or `*` for any; 412 when somebody else saved since.",
	schema: { type: "string" },
};

function security(route: Route): Schema[] {
	if (route.access === "public") return [];
	return route.access === "botChannel" ? [{ botFramework: [] }] : [{ entra: [] }];
}

function operation(route: Route): Schema {
	const answer =
		route.output === undefined
			? { description: "Done" }
			: {
					description: "Done",
					content: { "application/json": { schema: schemaOf(route.output, "output") } },
				};
	const media = [...(route.body || route.accepts ? ["application/json"] : []), ...(route.accepts ?? [])];
	const problem = {
		description: "Refused",
		content: { "application/problem+json": { schema: { $ref: "#/components/schemas/Problem" } } },
	};
	return {
		operationId: route.name,
		summary: route.summary,
		...(route.access === "public" || route.access === "botChannel" || route.access === "signedIn"
			? {}
			: { description: `Needs one of the roles ${route.access.join(", ")}.` }),
		parameters: [
			...parameters("path", route.params),
			...parameters("query", route.query),
			...(route.ifMatch ? [ifMatch] : []),
		],
		...(media.length === 0
			? {}
			: {
					requestBody: {
						required: true,
						content: Object.fromEntries(
							media.map((type) => [
								type,
								{ schema: route.body && type === "application/json" ? schemaOf(route.body, "input") : {} },
							]),
						),
					},
				}),
		responses: { [route.name === "openDispute" ? "201" : "200"]: answer, default: problem },
		security: security(route),
	};
}

/** The whole interface as OpenAPI 3.1, made from the same table as the registrations. */
export function openApiDocument(version: string): Schema {
	const paths: Record<string, Schema> = {};
	for (const route of Object.values<Route>(routes)) {
		const path = `/${route.path}`;
		paths[path] = { ...paths[path], [route.method.toLowerCase()]: operation(route) };
	}
	return {
		openapi: "3.1.0",
		info: { title: "Accord", version, license: { name: "MIT", identifier: "MIT" } },
		servers: [{ url: "/api" }],
		paths,
		components: {
			schemas: { Problem: schemaOf(problemSchema, "output") },
			securitySchemes: {
				entra: { type: "http", scheme: "bearer", bearerFormat: "JWT" },
				botFramework: { type: "http", scheme: "bearer", bearerFormat: "JWT" },
			},
		},
	};
}
