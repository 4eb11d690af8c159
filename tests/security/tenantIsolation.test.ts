import { exampleSchema } from "@accord/shared/api/learningSchemas.ts";
import { type RouteName, routes } from "@accord/shared/api/routes.ts";
import { personSchema } from "@accord/shared/api/schemas.ts";
import { accountIdSchema } from "@accord/shared/dispute/dispute.ts";
import { ROLES } from "@accord/shared/dispute/terms.ts";
import { templateSchema } from "@accord/shared/templates/template.ts";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { z } from "zod";
import { type Cloud, startCloud } from "../production/cloud.ts";
import { command, freshKey, furnish, openDispute, who } from "../production/life.ts";
import { attempts, type Foreign } from "./attempts.ts";
import { createCaller } from "./endpoints.ts";

const SECRET = "Fabrikam confidential";
const words = "The words of a customer of Fabrikam.";
const foreignKey = freshKey();
const foreignAccount = accountIdSchema.parse("X1");
let cloud: Cloud;
let call: ReturnType<typeof createCaller>;
let bearer = "";
let theirs = "";
let foreign: Foreign;
let before = "";

const claimed = z.object({ claim: z.object({ id: z.string() }) });

beforeAll(async () => {
	cloud = await startCloud();
	await furnish(cloud, "contoso");
	await furnish(cloud, "fabrikam", {
		account: "X1",
		name: SECRET,
		mail: "pay@fabrikam-customer.example",
		series: "X",
	});
	const olga = { id: "olga", name: "O", roles: ["sales"], language: "en", timeZone: "UTC" };
	await cloud.tenants.savePerson("fabrikam", personSchema.parse(olga));
	call = createCaller(cloud.services);
	bearer = `Bearer ${await cloud.token({ tenant: "contoso", person: "alex", roles: ROLES })}`;
	theirs = `Bearer ${await cloud.token({ tenant: "fabrikam", person: "alex", roles: ROLES })}`;
	const { dispute } = await openDispute(cloud, "fabrikam", "X1", foreignAccount);
	await openDispute(cloud, "fabrikam", "X2", foreignAccount);
	await command(cloud, who("fabrikam", "claire"), dispute, {
		type: "AddComment",
		text: words,
		visibility: "internal",
	});
	const claim = await call("makeClaim", theirs, {
		body: {
			account: "X1",
			words,
			items: [{ item: "X3" }],
			idempotencyKey: foreignKey,
			source: { kind: "phone" },
			via: "phone",
		},
	});
	await call("makeLink", theirs, { params: { accountId: "X1" }, body: {} });
	const example = await call("learnExample", theirs, { body: { text: words, intent: "other" } });
	await cloud.push();
	const page = await call("listDisputes", theirs, { query: { limit: "1" } });
	foreign = {
		dispute: dispute.id,
		number: dispute.number,
		claim: claimed.parse(JSON.parse(claim.text)).claim.id,
		continuation: String(JSON.parse(page.text).continuation),
		key: foreignKey,
		example: exampleSchema.parse(JSON.parse(example.text)).id,
		template: await aTemplate(),
	};
	before = await theirData();
}, 60_000);
afterAll(() => cloud.stop());

async function aTemplate() {
	const answer = await call("listTemplates", bearer);
	const [template] = z
		.object({ templates: z.array(templateSchema) })
		.parse(JSON.parse(answer.text)).templates;
	if (!template) throw new Error("no template is supplied");
	return template;
}

/** Everything a person of the other tenant sees. */
async function theirData(): Promise<string> {
	await cloud.push();
	const reader = who("fabrikam", "helene");
	const { accord } = cloud.services;
	return JSON.stringify([
		await accord.readStatement(reader, foreignAccount),
		await Promise.all([
			cloud.tenants.settings("fabrikam"),
			cloud.tenants.catalogue("fabrikam"),
			cloud.tenants.people("fabrikam"),
		]),
		(await call("listExamples", theirs)).text,
		(await call("listTemplates", theirs)).text,
		(await accord.listDisputes(reader, { limit: 50 })).disputes,
		await cloud.services.receivables.policies.read(reader, foreignAccount),
	]);
}

const names = Object.keys(routes).filter((name): name is RouteName => name in routes);

describe("a person of one tenant, at another one's data", () => {
	it.each(names)("%s: learns nothing and changes nothing", async (name) => {
		for (const { with: how, status, ...request } of attempts[name](foreign)) {
			const answer = await call(name, bearer, request);
			expect({ how, status: answer.status, text: status === answer.status ? "" : answer.text }).toEqual({
				how,
				status,
				text: "",
			});
			expect(answer.text, how).not.toContain(SECRET);
			expect(answer.text, how).not.toContain(words);
			if (status === 200) expect(answer.text, how).not.toContain(foreign.dispute);
		}
	});

	it("leaves that tenant's data as they were", async () => {
		const undated = (text: string): unknown => JSON.parse(text.replace(/"asOf":"[^"]*"/g, '"asOf":""'));
		expect(undated(await theirData())).toEqual(undated(before));
	});
});
