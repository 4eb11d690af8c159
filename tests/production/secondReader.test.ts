import { adminRoutes } from "@accord/shared/api/adminRoutes.ts";
import { expect, it } from "vitest";
import { createCaller } from "../security/endpoints.ts";
import { type CloudOptions, startCloud } from "./cloud.ts";
import { furnish } from "./life.ts";

const { output } = adminRoutes.readSettings;

it.each<[string, NonNullable<CloudOptions["environment"]>, boolean]>([
	["without a language model", {}, false],
	[
		"with a language model of its operator",
		{ ACCORD_OPENAI_ENDPOINT: "https://model.openai.azure.com/", ACCORD_OPENAI_DEPLOYMENT: "reader" },
		true,
	],
])(
	"a deployment %s says so to whoever reads the settings, and to whoever saves them",
	async (_, environment, there) => {
		const cloud = await startCloud({ environment });
		try {
			await furnish(cloud, "contoso");
			const call = createCaller(cloud.services);
			const bearer = `Bearer ${await cloud.token({ tenant: "contoso", person: "alex", roles: ["admin"] })}`;
			const read = output.parse(JSON.parse((await call("readSettings", bearer)).text));
			expect(read.hasSecondReader).toBe(there);
			const saved = await call("saveSettings", bearer, {
				// What a caller claims of it is not taken in.
				body: { ...read, fallbackPerson: "claire", secondReader: true, hasSecondReader: !there },
				headers: { "if-match": `"${read.version}"` },
			});
			expect(output.parse(JSON.parse(saved.text))).toMatchObject({
				secondReader: true,
				hasSecondReader: there,
			});
		} finally {
			await cloud.stop();
		}
	},
);
