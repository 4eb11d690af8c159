import { expect, it } from "vitest";
import { disputeNumber, findDisputeNumber } from "./numbering.ts";

it("numbers disputes per year, as people say them on the phone", () => {
	expect(disputeNumber(2026, 123)).toBe("D-2026-000123");
	expect(disputeNumber(2026, 1_234_567)).toBe("D-2026-1234567");
});

it("finds a number in what somebody wrote", () => {
	expect(findDisputeNumber("Re: votre litige d-2026-000123 (F2024)")).toEqual({
		number: "D-2026-000123",
		year: 2026,
		sequence: 123,
	});
	for (const text of ["D-26-000123", "D-2026-123", "AD-2026-000123", "D-2026-000123456x", ""])
		expect(findDisputeNumber(text)).toBeUndefined();
});
