import { type Person, personSchema } from "@accord/shared/api/schemas.ts";
import { tenantSettingsSchema } from "@accord/shared/app/tenantStore.ts";
import { afterAll, beforeAll, describe, expect, it, vi } from "vitest";
import { type LocalHost, startLocalHost } from "../e2e/localHost.ts";
import { type Cloud, startCloud } from "./cloud.ts";
import { normalised, type Recorded, recording } from "./recording.ts";
import { serve } from "./registrations.ts";

const tenant = "contoso";
/** As the local host has them. */
const settings = tenantSettingsSchema.parse({
	id: tenant,
	name: "Atelier Montclar",
	currency: "EUR",
	country: "FR",
	timeZone: "Europe/Paris",
	language: "fr",
	closingDays: [],
	fallbackPerson: "helene.duval",
	remainder: "chase",
	release: "nextBusinessDay",
});
let local: LocalHost;
let cloud: Cloud;
let functions: Awaited<ReturnType<typeof serve>>;
let people: readonly Person[];

beforeAll(async () => {
	[local, cloud] = await Promise.all([startLocalHost({ arguments: ["--empty"] }), startCloud()]);
	people = personSchema.array().parse(await (await fetch(`${local.url}dev/people`)).json());
	for (const person of people) await cloud.tenants.savePerson(tenant, person);
	await cloud.tenants.saveSettings(tenant, settings, "*");
	functions = await serve(cloud.services);
	for (const level of ["info", "warn", "error"] as const) vi.spyOn(console, level).mockReturnValue();
}, 120_000);
afterAll(async () => {
	vi.restoreAllMocks();
	await Promise.all([local.stop(), functions.stop(), cloud.stop()]);
	local.forget();
});

async function bearer(id: string): Promise<string> {
	const roles = people.find((person) => person.id === id)?.roles ?? [];
	return `Bearer ${await cloud.token({ tenant, person: id, roles })}`;
}

/** Plays the recording at one host; the views may take the time they need. */
async function play(
	url: string,
	as: (person: string) => Promise<Record<string, string>>,
	settle: () => Promise<void>,
): Promise<readonly Recorded[]> {
	const answers: Recorded[] = [];
	for (const step of recording) {
		const { method = "GET", path, person, body, type = "application/json" } = step(answers);
		await settle();
		const answer = await fetch(url + path, {
			method,
			headers: {
				...(person === undefined ? {} : await as(person)),
				...(body === undefined ? {} : { "content-type": type }),
			},
			...(body === undefined ? {} : { body: typeof body === "string" ? body : JSON.stringify(body) }),
		});
		const text = await answer.text();
		answers.push({
			request: `${method} ${path}`,
			status: answer.status,
			type: answer.headers.get("content-type"),
			cache: answer.headers.get("cache-control"),
			body: /json/.test(answer.headers.get("content-type") ?? "") ? JSON.parse(text) : text,
		});
	}
	return answers;
}

describe("the two hosts", () => {
	it("answer the same requests alike: status, headers and every field", async () => {
		const here = await play(
			local.url,
			async (person) => ({ "x-accord-person": person }),
			async () => {
				await fetch(`${local.url}dev/settled`);
			},
		);
		const there = await play(
			functions.url,
			async (person) => ({ authorization: await bearer(person) }),
			async () => {
				await cloud.push();
				// The timer that follows dunning, which locally follows each commit.
				await cloud.jobs.outbox();
			},
		);
		expect(here.map(({ status }) => status)).not.toContain(500);
		const expected = normalised(here);
		for (const [place, answer] of normalised(there).entries()) expect(answer).toEqual(expected[place]);
	}, 120_000);
});
