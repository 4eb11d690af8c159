import type { Access } from "@accord/shared/api/route.ts";
import { type RouteName, routes } from "@accord/shared/api/routes.ts";
import { problemSchema } from "@accord/shared/api/schemas.ts";
import { ROLES } from "@accord/shared/dispute/terms.ts";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { type Cloud, startCloud } from "../production/cloud.ts";
import { ENTRA, type Forgery } from "../production/issuer.ts";
import { furnish } from "../production/life.ts";
import { createCaller } from "./endpoints.ts";

let cloud: Cloud;
let call: ReturnType<typeof createCaller>;
beforeAll(async () => {
	cloud = await startCloud();
	await furnish(cloud, "contoso");
	call = createCaller(cloud.services);
}, 60_000);
afterAll(() => cloud.stop());

const person = (roles: readonly string[], id = "claire") =>
	({ tenant: "contoso", person: id, roles }) as const;
const bearer = async (roles: readonly string[], forgery?: Forgery, id?: string) =>
	`Bearer ${await cloud.token(person(roles, id), forgery)}`;
const names = Object.keys(routes).filter((name): name is RouteName => name in routes);
const accessOf = (name: RouteName): Access => routes[name].access;
const guarded = names.filter((name) => !["public", "botChannel"].includes(String(accessOf(name))));
const now = Math.floor(Date.now() / 1000);
const other = "99999999-9999-4999-8999-999999999999";

/** Every way a token may be wrong, and what its bearer is told: nothing but the number. */
const forgeries: Readonly<Record<string, { readonly forge: Forgery; readonly status: 401 | 403 }>> = {
	"another audience": { forge: { claims: { aud: other } }, status: 401 },
	"another issuer": {
		forge: { claims: { iss: "https://login.microsoftonline.com/common/v2.0" } },
		status: 401,
	},
	"a tenant that is not allowed": { forge: { claims: { tid: other } }, status: 401 },
	"the other tenant's name on this tenant's issuer": {
		forge: { claims: { tid: ENTRA.fabrikam } },
		status: 401,
	},
	"version 1": { forge: { claims: { ver: "1.0" } }, status: 401 },
	expired: { forge: { claims: { exp: now - 600 } }, status: 401 },
	"not yet valid": { forge: { claims: { nbf: now + 600 } }, status: 401 },
	"a key nobody published": { forge: { stranger: true }, status: 401 },
	"an unknown key id": { forge: { header: { kid: "other" } }, status: 401 },
	"no expiry": { forge: { drop: "exp" }, status: 401 },
	"no object id": { forge: { drop: "oid" }, status: 401 },
	"no tenant": { forge: { drop: "tid" }, status: 401 },
	"another scope": { forge: { claims: { scp: "User.Read" } }, status: 403 },
	"no scope": { forge: { drop: "scp" }, status: 403 },
	"an application's own token": { forge: { claims: { scp: undefined, idtyp: "app" } }, status: 403 },
	"somebody unknown without a role": { forge: { claims: { oid: other, roles: [] } }, status: 403 },
};
const texts: Readonly<Record<string, string | undefined>> = {
	"no header": undefined,
	"an empty header": "",
	"another scheme": "Basic Y2xhaXJlOnNlY3JldA==",
	"no token": "Bearer",
	"no signature": "Bearer e30.e30.",
	"algorithm none": `Bearer ${btoa('{"alg":"none"}').replace(/=/g, "")}.${btoa('{"oid":"claire"}').replace(/=/g, "")}.x`,
	"two tokens": "Bearer a.b.c, Bearer a.b.c",
	"a token of 100 kB": `Bearer a.${"b".repeat(100_000)}.c`,
	"no text at all": "Bearer \u0000.\u0000.\u0000",
};

async function refused(name: RouteName, authorization: string | undefined, status: number): Promise<void> {
	const answer = await call(name, authorization);
	expect(answer.status, `${name}: ${answer.text}`).toBe(status);
	const problem = problemSchema.parse(JSON.parse(answer.text));
	expect(problem.code).toBe(status === 401 ? "unauthenticated" : "forbidden");
	// Which check failed is for the log: it would tell a forger what to do next.
	expect(answer.text).not.toMatch(/audience|issuer|signature|scope|tenant|expired|claim|kid|jwt|directory/i);
	expect(Object.keys(problem).sort()).toEqual(
		["code", "detail", "field", "status", "title", "traceId", "type"].filter((key) => key in problem),
	);
}

describe("every guarded route", () => {
	it.each(guarded)("%s: refuses each forgery with 401 or 403 and no detail", async (name) => {
		for (const { forge, status } of Object.values(forgeries))
			await refused(name, await bearer(ROLES, forge), status);
		for (const text of Object.values(texts)) await refused(name, text, 401);
	});

	it.each(guarded)("%s: lets in whom it declares, and nobody else", async (name) => {
		const access = accessOf(name);
		for (const role of ROLES) {
			const answer = await call(name, await bearer([role]));
			const allowed = access === "signedIn" || access.includes(role);
			expect(answer.status === 403, `${role}: ${answer.text.slice(0, 300)}`).toBe(!allowed);
			expect(answer.status).not.toBe(401);
			expect(answer.status).toBeLessThan(500);
		}
		const none = await call(name, await bearer([]));
		expect(none.status === 403).toBe(access !== "signedIn");
	});
});

describe("a good token", () => {
	it.each([
		["the application id", "11111111-1111-4111-8111-111111111111"],
		["its address form", "api://11111111-1111-4111-8111-111111111111"],
	])("is taken for %s", async (_, aud) => {
		expect((await call("me", await bearer(["collector"], { claims: { aud } }))).status).toBe(200);
	});

	it("gives the roles it carries, not those of the directory, and none it invents", async () => {
		const answer = await call("openDispute", await bearer(["owner", "root"]));
		expect(answer.status).toBe(403);
	});
});

describe("somebody the directory does not know", () => {
	it("who was given a role, is taken in with what the token says", async () => {
		const claims = { name: "Nora New", preferred_username: "nora@contoso.example" };
		const answer = await call("me", await bearer(["sales"], { claims }, "nora"));
		expect(JSON.parse(answer.text)).toMatchObject({
			person: { id: "nora", name: "Nora New", mail: "nora@contoso.example", roles: ["sales"] },
		});
		expect((await cloud.tenants.people("contoso")).map(({ id }) => id)).toContain("nora");
	});

	it("keeps what the admin entered when Entra ID changes the roles", async () => {
		const [nora] = (await cloud.tenants.people("contoso")).filter(({ id }) => id === "nora");
		if (!nora) throw new Error("nora did not join");
		const chosen = await call("saveMyDigest", await bearer(["sales"], {}, "nora"), {
			body: { by: "mail", hour: 7 },
		});
		expect(chosen.status).toBe(200);
		const { id: _, ...said } = { ...nora, territories: ["North"], manager: "helene" };
		const saved = await call("savePerson", await bearer(["admin"]), {
			params: { personId: "nora" },
			body: said,
		});
		expect(saved.status).toBe(200);
		const answer = await call("me", await bearer(["sales", "quality"], {}, "nora"));
		expect(JSON.parse(answer.text).person).toMatchObject({
			name: "Nora New",
			roles: ["sales", "quality"],
			territories: ["North"],
			manager: "helene",
			digest: { by: "mail", hour: 7 },
		});
	});
});

describe("the bot's route", () => {
	it("does not take a person's token", async () => {
		const answer = await call("messages", await bearer(ROLES), {
			body: {
				type: "message",
				channelId: "msteams",
				serviceUrl: "https://smba.trafficmanager.net/emea/",
				from: { id: "29:x", aadObjectId: "claire" },
				conversation: { id: "c", tenantId: ENTRA.contoso },
				text: "hi",
			},
		});
		expect(answer).toMatchObject({ status: 401, text: "" });
	});
});
