import { describe, expect, it } from "vitest";
import { defaultCatalogue } from "../dispute/catalogue.ts";
import { personIdSchema } from "../dispute/people.ts";
import { reasonCodeSchema } from "../dispute/procedure.ts";
import type { Change, DocumentStore, JsonObject } from "../ports/documentStore.ts";
import type { Principal } from "./accord.ts";
import { createLearning, examplesOf } from "./learning.ts";

/** The few calls learning makes, on a map. */
function memory(): DocumentStore {
	const kept = new Map<string, Map<string, JsonObject>>();
	const put = (partition: string, change: Change) => {
		const documents = kept.get(partition) ?? new Map<string, JsonObject>();
		if (change.kind === "delete") documents.delete(change.id);
		else documents.set(change.id, change.body);
		kept.set(partition, documents);
	};
	return {
		read: async () => undefined,
		list: async (partition) => ({
			items: [...(kept.get(partition) ?? [])].map(([id, body]) => ({ partition, id, etag: "1", body })),
		}),
		commit: async (partition, changes) => {
			for (const change of changes) put(partition, change);
			return new Map();
		},
		changes: async () => ({ items: [], continuation: "", drained: true }),
		close: async () => {},
	};
}

const who = (tenant: string): Principal => ({
	tenant,
	person: personIdSchema.parse("claire"),
	roles: ["collector"],
	language: "fr",
});
const price = reasonCodeSchema.parse("PRICE");
const text = "La facturette ne colle pas avec le devis.";

function school() {
	const ledger = memory();
	const tenants = {
		catalogue: async () => defaultCatalogue(),
		settings: () => Promise.reject(new Error("unused")),
	};
	return {
		ledger,
		learning: createLearning({ ledger, clock: { now: () => "2026-11-22T10:00:00.000Z" }, tenants }),
	};
}

describe("learning from an agent's correction", () => {
	it("given a correction, weighs on that tenant's next proposal and on no other's", async () => {
		const { ledger, learning } = school();
		await learning.learn(who("contoso"), { text, intent: "dispute", reason: price });
		expect(await examplesOf(ledger, "contoso")).toMatchObject([{ text, reason: "PRICE", by: "claire" }]);
		expect(await examplesOf(ledger, "fabrikam")).toEqual([]);
	});

	it("given the same words corrected again, keeps the newer lesson only", async () => {
		const { ledger, learning } = school();
		await learning.learn(who("contoso"), { text, intent: "dispute", reason: price });
		await learning.learn(who("contoso"), { text, intent: "other" });
		expect(await examplesOf(ledger, "contoso")).toMatchObject([{ intent: "other" }]);
	});

	it("given a lesson to forget, forgets it, twice if asked twice", async () => {
		const { ledger, learning } = school();
		const { id } = await learning.learn(who("contoso"), { text, intent: "dispute", reason: price });
		await learning.forget(who("fabrikam"), id);
		expect(await examplesOf(ledger, "contoso")).toHaveLength(1);
		await learning.forget(who("contoso"), id);
		await learning.forget(who("contoso"), id);
		expect(await examplesOf(ledger, "contoso")).toEqual([]);
	});

	it.each([
		[{ text, intent: "dispute" as const }, "invalid_input"],
		[{ text, intent: "other" as const, reason: price }, "invalid_input"],
		[{ text, intent: "dispute" as const, reason: reasonCodeSchema.parse("NOT_OURS") }, "unknown_reason"],
	])("given %j, refuses", async (correction, code) => {
		const { learning } = school();
		await expect(learning.learn(who("contoso"), correction)).rejects.toMatchObject({ code });
	});
});
