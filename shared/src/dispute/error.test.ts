import { expect, it } from "vitest";
import { DomainError, StaleVersion } from "./error.ts";

it("refuses with a closed code, the field it is about, and text for the log", () => {
	const refusal = new DomainError("unknown_item", "no open item F9", "lines.0.item");
	expect(refusal).toMatchObject({
		name: "DomainError",
		code: "unknown_item",
		field: "lines.0.item",
		message: "no open item F9",
	});
	expect(new DomainError("internal", "x").field).toBeUndefined();
});

it("tells who saw an older version what the dispute is now", () => {
	const stale = new StaleVersion({ version: 7 });
	expect(stale).toBeInstanceOf(DomainError);
	expect(stale).toMatchObject({
		name: "StaleVersion",
		code: "stale_version",
		field: "expectedVersion",
		current: { version: 7 },
	});
});
