import { createHash, randomUUID } from "node:crypto";
import type { JsonObject, JsonValue } from "@accord/shared/ports/documentStore.ts";
import { charges, isObject, textOf, type WireDocument, WireError } from "./wire.ts";

const MAX_BYTES = 2 * 1024 * 1024;

/** A physical partition: the hashes from `min` up to `max`. */
export interface Range {
	readonly id: string;
	readonly min: string;
	readonly max: string;
}

interface LogEntry {
	readonly lsn: number;
	readonly key: string;
	readonly hash: string;
	readonly document: WireDocument | undefined;
}

export interface OperationResult {
	readonly statusCode: number;
	readonly requestCharge: number;
	readonly eTag?: string;
}

/** The documents of one container, with the service's rules for ids, sizes, batches, time to live and feed. */
export class ContainerDouble {
	readonly definition: JsonObject;
	lsn = 0;
	ranges: readonly Range[] = [
		{ id: "0", min: "", max: "20" },
		{ id: "1", min: "20", max: "FF" },
	];
	readonly #now: () => number;
	readonly #indexed: readonly string[];
	#documents = new Map<string, WireDocument>();
	#log: LogEntry[] = [];
	/** Every id a partition ever had, since a replica may still have it. */
	readonly #ids = new Map<string, Set<string>>();

	constructor(definition: JsonObject, now: () => number) {
		this.definition = definition;
		this.#now = now;
		const paths = JSON.stringify(definition.indexingPolicy ?? {}).matchAll(/"\/body\/(\w+)\/\?"/g);
		this.#indexed = [...paths].map((match) => match[1] ?? "");
	}

	/** The live document, as it stood `lag` writes ago. */
	find(partition: string, id: string, lag = 0): WireDocument | undefined {
		const key = keyOf(partition, id);
		if (lag === 0) return this.#alive(this.#documents.get(key));
		const seen = this.#log.findLast((entry) => entry.key === key && entry.lsn <= this.lsn - lag);
		return this.#alive(seen?.document);
	}

	all(partition: string, lag = 0): readonly WireDocument[] {
		return [...(this.#ids.get(partition) ?? [])].flatMap((id) => this.find(partition, id, lag) ?? []);
	}

	/** All or nothing; the failing operation tells why, the others answer 424. */
	batch(partition: string, operations: unknown): readonly OperationResult[] {
		if (!Array.isArray(operations) || operations.length > 100)
			throw new WireError(400, "Batch request has more operations than what is supported.");
		const before = new Map(this.#documents);
		const logged = this.#log.length;
		const results: OperationResult[] = [];
		this.lsn += 1;
		try {
			for (const operation of operations) results.push(this.#apply(partition, operation));
			return results;
		} catch (error) {
			if (!(error instanceof WireError)) throw error;
			this.#documents = before;
			this.#log.length = logged;
			this.lsn -= 1;
			return operations.map((_, i) => ({
				statusCode: i === results.length ? error.status : 424,
				requestCharge: i <= results.length ? 1 : 0,
			}));
		}
	}

	/** Latest versions after `since` in a range, whole transactions at a time; `reached` is where to go on. */
	feed(range: { readonly min: string; readonly max: string }, since: number, limit: number) {
		const latest = new Map<string, LogEntry>();
		for (const entry of this.#log) {
			if (entry.lsn <= since || entry.hash < range.min || entry.hash >= range.max) continue;
			latest.delete(entry.key);
			latest.set(entry.key, entry);
		}
		const entries = [...latest.values()].filter(({ document }) => this.#alive(document));
		const last = entries[Math.min(limit, entries.length) - 1]?.lsn;
		if (last === undefined) return { documents: [], reached: this.lsn };
		const page = entries.filter(({ lsn }) => lsn <= last);
		return { documents: page.flatMap(({ document }) => document ?? []), reached: last };
	}

	rangeOf(partition: string): Range | undefined {
		const hash = hashOf(partition);
		return this.ranges.find(({ min, max }) => min <= hash && hash < max);
	}

	/** Splits a physical partition, as the service does when it grows. */
	split(id: string): void {
		this.ranges = this.ranges.flatMap((range) => {
			if (range.id !== id) return [range];
			const middle = range.min === "" ? "10" : `${range.min}8`;
			const fresh = String(Math.max(...this.ranges.map((other) => Number(other.id))) + 1);
			return [
				{ id: fresh, min: range.min, max: middle },
				{ id: String(Number(fresh) + 1), min: middle, max: range.max },
			];
		});
	}

	#apply(partition: string, operation: unknown): OperationResult {
		if (!isObject(operation)) throw new WireError(400, "no operation");
		const type = operation.operationType;
		const body = isObject(operation.resourceBody) ? operation.resourceBody : undefined;
		const id = textOf(type === "Delete" || type === "Replace" ? operation.id : body?.id, "id");
		const found = this.find(partition, id);
		if ((type === "Delete" || type === "Replace") && !found) throw new WireError(404, "not found");
		if (type === "Create" && found) throw new WireError(409, "exists");
		if (found && operation.ifMatch !== undefined && operation.ifMatch !== found._etag)
			throw new WireError(412, "precondition");
		if (type === "Delete") {
			this.#record(partition, id, undefined);
			return { statusCode: 204, requestCharge: charges.write(sizeOf(found), 0) };
		}
		if (!body || body.id !== id || !["Create", "Replace", "Upsert"].includes(String(type)))
			throw new WireError(400, `operation not understood: ${String(type)}`);
		const document = this.#stamp(partition, id, body);
		this.#record(partition, id, document);
		const bytes = sizeOf(document);
		const paths = this.#indexed.filter((name) => isObject(body.body) && body.body[name] !== undefined).length;
		const requestCharge = charges.write(bytes, paths) * (found ? 1.5 : 1);
		return { statusCode: type === "Create" ? 201 : 200, requestCharge, eTag: document._etag };
	}

	#stamp(partition: string, id: string, body: Record<string, unknown>): WireDocument {
		if (id === "" || id.length > 1023 || /[/\\?#]/.test(id) || id.endsWith(" "))
			throw new WireError(400, "invalid id");
		if (body.partition !== partition) throw new WireError(400, "partition key differs", { substatus: 1001 });
		const copy: Record<string, JsonValue> = JSON.parse(JSON.stringify(body));
		const document = { ...copy, id, _rid: "r", _etag: `"${randomUUID()}"`, _ts: this.#seconds() };
		if (sizeOf(document) > MAX_BYTES) throw new WireError(413, "Request size is too large");
		return document;
	}

	#record(partition: string, id: string, document: WireDocument | undefined): void {
		const key = keyOf(partition, id);
		if (document) this.#documents.set(key, document);
		else this.#documents.delete(key);
		this.#ids.set(partition, (this.#ids.get(partition) ?? new Set()).add(id));
		this.#log.push({ lsn: this.lsn, key, hash: hashOf(partition), document });
	}

	#alive(document: WireDocument | undefined): WireDocument | undefined {
		if (this.definition.defaultTtl === undefined || typeof document?.ttl !== "number") return document;
		return document._ts + document.ttl > this.#seconds() ? document : undefined;
	}

	#seconds(): number {
		return Math.floor(this.#now() / 1000);
	}
}

export function sizeOf(document: unknown): number {
	return document === undefined ? 0 : Buffer.byteLength(JSON.stringify(document));
}

function keyOf(partition: string, id: string): string {
	return `${partition} ${id}`;
}

/** Stands for the effective partition key, which is below 40 in hexadecimal. */
function hashOf(partition: string): string {
	const hash = createHash("sha256").update(partition).digest();
	hash[0] = (hash[0] ?? 0) & 0x3f;
	return hash.toString("hex").toUpperCase();
}
