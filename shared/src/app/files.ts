import { z } from "zod";
import { key } from "../keys.ts";
import type { DocumentStore } from "../ports/documentStore.ts";
import { StoreConflict } from "../ports/documentStore.ts";

/** Files by their SHA-256, per tenant; the same file twice is kept once. */
export interface Files {
	put(tenant: string, sha256: string, bytes: Uint8Array): Promise<void>;
	get(tenant: string, sha256: string): Promise<Uint8Array | undefined>;
}

const chunkBytes = 900_000;
const chunkSchema = z.object({ chunks: z.int().positive(), data: z.string() });

/** Keeps files in the document store, in chunks that fit a document, until a tenant has a blob store. */
export function createDocumentFiles(store: DocumentStore): Files {
	const partition = (tenant: string, sha256: string) => key(tenant, "file", sha256);
	return {
		put: async (tenant, sha256, bytes) => {
			const chunks = Math.max(1, Math.ceil(bytes.byteLength / chunkBytes));
			// The first chunk last: a file is there when all of it is.
			for (let index = chunks - 1; index >= 0; index -= 1) {
				const data = base64(bytes.subarray(index * chunkBytes, (index + 1) * chunkBytes));
				try {
					await store.commit(partition(tenant, sha256), [
						{ kind: "create", id: key("chunk", index), body: { kind: "file", chunks, data } },
					]);
				} catch (error) {
					if (!(error instanceof StoreConflict)) throw error;
				}
			}
		},
		get: async (tenant, sha256) => {
			const parts: Uint8Array[] = [];
			for (let index = 0, chunks = 1; index < chunks; index += 1) {
				const stored = await store.read(partition(tenant, sha256), key("chunk", index));
				if (!stored) return undefined;
				const chunk = chunkSchema.parse(stored.body);
				chunks = chunk.chunks;
				parts.push(Uint8Array.from(atob(chunk.data), (char) => char.charCodeAt(0)));
			}
			const whole = new Uint8Array(parts.reduce((sum, part) => sum + part.byteLength, 0));
			let at = 0;
			for (const part of parts) {
				whole.set(part, at);
				at += part.byteLength;
			}
			return whole;
		},
	};
}

function base64(bytes: Uint8Array): string {
	let text = "";
	for (let from = 0; from < bytes.length; from += 8192)
		text += String.fromCharCode(...bytes.subarray(from, from + 8192));
	return btoa(text);
}
