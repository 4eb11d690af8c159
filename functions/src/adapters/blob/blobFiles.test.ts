import { createServer, type Server } from "node:http";
import { contentAddress } from "@accord/shared/dispute/evidenceContent.ts";
import { StoreUnavailable } from "@accord/shared/ports/documentStore.ts";
import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { createBlobFiles } from "./blobFiles.ts";

/** As much of Blob storage as the adapter asks for, from its documentation. */
const blobs = new Map<string, Buffer>();
let server: Server;
let endpoint = "";
let fault: number | undefined;

beforeAll(async () => {
	server = createServer(async (request, response) => {
		const chunks: Buffer[] = [];
		for await (const chunk of request) chunks.push(chunk);
		const name = request.url ?? "";
		if (fault !== undefined) return response.writeHead(fault, { "retry-after": "3" }).end();
		if (request.headers.authorization !== "Bearer storage-token" || !request.headers["x-ms-version"])
			return response.writeHead(403).end();
		if (request.method === "PUT") {
			if (request.headers["x-ms-blob-type"] !== "BlockBlob") return response.writeHead(400).end();
			if (blobs.has(name)) return response.writeHead(409).end();
			blobs.set(name, Buffer.concat(chunks));
			return response.writeHead(201).end();
		}
		const found = blobs.get(name);
		return found ? response.writeHead(200).end(found) : response.writeHead(404).end();
	});
	await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
	const address = server.address();
	endpoint = `http://127.0.0.1:${typeof address === "object" && address ? address.port : 0}/`;
});
afterAll(() => new Promise((resolve) => server.close(resolve)));
beforeEach(() => {
	blobs.clear();
	fault = undefined;
});

const files = () => createBlobFiles({ endpoint, container: "evidence", token: async () => "storage-token" });
const photo = new Uint8Array([0xff, 0xd8, 0xff, 1, 2, 3]);
const name = contentAddress(photo);

describe("evidence in Blob storage", () => {
	it("given a file, keeps it under its hash, per tenant, once", async () => {
		await files().put("contoso", name, photo);
		await files().put("contoso", name, photo);
		expect([...blobs.keys()]).toEqual([`/evidence/contoso/${name}`]);
		expect(await files().get("contoso", name)).toEqual(photo);
		expect(await files().get("fabrikam", name)).toBeUndefined();
	});

	it.each([429, 500, 503])("given %i, says the storage is away for now", async (status) => {
		fault = status;
		await expect(files().put("contoso", name, photo)).rejects.toBeInstanceOf(StoreUnavailable);
		await expect(files().get("contoso", name)).rejects.toMatchObject({ retryAfterMs: 3000 });
	});

	it("given a refusal, does not pretend that the file was kept", async () => {
		fault = 403;
		await expect(files().put("contoso", name, photo)).rejects.toThrow("403");
	});
});
