import { policiesSchema } from "@accord/shared/api/dunningSchemas.ts";
import { problemSchema } from "@accord/shared/api/schemas.ts";
import { ROLES } from "@accord/shared/dispute/terms.ts";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { z } from "zod";
import { createCaller } from "../security/endpoints.ts";
import { type Cloud, startCloud } from "./cloud.ts";
import { furnish } from "./life.ts";

let cloud: Cloud;
let call: ReturnType<typeof createCaller>;
let bearer = "";

beforeAll(async () => {
	cloud = await startCloud();
	await furnish(cloud, "contoso");
	call = createCaller(cloud.services);
	bearer = `Bearer ${await cloud.token({ tenant: "contoso", person: "alex", roles: ROLES })}`;
}, 60_000);
afterAll(() => cloud.stop());

const seenSchema = z.looseObject({ version: z.string() });
type Seen = z.infer<typeof seenSchema>;

/** Each thing that several people of a tenant edit: how it is read, and how it is saved changed. */
const edited = {
	"the tenant's policy": {
		read: async (): Promise<Seen> =>
			policiesSchema.parse(JSON.parse((await call("readPolicies", bearer)).text)).policy,
		save: "savePolicy",
		params: {},
		change: (seen: Seen, by: number) => ({ ...seen, graceDays: by }),
	},
	"an account's policy": {
		read: async (): Promise<Seen> => {
			const answer = await call("readPolicies", bearer, { query: { account: "C1" } });
			return seenSchema.parse(policiesSchema.parse(JSON.parse(answer.text)).account);
		},
		save: "saveAccountPolicy",
		params: { accountId: "C1" },
		change: (seen: Seen, by: number) => ({ ...seen, graceDays: by }),
	},
	"a letter": {
		read: async (): Promise<Seen> => {
			const { templates } = z
				.object({ templates: z.array(seenSchema) })
				.parse(JSON.parse((await call("listTemplates", bearer)).text));
			return seenSchema.parse(templates.find(({ id }) => id === "level1-en"));
		},
		save: "saveTemplate",
		params: { templateId: "level1-en" },
		change: (seen: Seen, by: number) => ({ ...seen, subject: `Reminder ${by}` }),
	},
	"the settings": {
		read: async () => seenSchema.parse(JSON.parse((await call("readSettings", bearer)).text)),
		save: "saveSettings",
		params: {},
		change: (seen: Seen, by: number) => ({ ...seen, name: `Contoso ${by}`, fallbackPerson: "claire" }),
	},
} as const;

describe.each(Object.entries(edited))("%s, opened by two admins", (_, { read, save, params, change }) => {
	const put = (body: object, version?: string) =>
		call(save, bearer, {
			params,
			body,
			headers: version === undefined ? {} : { "if-match": `"${version}"` },
		});

	it("is saved by the first; the second is told and finds the first one's", async () => {
		const seen = await read();
		const first = await put(change(seen, 1), seen.version);
		expect(first.status).toBe(200);
		const second = await put(change(seen, 2), seen.version);
		expect([second.status, problemSchema.parse(JSON.parse(second.text))]).toMatchObject([
			412,
			{ code: "changed_since", field: "If-Match", detail: expect.stringContaining("Someone else saved it") },
		]);
		const now = await read();
		expect(now).toEqual(change(now, 1));
		expect(seenSchema.parse(JSON.parse(first.text)).version).toBe(now.version);
		expect((await put(change(now, 2), now.version)).status).toBe(200);
	});

	it("is saved by one of two at the same moment", async () => {
		const seen = await read();
		const both = await Promise.all([3, 4].map((by) => put(change(seen, by), seen.version)));
		expect(both.map(({ status }) => status).sort()).toEqual([200, 412]);
	});

	it("is not saved by whoever does not say what they saw", async () => {
		const seen = await read();
		expect((await put(change(seen, 5))).status).toBe(428);
		expect(await read()).toEqual(seen);
		expect((await put(change(seen, 5), "*")).status).toBe(200);
	});
});
