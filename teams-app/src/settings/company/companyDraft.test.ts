import { currencySchema } from "@accord/shared/dispute/money.ts";
import { personIdSchema } from "@accord/shared/dispute/people.ts";
import { describe, expect, it } from "vitest";
import { en } from "../../words/company/en.ts";
import { refusedPaths } from "../typing/fields.ts";
import { type CompanySettings, fieldsOf, ruleOf, settingsOf } from "./companyDraft.ts";

const settings: CompanySettings = {
	name: "Atelier Montclar",
	currency: currencySchema.parse("EUR"),
	country: "FR",
	timeZone: "Europe/Paris",
	language: "fr",
	closingDays: ["2026-12-24", "2026-12-31"],
	fallbackPerson: personIdSchema.parse("helene.duval"),
	remainder: "chase",
	release: "nextBusinessDay",
	directory: {
		functions: [
			{ department: "After-sales*", function: "technician" },
			{ department: "Sales", jobTitle: "Assistant*", function: "salesAssistant" },
		],
		territories: [{ office: "Lyon*", territory: "South-East" }],
	},
	secondReader: true,
	version: "0".repeat(32),
	hasSecondReader: false,
};
const fields = fieldsOf(settings);

describe("the settings of a company as they are typed", () => {
	it("come back as they were when nothing is touched", () => {
		const { version: _, hasSecondReader: __, ...body } = settings;
		expect(settingsOf(fields)).toEqual({ body });
	});
	it("have no directory rules where none is left, and no second reader where it is not switched on", () => {
		const bare = { ...fields, "directory.functions": "", "directory.territories": "", secondReader: "" };
		const read = settingsOf(bare);
		if ("wrong" in read) throw new Error("refused");
		expect(read.body).not.toHaveProperty("directory");
		expect(read.body.secondReader).toBe(false);
	});
	it("keep a blank at the end of a part while it is typed, and send it without", () => {
		const read = settingsOf({ ...fields, "directory.functions": "After \t Head of \tsales" });
		expect("body" in read && read.body.directory?.functions).toEqual([
			{ department: "After", jobTitle: "Head of", function: "sales" },
		]);
	});
	it.each([
		["names no work", " \t\tsales"],
		["gives no known function", "Sales\t\tmanager"],
	])("are refused where a rule %s", (_, rule) => {
		const read = settingsOf({ ...fields, "directory.functions": rule });
		expect("wrong" in read && [...read.wrong]).toEqual(["directory.functions"]);
	});
});

describe("what the service refuses of them", () => {
	it("is said at the field, of a list at the list", () => {
		const errors = ["closingDays.3", "directory.territories.0.office", "name"].map((field) => ({
			field,
			message: "",
		}));
		const problem = { type: "", title: "", status: 400, code: "invalid_input", detail: "", errors } as const;
		const refused = [...refusedPaths(problem, "", fields)];
		expect(refused).toEqual(["closingDays", "directory.territories", "name"]);
		for (const path of refused) expect(ruleOf(path, en), path).toBeTypeOf("string");
	});
});
