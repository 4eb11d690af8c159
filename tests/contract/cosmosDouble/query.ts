import { isObject, textOf, WireError } from "./wire.ts";

interface Condition {
	readonly path: readonly string[];
	readonly operator: string;
	readonly value: unknown;
}

export interface ParsedQuery {
	readonly matches: (document: unknown) => boolean;
	readonly descending: boolean;
	/** The value `c["partition"]` must equal. */
	readonly partition: string;
}

/**
 * Reads the only query the adapter may send: conjunctions of comparisons with parameters, one partition, ordered by
 * id. Anything else is refused, so that the adapter cannot grow a query nobody thought about.
 */
export function parseQuery(body: unknown): ParsedQuery {
	if (!isObject(body)) throw new WireError(400, "no query");
	const shape = /^SELECT \* FROM c WHERE (.+) ORDER BY c\["id"\] (ASC|DESC)$/.exec(
		textOf(body.query, "query"),
	);
	if (!shape) throw new WireError(400, `query not understood: ${String(body.query)}`);
	const parameters = new Map<string, unknown>();
	for (const parameter of Array.isArray(body.parameters) ? body.parameters : [])
		if (isObject(parameter)) parameters.set(textOf(parameter.name, "name"), parameter.value);
	const conditions = (shape[1] ?? "").split(" AND ").map((text) => parseCondition(text, parameters));
	const partition = conditions.find(({ path, operator }) => path.join() === "partition" && operator === "=");
	if (typeof partition?.value !== "string") throw new WireError(400, "the query names no partition");
	return {
		matches: (document) => conditions.every((condition) => holds(condition, document)),
		descending: shape[2] === "DESC",
		partition: partition.value,
	};
}

function parseCondition(text: string, parameters: ReadonlyMap<string, unknown>): Condition {
	const match = /^c((?:\["\w+"\])+) (=|>=|>|<) (@\w+)$/.exec(text);
	const name = match?.[3] ?? "";
	if (!match || !parameters.has(name)) throw new WireError(400, `condition not understood: ${text}`);
	const path = [...(match[1] ?? "").matchAll(/\["(\w+)"\]/g)].map((part) => part[1] ?? "");
	return { path, operator: match[2] ?? "", value: parameters.get(name) };
}

/** Values of different types are never equal nor ordered, as in the service. */
function holds({ path, operator, value }: Condition, document: unknown): boolean {
	const found = path.reduce<unknown>((at, name) => (isObject(at) ? at[name] : undefined), document);
	if (operator === "=") return found === value;
	if (typeof found !== "string" || typeof value !== "string") return false;
	if (operator === ">=") return found >= value;
	return operator === ">" ? found > value : found < value;
}
