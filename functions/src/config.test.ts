import { describe, expect, it } from "vitest";
import { ConfigError, parseLocalConfig, parseProductionConfig } from "./config.ts";

const id = (n: number) =>
	`${`${n}`.repeat(8)}-${`${n}`.repeat(4)}-4${`${n}`.repeat(3)}-8${`${n}`.repeat(3)}-${`${n}`.repeat(12)}`;
const good = {
	ACCORD_APP_ID: id(1),
	ACCORD_TEAMS_APP_ID: "55555555-5555-4555-8555-555555555555",
	ACCORD_TENANTS: `${id(2)}=contoso, ${id(3)}=fabrikam`,
	ACCORD_IDENTITY_CLIENT_ID: id(4),
	ACCORD_COSMOS_ENDPOINT: "https://cosmos.example.com:443/",
	ACCORD_COSMOS_DATABASE: "accord",
	APPLICATIONINSIGHTS_CONNECTION_STRING:
		"InstrumentationKey=66666666-6666-4666-8666-666666666666;IngestionEndpoint=https://insights.invalid/",
	ACCORD_EVIDENCE_ENDPOINT: "https://blob.example.com/",
	ACCORD_SENDER_MAILBOX: "",
};

describe("starting in production", () => {
	it("given every setting, knows each allowed tenant", () => {
		const config = parseProductionConfig(good);
		expect([...config.ACCORD_TENANTS]).toEqual([
			[id(2), "contoso"],
			[id(3), "fabrikam"],
		]);
		expect(config.ACCORD_SENDER_MAILBOX).toBeUndefined();
	});

	it("given half of a language model, refuses and names the other half", () => {
		const [endpoint, deployment] = ["https://models.example.com/", "small"];
		const none = { ...good, ACCORD_OPENAI_ENDPOINT: "", ACCORD_OPENAI_DEPLOYMENT: "" };
		expect(parseProductionConfig(none).ACCORD_OPENAI_ENDPOINT).toBeUndefined();
		const both = { ...good, ACCORD_OPENAI_ENDPOINT: endpoint, ACCORD_OPENAI_DEPLOYMENT: deployment };
		expect(parseProductionConfig(both)).toMatchObject({ ACCORD_OPENAI_ENDPOINT: endpoint });
		expect(() => parseProductionConfig({ ...none, ACCORD_OPENAI_ENDPOINT: endpoint })).toThrow(
			"ACCORD_OPENAI_DEPLOYMENT",
		);
		expect(() => parseProductionConfig({ ...none, ACCORD_OPENAI_DEPLOYMENT: deployment })).toThrow(
			"ACCORD_OPENAI_ENDPOINT",
		);
	});

	it.each(Object.keys(good).filter((name) => name !== "ACCORD_SENDER_MAILBOX"))(
		"given no %s, refuses and names it",
		(name) => {
			expect(() => parseProductionConfig({ ...good, [name]: undefined })).toThrow(name);
		},
	);

	it.each([
		["ACCORD_LOCAL_IDENTITY", "1"],
		["ACCORD_DATA", ".data"],
		["ACCORD_APP_ID", ""],
		["ACCORD_TENANTS", ""],
		["ACCORD_TENANTS", "contoso"],
		["ACCORD_TENANTS", "*=contoso"],
		["ACCORD_COSMOS_ENDPOINT", "http://cosmos.example.com/"],
		["ACCORD_OPENAI_ENDPOINT", "http://models.example.com/"],
	])("given %s=%j, refuses and names it", (name, value) => {
		expect(() => parseProductionConfig({ ...good, [name]: value })).toThrow(ConfigError);
		expect(() => parseProductionConfig({ ...good, [name]: value })).toThrow(name);
	});
});

describe("starting on one machine", () => {
	it("given nothing, uses the defaults of the README", () => {
		expect(parseLocalConfig({})).toMatchObject({ ACCORD_DATA: ".data", PORT: 7071 });
	});
	it("given a port that is none, refuses and names it", () => {
		expect(() => parseLocalConfig({ PORT: "http" })).toThrow("PORT");
	});
});
