import { activitySchema } from "@accord/bot/activity.ts";
import { createDirectoryPeople } from "@accord/bot/people.ts";
import { createGraphPeople } from "@accord/functions/adapters/directory/graphPeople.ts";
import { createIds } from "@accord/functions/clock.ts";
import {
	directoryStateSchema,
	disputeViewSchema,
	type Person,
	personSchema,
} from "@accord/shared/api/schemas.ts";
import { accountPartition, noticeSchema } from "@accord/shared/app/documents.ts";
import { listWhole } from "@accord/shared/app/listing.ts";
import { readPeople } from "@accord/shared/app/people/records.ts";
import { createDirectorySync } from "@accord/shared/app/people/sync.ts";
import type { DirectoryRules } from "@accord/shared/app/ports.ts";
import { accountIdSchema } from "@accord/shared/dispute/dispute.ts";
import { personIdSchema } from "@accord/shared/dispute/people.ts";
import { keyRange } from "@accord/shared/keys.ts";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { createCaller } from "../security/endpoints.ts";
import { type Cloud, silent, startCloud } from "./cloud.ts";
import { furnish, openDispute, who } from "./life.ts";

const rules: DirectoryRules = {
	functions: [
		{ department: "After-sales", function: "technician" },
		{ department: "Sales", jobTitle: "Assistant*", function: "salesAssistant" },
		{ department: "sales", function: "sales" },
	],
	territories: [{ office: "Lyon*", territory: "South-East" }],
};
const TODAY = new Date().toISOString().slice(0, 10);

let cloud: Cloud;
beforeEach(async () => {
	cloud = await startCloud();
	const settings = await cloud.tenants.settings("contoso");
	const ours = { ...settings, fallbackPerson: personIdSchema.parse("helene"), directory: rules };
	await cloud.tenants.saveSettings("contoso", ours, "*");
}, 60_000);
afterEach(() => cloud.stop());

const { put, remove } = {
	put: (...args: Parameters<Cloud["graph"]["put"]>) => cloud.graph.put(...args),
	remove: (...args: Parameters<Cloud["graph"]["remove"]>) => cloud.graph.remove(...args),
};
const sync = (options = {}) => cloud.directory.run("contoso", options);
const people = async (): Promise<readonly Person[]> =>
	[...(await readPeople(cloud.ledger, "contoso")).values()].map(({ record }) => record.person);
const ids = async () => (await people()).map(({ id }) => String(id)).sort();
const person = async (id: string) => (await people()).find((one) => one.id === id);

/** Seven people, of whom three work with disputes, under two managers. */
function staff(): void {
	put("contoso", { id: "boss", displayName: "Béatrice Roy", jobTitle: "CEO", preferredLanguage: "fr-FR" });
	put("contoso", { id: "lead", displayName: "Louis Petit", department: "Board", manager: "boss" });
	put("contoso", {
		id: "sami",
		displayName: "Sami Haddad",
		mail: "sami@contoso.example",
		department: "Sales",
		jobTitle: "Key account manager",
		officeLocation: "Lyon 3",
		preferredLanguage: "fr-CH",
		manager: "lead",
		timeZone: "Romance Standard Time",
	});
	put("contoso", {
		id: "anna",
		displayName: "Anna Weiss",
		department: "Sales",
		jobTitle: "Assistant",
		officeLocation: "Bern",
	});
	put("contoso", {
		id: "tess",
		displayName: "Tess Moreau",
		department: "After-Sales ",
		preferredLanguage: "de-DE",
	});
	put("contoso", { id: "cook", displayName: "Carl Cook", department: "Canteen" });
	put("contoso", { id: "ext", displayName: "Eve Extern", department: "Sales", userType: "Guest" });
}

describe("people from the company directory", () => {
	it("are those whose work a rule names and their managers, with what the directory says of them", async () => {
		staff();
		expect(await sync()).toMatchObject({ status: "ok", reading: false });
		expect(await ids()).toEqual(["anna", "boss", "lead", "sami", "tess"]);
		expect(await person("sami")).toEqual({
			id: "sami",
			name: "Sami Haddad",
			mail: "sami@contoso.example",
			roles: ["sales"],
			language: "fr",
			timeZone: "Europe/Paris",
			territories: ["South-East"],
			manager: "lead",
		});
		expect(await person("anna")).toMatchObject({ roles: ["salesAssistant"], territories: ["Bern"] });
		// No language of ours: the mailbox's.
		expect(await person("tess")).toMatchObject({ roles: ["technician"], language: "en", territories: [] });
		expect(await person("lead")).toMatchObject({ roles: [], manager: "boss" });
		// All of it came by pages of two.
		expect(cloud.graph.asked.filter((path) => path.startsWith("/users/delta")).length).toBe(4);
	});

	it("follow what changes, by what is said and nothing else", async () => {
		staff();
		await sync();
		cloud.graph.asked.length = 0;
		put("contoso", { id: "sami", jobTitle: "Assistant of the sales team" });
		put("contoso", { id: "cook", department: "Sales" });
		put("contoso", { id: "lead", manager: null });
		put("contoso", { id: "ext", displayName: "Eve Other" });
		await sync();
		expect(await person("sami")).toMatchObject({
			name: "Sami Haddad",
			roles: ["salesAssistant"],
			language: "fr",
		});
		expect(await person("cook")).toMatchObject({ name: "Carl Cook", roles: ["sales"] });
		expect(await person("lead")).not.toHaveProperty("manager");
		expect(await ids()).not.toContain("ext");
		// Only whom nobody knew is asked for.
		const one = cloud.graph.asked.flatMap((path) => /^\/users\/(\w+)\?/.exec(path)?.[1] ?? []);
		expect(one.filter((id) => id !== "delta")).toEqual(["cook"]);
		const before = await readPeople(cloud.ledger, "contoso");
		await sync();
		expect(await readPeople(cloud.ledger, "contoso")).toEqual(before);
	});

	it("have the tenant's time zone where mailboxes may not be read", async () => {
		cloud.graph.consent("contoso", { mailboxes: false });
		staff();
		expect((await sync()).status).toBe("ok");
		expect(await person("sami")).toMatchObject({ timeZone: "Europe/Paris", language: "fr" });
		expect(await person("tess")).toMatchObject({ language: "en" });
		expect(cloud.graph.asked.filter((path) => path.includes("mailboxSettings")).length).toBeLessThanOrEqual(
			4,
		);
	});

	it("change with the rules, by a pass from the beginning", async () => {
		staff();
		await sync();
		const settings = await cloud.tenants.settings("contoso");
		const functions = [{ department: "Canteen", function: "logistics" as const }];
		const changed = { ...settings, directory: { functions, territories: [] } };
		await cloud.tenants.saveSettings("contoso", changed, "*");
		await sync();
		expect(await person("cook")).toMatchObject({ roles: ["logistics"] });
		expect(await person("sami")).toMatchObject({ roles: [], territories: ["Lyon 3"] });
	});

	it("of another tenant stay there", async () => {
		staff();
		put("fabrikam", { id: "olga", displayName: "Olga", department: "Sales" });
		await cloud.jobs.directory();
		expect(await ids()).not.toContain("olga");
		expect([...(await readPeople(cloud.ledger, "fabrikam")).keys()]).toEqual([]);
	});
});

describe("what an admin entered", () => {
	it("stands against the directory, says so, and is the directory's again when it is released", async () => {
		staff();
		await sync();
		const call = createCaller(cloud.services);
		const admin = `Bearer ${await cloud.token({ tenant: "contoso", person: "alex", roles: ["admin"] })}`;
		const save = async (changes: object) => {
			const { id: _, ...known } = personSchema.parse(await person("sami"));
			const answer = await call("savePerson", admin, {
				params: { personId: "sami" },
				body: { ...known, ...changes },
			});
			return personSchema.parse(JSON.parse(answer.text));
		};
		const saved = await save({
			territories: ["West"],
			roles: ["sales", "technician"],
			deputy: "anna",
			manager: undefined,
		});
		expect(saved.byHand?.toSorted()).toEqual(["manager", "roles", "territories"]);
		put("contoso", { id: "sami", officeLocation: "Bern", displayName: "Sami H.", manager: "boss" });
		await sync({ whole: true });
		expect(await person("sami")).toMatchObject({
			name: "Sami H.",
			territories: ["West"],
			roles: ["sales", "technician"],
			deputy: "anna",
			byHand: ["roles", "territories", "manager"],
		});
		expect(await person("sami")).not.toHaveProperty("manager");
		await save({ byHand: ["roles"] });
		expect(await person("sami")).toMatchObject({ territories: ["Bern"], manager: "boss", byHand: ["roles"] });
	});

	it("and what Entra ID decides are kept apart: a sign-in takes rights away, and leaves the work", async () => {
		staff();
		await sync();
		const join = (roles: readonly ("sales" | "approver")[]) =>
			cloud.tenants.joinPerson("contoso", personIdSchema.parse("tess"), { name: "T.", roles: [...roles] });
		expect((await join(["approver"])).roles).toEqual(["approver", "technician"]);
		await sync({ whole: true });
		expect(await person("tess")).toMatchObject({ name: "Tess Moreau", roles: ["approver", "technician"] });
		expect((await join(["sales"])).roles).toEqual(["sales", "technician"]);
	});
});

describe("somebody who left the company", () => {
	const at = accountIdSchema.parse("C1");

	it("stays with their name, acts no more, and what would fall to them goes to deputy or fallback", async () => {
		await furnish(cloud, "contoso");
		put("contoso", { id: "samir", displayName: "Samir", department: "Sales" });
		put("contoso", { id: "paul", displayName: "Paul", department: "Billing" });
		await sync();
		const open = await openDispute(cloud, "contoso", "F1");
		expect(open.dispute.owner).toBe("samir");
		remove("contoso", "samir");
		await sync();
		expect(await person("samir")).toMatchObject({ name: "Samir", left: TODAY });

		const { accord } = cloud.services;
		const file = await accord.readDispute(who("contoso", "claire"), open.dispute.id);
		expect(file).toMatchObject({ left: ["samir"], people: { samir: "Samir" } });
		expect(file.dispute.owner).toBe("samir");
		const token = `Bearer ${await cloud.token({ tenant: "contoso", person: "samir", roles: ["sales"] })}`;
		expect((await createCaller(cloud.services)("me", token, {})).status).toBe(403);
		const bot = createDirectoryPeople(cloud.tenants, new Map([["tid", "contoso"]]));
		expect(await bot.principal("contoso", personIdSchema.parse("samir"))).toBeUndefined();
		const press = { from: { id: "29:x", aadObjectId: "samir" }, conversation: { id: "c", tenantId: "tid" } };
		const activity = { type: "message", channelId: "msteams", serviceUrl: "https://smba.example/", ...press };
		expect(await bot.personOf(activitySchema.parse(activity))).toBeUndefined();
		const handOver = { type: "Assign", as: "owner", person: personIdSchema.parse("samir") } as const;
		const key = { expectedVersion: open.dispute.version, idempotencyKey: "left-and-gone" };
		await expect(
			accord.commandDispute(who("contoso", "claire"), open.dispute.id, { ...handOver, ...key }),
		).rejects.toMatchObject({ code: "unknown_person" });

		// Named on the account, without a deputy: nobody else sells, so the fallback takes it.
		expect((await openDispute(cloud, "contoso", "F2")).dispute.owner).toBe("helene");
		const samir = personSchema.parse(await person("samir"));
		await cloud.tenants.editPerson("contoso", { ...samir, deputy: personIdSchema.parse("thomas") });
		expect((await openDispute(cloud, "contoso", "F3")).dispute.owner).toBe("thomas");
		expect((await accord.readStatement(who("contoso", "claire"), at)).disputes).toHaveLength(3);
	});

	it("is told nothing: a reminder reaches who stands in", async () => {
		await furnish(cloud, "contoso");
		put("contoso", { id: "samir", displayName: "Samir", department: "Sales" });
		await sync();
		const { dispute } = await openDispute(cloud, "contoso", "F1");
		put("contoso", { id: "samir", accountEnabled: false });
		await sync();
		const told = await cloud.services.accord.commandDispute(who("contoso", "claire"), dispute.id, {
			type: "Remind",
			expectedVersion: dispute.version,
			idempotencyKey: "remind-the-absent",
		});
		expect(disputeViewSchema.parse(told).left).toEqual(["samir"]);
		const notices = await listWhole(cloud.ledger, accountPartition("contoso", at), keyRange("outbox"));
		expect(notices.map(({ body }) => noticeSchema.parse(body.notice))).toContainEqual(
			expect.objectContaining({ person: "helene", why: "reminder" }),
		);
	});

	it("is back when the directory has them back", async () => {
		staff();
		await sync();
		remove("contoso", "sami");
		await sync();
		expect(await person("sami")).toMatchObject({ left: TODAY, roles: ["sales"] });
		put("contoso", { id: "sami", displayName: "Sami Haddad", department: "Sales", accountEnabled: true });
		await sync();
		expect(await person("sami")).not.toHaveProperty("left");
	});
});

describe("when Microsoft Graph", () => {
	it("asks to wait, it is waited for; when it asks for too long, the rest is done another time", async () => {
		staff();
		let answers = 0;
		cloud.graph.inject(() => {
			answers += 1;
			return answers % 2 === 1 ? { status: 429, headers: { "retry-after": "3" } } : undefined;
		});
		expect((await sync()).status).toBe("ok");
		expect(new Set(cloud.graph.waits)).toEqual(new Set([3000]));
		put("contoso", { id: "anna", jobTitle: "Director" });
		cloud.graph.inject(() => ({ status: 503, headers: { "retry-after": "600" } }));
		expect(await sync()).toMatchObject({
			status: "busy",
			syncedAt: expect.any(String),
			since: expect.any(String),
		});
		expect(await person("anna")).toMatchObject({ roles: ["salesAssistant"] });
		cloud.graph.inject(undefined);
		const state = await sync();
		expect(state.status).toBe("ok");
		expect(state).not.toHaveProperty("since");
		expect(await person("anna")).toMatchObject({ roles: ["sales"] });
	});

	it.each([
		["410 Gone", undefined],
		["400 syncStateNotFound", { status: 400, body: { error: { code: "SyncStateNotFound" } } }],
	])(
		"has forgotten the place (%s), everybody is read again and who is missing has left",
		async (_, answer) => {
			staff();
			await sync();
			remove("contoso", "anna", "deleted");
			cloud.graph.forget("contoso");
			if (answer) {
				let once = true;
				cloud.graph.inject(() => {
					if (!once) return undefined;
					once = false;
					return answer;
				});
			}
			expect((await sync()).status).toBe("ok");
			expect(await person("anna")).toMatchObject({ left: TODAY });
			expect((await people()).filter(({ left }) => left !== undefined)).toHaveLength(1);
		},
	);

	it("breaks off between two pages, the next pass goes on there and ends the same", async () => {
		staff();
		let pages = 0;
		cloud.graph.inject((path) => {
			if (!path.startsWith("/users/delta")) return undefined;
			pages += 1;
			return pages === 3 ? { status: 0, broken: true } : undefined;
		});
		expect(await sync()).toMatchObject({ status: "failing", reading: true });
		cloud.graph.asked.length = 0;
		// A process that was killed leaves the same behind as one that was stopped after a page.
		expect(await sync({ until: 0 })).toMatchObject({ reading: true });
		expect(await sync()).toMatchObject({ status: "ok", reading: false });
		expect(cloud.graph.asked.some((path) => path.includes("$select=displayName"))).toBe(false);
		expect(await ids()).toEqual(["anna", "boss", "lead", "sami", "tess"]);
	});

	it("cannot be followed for a day, health is degraded, and well again with the next sync", async () => {
		staff();
		let now = Date.parse("2026-03-03T09:00:00.000Z");
		const directory = createDirectorySync({
			...{ ledger: cloud.ledger, views: cloud.views, tenants: cloud.tenants, log: silent, ids: createIds() },
			source: createGraphPeople(cloud.graph.options),
			names: ["contoso"],
			clock: { now: () => new Date(now).toISOString() },
		});
		cloud.graph.inject(() => ({ status: 500 }));
		await directory.run("contoso");
		expect(await directory.health()).toEqual({ tenants: 1, refused: 0, late: 0 });
		now += 25 * 3_600_000;
		expect(await directory.run("contoso")).toEqual({
			status: "failing",
			reading: false,
			since: "2026-03-03T09:00:00.000Z",
			triedAt: "2026-03-04T10:00:00.000Z",
		});
		expect(await directory.health()).toEqual({ tenants: 1, refused: 0, late: 1 });
		cloud.graph.inject(undefined);
		await directory.run("contoso");
		const oldestSync = "2026-03-04T10:00:00.000Z";
		expect(await directory.health()).toEqual({ tenants: 1, refused: 0, late: 0, oldestSync });
	});

	it("was not granted, health says so and nothing changes", async () => {
		await furnish(cloud, "contoso");
		staff();
		cloud.graph.consent("contoso", { directory: false });
		const before = await readPeople(cloud.ledger, "contoso");
		await cloud.jobs.directory();
		expect(await readPeople(cloud.ledger, "contoso")).toEqual(before);
		const { directory, status } = await cloud.services.accord.health();
		expect({ directory, status }).toEqual({
			directory: { tenants: 2, refused: 1, late: 0, oldestSync: expect.any(String) },
			status: "ok",
		});
		cloud.graph.consent("contoso", { directory: true });
		await cloud.jobs.directory();
		expect((await cloud.services.accord.health()).directory).toMatchObject({ refused: 0 });
		expect(await ids()).toContain("sami");
	});
});

describe("the route that syncs now", () => {
	it("is the admin's, and tells how it went", async () => {
		staff();
		const call = createCaller(cloud.services);
		const bearer = async (role: string) =>
			`Bearer ${await cloud.token({ tenant: "contoso", person: "alex", roles: [role] })}`;
		expect((await call("syncDirectory", await bearer("manager"), {})).status).toBe(403);
		const state = async (name: "readDirectory" | "syncDirectory") =>
			directoryStateSchema.parse(JSON.parse((await call(name, await bearer("admin"), {})).text));
		expect(await state("readDirectory")).toEqual({ status: "never" });
		expect(await state("syncDirectory")).toMatchObject({ status: "ok", syncedAt: expect.any(String) });
		expect(await ids()).toContain("sami");
	});

	it("and the timer at once do it once, and lose nothing an admin saves meanwhile", async () => {
		staff();
		await sync();
		for (const id of ["sami", "anna", "tess"]) put("contoso", { id, officeLocation: "Basel" });
		const anna = personSchema.parse(await person("anna"));
		await Promise.all([
			sync(),
			sync(),
			cloud.tenants.editPerson("contoso", { ...anna, territories: ["North"] }),
		]);
		await sync();
		expect(await person("anna")).toMatchObject({ territories: ["North"] });
		expect(await person("sami")).toMatchObject({ territories: ["Basel"] });
	});
});

describe("the token for Microsoft Graph", () => {
	it("goes to no address but Graph's, whatever place was stored", async () => {
		const called: string[] = [];
		const source = createGraphPeople({
			token: async () => "secret",
			fetch: async (url) => {
				called.push(String(url));
				return new Response("{}");
			},
		});
		for (const place of [
			"https://evil.example/users/delta",
			"https://graph.microsoft.com.evil.example/v1.0/users/",
		])
			await expect(source.page("contoso", place)).rejects.toMatchObject({ kind: "expired" });
		expect(called).toEqual([]);
	});

	it.each([
		["AADSTS700016: Application was not found in the directory", "refused"],
		["AADSTS65001: The user or administrator has not consented", "refused"],
		["ECONNREFUSED", "failing"],
	])("that cannot be had (%s) is %s", async (message, kind) => {
		const source = createGraphPeople({
			token: async () => {
				throw new Error(message);
			},
		});
		await expect(source.page("contoso", undefined)).rejects.toMatchObject({ kind });
	});
});
