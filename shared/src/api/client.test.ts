import { describe, expect, expectTypeOf, it } from "vitest";
import { ApiProblem, ApiUnreachable, createClient } from "./client.ts";
import type { DisputeFile, Statement } from "./schemas.ts";

const asked: { url: string; init: RequestInit | undefined }[] = [];
const client = (answer: () => Response | Promise<Response>) =>
	createClient({
		baseUrl: "",
		authorize: async () => ({ "x-accord-person": "lea" }),
		language: "fr",
		fetch: async (url, init) => {
			asked.push({ url: String(url), init });
			return answer();
		},
	});

describe("client", () => {
	it("escapes what goes into a path and leaves out what is not asked", async () => {
		const api = client(() => Response.json({}));
		await api.isDunnable({ params: { number: "INV/2024/0456 #1?" }, query: { account: undefined } });
		expect(asked.at(-1)?.url).toBe("/api/open-items/INV%2F2024%2F0456%20%231%3F/dunnable");
		expect(asked.at(-1)?.init?.headers).toMatchObject({ "accept-language": "fr", "x-accord-person": "lea" });
	});
	it("throws problem details as the service wrote them", async () => {
		const api = client(() =>
			Response.json(
				{ code: "stale_version", detail: "Quelqu'un a modifié ce litige.", status: 409 },
				{ status: 409 },
			),
		);
		const error = await api
			.readDispute({ params: { disputeId: "C1.d1" } })
			.catch((thrown: unknown) => thrown);
		expect(error).toBeInstanceOf(ApiProblem);
		expect(error instanceof ApiProblem && error.problem.code).toBe("stale_version");
	});
	it("tells a refusal from a silence and from somebody else's page", async () => {
		await expect(client(() => Promise.reject(new TypeError("offline"))).me()).rejects.toBeInstanceOf(
			ApiUnreachable,
		);
		await expect(client(() => new Response("<html>", { status: 502 })).me()).rejects.toMatchObject({
			status: 502,
		});
	});
	it("gives up after its time, and leaves a caller who gave up their own reason", async () => {
		const never = (timeoutMs: number) =>
			createClient({
				baseUrl: "",
				authorize: async () => ({}),
				language: "en",
				timeoutMs,
				fetch: (_, init) =>
					new Promise((_resolve, reject) => {
						const stop = () => reject(new DOMException("", "AbortError"));
						if (init?.signal?.aborted) stop();
						init?.signal?.addEventListener("abort", stop);
					}),
			});
		await expect(never(5).me()).rejects.toBeInstanceOf(ApiUnreachable);
		const controller = new AbortController();
		const asked = never(5000).me({}, controller.signal);
		controller.abort();
		await expect(asked).rejects.toMatchObject({ name: "AbortError" });
	});
	it("knows each route's input and output", () => {
		const api = client(() => Response.json({}));
		expectTypeOf(api.readDispute).returns.resolves.toEqualTypeOf<DisputeFile>();
		expectTypeOf(api.readStatement).returns.resolves.toEqualTypeOf<Statement>();
		expectTypeOf(api.readStatement).parameter(0).toEqualTypeOf<{ readonly params: { accountId: string } }>();
		expectTypeOf(api.me).toBeCallableWith();
	});
});
