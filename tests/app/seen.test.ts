import { createTenantStore } from "@accord/shared/app/tenantStore.ts";
import { defaultCatalogue } from "@accord/shared/dispute/catalogue.ts";
import { afterEach, beforeEach, expect, it } from "vitest";
import { type Rig, rig } from "./bench.ts";

let r: Rig;
beforeEach(() => {
	r = rig();
});
afterEach(() => r.dispose());

it.each(["first kept", "kept before"])(
	"of two catalogues saved at once (%s) one holds, the other is told",
	async (when) => {
		const catalogue = defaultCatalogue();
		const settings = await r.ports.tenants.settings("t1");
		const store = createTenantStore(r.ports.ledger, { settings: () => settings, catalogue });
		const from =
			when === "kept before"
				? await store.saveCatalogue("t1", { ...catalogue, version: catalogue.version + 1 })
				: catalogue;
		const next = (rootCause: string) =>
			store.saveCatalogue("t1", {
				...from,
				version: from.version + 1,
				rootCauses: [...from.rootCauses, rootCause],
			});
		const [kept, refused] = await Promise.allSettled([next("weather"), next("strike")]);
		expect(kept).toMatchObject({
			status: "fulfilled",
			value: { rootCauses: [...from.rootCauses, "weather"] },
		});
		expect(refused).toMatchObject({
			status: "rejected",
			reason: { code: "stale_version", field: "version" },
		});
		expect((await store.catalogue("t1")).rootCauses).toEqual([...from.rootCauses, "weather"]);
	},
);
