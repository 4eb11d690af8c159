import type { Route } from "@accord/shared/api/route.ts";
import { type RouteName, type Routes, routes } from "@accord/shared/api/routes.ts";
import type { Accord } from "@accord/shared/app/accord.ts";
import type { Learning } from "@accord/shared/app/learning.ts";
import type { Log } from "@accord/shared/app/ports.ts";
import { createEndpoint, type Handler, type Identify } from "../http/endpoint.ts";
import { type Answer, type Endpoint, type Incoming, text } from "../http/exchange.ts";
import { openApiDocument } from "../http/openapi.ts";
import { importLines } from "../importing/body.ts";
import { type AdminServices, adminHandlers } from "./admin.ts";
import { type DigestServices, digestHandlers } from "./digest.ts";
import { type DunningServices, dunningHandlers } from "./dunning.ts";
import { type EvidenceServices, evidenceHandlers } from "./evidence.ts";

/** Everything the handlers need; both hosts make one and register the same table with it. */
export interface Services extends AdminServices, DigestServices, DunningServices, EvidenceServices {
	readonly accord: Accord;
	readonly identify: Identify;
	/** Answers a Bot Framework request; it authenticates the channel by itself. */
	readonly bot: (request: Incoming) => Promise<Answer>;
	readonly log: Log;
	readonly learning: Learning;
	readonly version: string;
}

type Handlers = { readonly [Name in RouteName]: Handler<Routes[Name]> };

const largeImport = 200_000_000;

/** One handler per route; a route without one, or with another shape, does not compile. */
function handlers(services: Services): Handlers {
	const { accord, bot, learning, version } = services;
	const evidence = evidenceHandlers(services);
	return {
		...adminHandlers(services),
		...digestHandlers(services),
		...dunningHandlers(services),
		...evidence.handlers,
		listExamples: async ({ who }) => ({ examples: [...(await learning.list(who))] }),
		learnExample: ({ who, body }) => learning.learn(who, body),
		forgetExample: async ({ who, params }) => {
			await learning.forget(who, params.exampleId);
			return { id: params.exampleId };
		},
		me: ({ who }) => accord.me(who),
		listPeople: async ({ who }) => ({ people: [...(await accord.listPeople(who))] }),
		readCatalogue: ({ who }) => accord.readCatalogue(who),
		importAccounts: ({ who, request, query }) =>
			accord.importAccounts(who, importLines(request, largeImport), { dryRun: query.dryRun }),
		importOpenItems: ({ who, request, query }) =>
			accord.importOpenItems(who, importLines(request, largeImport), {
				full: query.full,
				dryRun: query.dryRun,
			}),
		previewRouting: ({ who, query }) => accord.previewRouting(who, query),
		findAccounts: async ({ who, query }) => ({ accounts: [...(await accord.findAccounts(who, query))] }),
		readStatement: ({ who, params }) => accord.readStatement(who, params.accountId),
		readMail: ({ who, body }) => accord.readMail(who, body),
		openDispute: ({ who, body }) => accord.openDispute(who, body),
		listDisputes: async ({ who, query }) => {
			const { disputes, continuation } = await accord.listDisputes(who, query);
			return { disputes: [...disputes], ...(continuation === undefined ? {} : { continuation }) };
		},
		readDispute: ({ who, params, query }) => accord.readDispute(who, params.disputeId, query.surface),
		listSightings: async ({ who, params }) => {
			const { sightings, people } = await accord.listSightings(who, params.disputeId);
			return { sightings: [...sightings], people: { ...people } };
		},
		commandDispute: async ({ who, params, body }) => {
			await evidence.desk.assertSent(who, body);
			return accord.commandDispute(who, params.disputeId, body);
		},
		isDunnable: ({ who, params, query }) => accord.isDunnable(who, params.number, query.account),
		reportDisputes: ({ who, query }) => accord.reportDisputes(who, query),
		messages: ({ request }) => bot(request),
		health: () => accord.health(),
		openapi: async () =>
			text(200, "application/json; charset=utf-8", JSON.stringify(openApiDocument(version))),
	};
}

/** One endpoint per route, by the route's name. */
export function createEndpoints(
	services: Services,
): ReadonlyMap<RouteName, { route: Route; endpoint: Endpoint }> {
	const all = handlers(services);
	const names = Object.keys(routes).filter((name): name is RouteName => name in routes);
	return new Map(names.map((name) => [name, { route: routes[name], endpoint: bind(name, all, services) }]));
}

function bind<Name extends RouteName>(name: Name, all: Handlers, services: Services): Endpoint {
	return createEndpoint(routes[name], all[name], services);
}
