import type { IncomingMessage } from "node:http";
import type { JsonObject, JsonValue } from "@accord/shared/ports/documentStore.ts";
import { ContainerDouble, sizeOf } from "./container.ts";
import { parseQuery } from "./query.ts";
import { charges, isObject, textOf, WireError, type WireRequest } from "./wire.ts";

/** What the double knows. */
export interface State {
	readonly databases: Set<string>;
	readonly containers: Map<string, ContainerDouble>;
	readonly now: () => number;
	readonly endpoint: () => string;
	lag: number;
}

export interface Reply {
	readonly status: number;
	readonly headers: Readonly<Record<string, string>>;
	readonly body: JsonValue | undefined;
	readonly charge: number;
}

/** Eight bytes, as the client checks. */
const CONTAINER_RID = "AAECAwQFBgc=";
/** The service may give fewer documents than asked for, and a page without any. */
const LARGEST_PAGE = 37;

/** Acts on one request. @throws WireError for the service's refusals. */
export function answer(state: State, request: IncomingMessage, body: unknown): Reply {
	const [, database, , container, resource, id] = decodeURIComponent(request.url ?? "")
		.replace(/\/+$/, "")
		.slice(1)
		.split("/");
	if (database === undefined || container === undefined) return manage(state, request, body, database);
	const found = state.containers.get(`${database}/${container}`);
	if (!found) throw new WireError(404, "Owner resource does not exist", { substatus: 1003 });
	if (resource === undefined) return reply(200, { ...found.definition, _rid: CONTAINER_RID });
	if (resource === "pkranges") return partitionRanges(found);
	if (resource !== "docs") throw new WireError(400, "no such resource");
	const answered = onDocuments(state, found, request, body, id);
	const session = found.ranges.map((range) => `${range.id}:-1#${found.lsn}`).join(",");
	const owner = {
		"x-ms-alt-content-path": `dbs/${database}/colls/${container}`,
		"x-ms-content-path": CONTAINER_RID,
	};
	return { ...answered, headers: { "x-ms-session-token": session, ...owner, ...answered.headers } };
}

export function kindOf({ method, headers, url = "" }: IncomingMessage): WireRequest["kind"] {
	const path = url.split("?")[0] ?? "";
	if (!/\/docs(\/|$)/.test(path) || headers["x-ms-cosmos-is-query-plan-request"]) return "metadata";
	if (headers["x-ms-cosmos-is-batch-request"]) return "batch";
	if (headers["a-im"]) return "feed";
	return method === "GET" ? "read" : "query";
}

function manage(state: State, request: IncomingMessage, body: unknown, database: string | undefined): Reply {
	if (request.url === "/" || request.url === "//") return reply(200, account(state));
	const name = isObject(body) ? textOf(body.id, "id") : "";
	const collections = /\/colls\/?$/.test(request.url ?? "");
	if (request.method === "POST" && database === undefined) {
		state.databases.add(name);
		return reply(201, { id: name, _rid: "AAEC" });
	}
	if (database !== undefined && !state.databases.has(database)) throw new WireError(404, "no such database");
	if (request.method === "GET" && database !== undefined) return reply(200, { id: database, _rid: "AAEC" });
	if (request.method !== "POST" || !collections || database === undefined)
		throw new WireError(400, "no such route");
	const path = `${database}/${name}`;
	if (state.containers.has(path)) throw new WireError(409, "exists");
	const definition: JsonObject = JSON.parse(JSON.stringify(body));
	state.containers.set(path, new ContainerDouble(definition, state.now));
	return reply(201, { ...definition, _rid: CONTAINER_RID });
}

function account(state: State): JsonObject {
	const locations = [{ name: "here", databaseAccountEndpoint: state.endpoint() }];
	return {
		id: "double",
		writableLocations: locations,
		readableLocations: locations,
		enableMultipleWriteLocations: false,
		userConsistencyPolicy: { defaultConsistencyLevel: "Session" },
	};
}

function partitionRanges(container: ContainerDouble): Reply {
	const ranges = container.ranges.map(({ id, min, max }) => ({
		id,
		minInclusive: min,
		maxExclusive: max,
		parents: [],
	}));
	return reply(200, { _rid: CONTAINER_RID, PartitionKeyRanges: ranges, _count: ranges.length });
}

function onDocuments(
	state: State,
	container: ContainerDouble,
	request: IncomingMessage,
	body: unknown,
	id: string | undefined,
): Reply {
	const { headers } = request;
	if (headers["x-ms-cosmos-is-query-plan-request"]) return reply(200, { queryInfo: {}, queryRanges: [] });
	const kind = kindOf(request);
	if (kind === "feed") return feed(container, headers);
	const partition = partitionOf(headers["x-ms-documentdb-partitionkey"]);
	if (kind === "batch") {
		const results = container.batch(partition, body);
		const charge = results.reduce((sum, result) => sum + result.requestCharge, 0);
		const failed = results.some(({ statusCode }) => statusCode >= 400);
		return { ...reply(failed ? 207 : 200, JSON.parse(JSON.stringify(results))), charge };
	}
	const lag = behind(state, container, headers["x-ms-session-token"]);
	if (kind === "query") return query(container, partition, body, headers, lag);
	if (id === undefined) throw new WireError(400, "documents are not listed without a query");
	const document = container.find(partition, id, lag);
	if (!document) throw new WireError(404, "Entity with the specified id does not exist in the system.");
	return {
		...reply(200, document),
		headers: { etag: document._etag },
		charge: charges.read(sizeOf(document)),
	};
}

function query(
	container: ContainerDouble,
	partition: string,
	body: unknown,
	headers: IncomingMessage["headers"],
	lag: number,
): Reply {
	const parsed = parseQuery(body);
	if (parsed.partition !== partition)
		throw new WireError(400, "the query names another partition than the request");
	const order = parsed.descending ? -1 : 1;
	const found = container
		.all(partition, lag)
		.filter(parsed.matches)
		.toSorted((a, b) => (a.id < b.id ? -order : order));
	const continuation = headers["x-ms-continuation"];
	const offset = typeof continuation === "string" ? Number(continuation) : 0;
	const asked = Number(headers["x-ms-max-item-count"]);
	const empty = offset === 0 && found.length > 20 && continuation === undefined;
	const size = empty ? 0 : Math.min(LARGEST_PAGE, asked > 0 ? asked : 100);
	const page = found.slice(offset, offset + size);
	const more = offset + size < found.length;
	return {
		...reply(200, { _rid: CONTAINER_RID, Documents: page, _count: page.length }),
		headers: more ? { "x-ms-continuation": String(offset + size) } : {},
		charge: charges.query(sizeOf(page), page.length),
	};
}

function feed(container: ContainerDouble, headers: IncomingMessage["headers"]): Reply {
	const id = headers["x-ms-documentdb-partitionkeyrangeid"];
	const range = container.ranges.find((candidate) => candidate.id === id);
	if (!range) throw new WireError(410, "the range has split", { substatus: 1002 });
	const bounds = {
		min: String(headers["x-ms-start-epk"] ?? range.min),
		max: String(headers["x-ms-end-epk"] ?? range.max),
	};
	const since = Number(String(headers["if-none-match"] ?? "0").replaceAll('"', ""));
	const asked = Number(headers["x-ms-max-item-count"]);
	const { documents, reached } = container.feed(bounds, since, asked > 0 ? asked : 100);
	return {
		...reply(documents.length > 0 ? 200 : 304, { Documents: documents, _count: documents.length }),
		headers: { etag: `"${reached}"` },
		charge: 1 + charges.read(sizeOf(documents)),
	};
}

/** A replica may be behind unless the request's session token names what it must have seen. */
function behind(state: State, container: ContainerDouble, token: string | string[] | undefined): number {
	const seen = [...String(token ?? "").matchAll(/#(\d+)/g)].map((match) => Number(match[1]));
	return Math.max(0, Math.min(state.lag, container.lsn - Math.max(0, ...seen)));
}

function partitionOf(header: string | string[] | undefined): string {
	const parsed: unknown = JSON.parse(String(header ?? "null"));
	if (!Array.isArray(parsed) || parsed.length !== 1)
		throw new WireError(400, "one partition key is needed", { substatus: 1001 });
	return textOf(parsed[0], "partition key");
}

function reply(status: number, body: JsonValue): Reply {
	return { status, headers: {}, body, charge: 1 };
}
