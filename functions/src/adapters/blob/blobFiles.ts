import type { Files } from "@accord/shared/app/files.ts";
import { key } from "@accord/shared/keys.ts";
import { StoreUnavailable } from "@accord/shared/ports/documentStore.ts";

export interface BlobFilesOptions {
	/** Blob endpoint of the storage account, with a slash at its end. */
	readonly endpoint: string;
	readonly container: string;
	/** A token for Azure Storage; asked for each request, remembered by the credential. */
	readonly token: () => Promise<string>;
}

/** The oldest service version that knows identities and conditional creation. */
const version = "2023-11-03";
const timeoutMs = 30_000;

/** Keeps files as blobs named by tenant and SHA-256; what is there already is not sent twice over it. */
export function createBlobFiles({ endpoint, container, token }: BlobFilesOptions): Files {
	async function call(tenant: string, sha256: string, init: RequestInit): Promise<Response> {
		try {
			return await fetch(new URL(`${container}/${key(tenant)}/${sha256}`, endpoint), {
				...init,
				signal: AbortSignal.timeout(timeoutMs),
				headers: { authorization: `Bearer ${await token()}`, "x-ms-version": version, ...init.headers },
			});
		} catch (cause) {
			throw new StoreUnavailable(2000, { cause });
		}
	}
	const refused = (response: Response): Error =>
		response.status >= 500 || response.status === 429 || response.status === 408
			? new StoreUnavailable(Number(response.headers.get("retry-after") ?? 2) * 1000)
			: new Error(`blob storage answered ${response.status}`);

	return {
		put: async (tenant, sha256, bytes) => {
			const response = await call(tenant, sha256, {
				method: "PUT",
				body: new Uint8Array(bytes),
				headers: {
					"x-ms-blob-type": "BlockBlob",
					"content-type": "application/octet-stream",
					"if-none-match": "*",
				},
			});
			await response.arrayBuffer();
			// The name is the content's hash, so whatever is there already is the same.
			if (!response.ok && response.status !== 409) throw refused(response);
		},
		get: async (tenant, sha256) => {
			const response = await call(tenant, sha256, { method: "GET" });
			const body = await response.arrayBuffer();
			if (response.status === 404) return undefined;
			if (!response.ok) throw refused(response);
			return new Uint8Array(body);
		},
	};
}
