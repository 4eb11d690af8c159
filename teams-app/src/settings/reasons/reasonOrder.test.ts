import { defaultCatalogue } from "@accord/shared/dispute/catalogue.ts";
import { archiveReason, isReasonCode } from "@accord/shared/dispute/catalogueEdit.ts";
import { expect, test } from "vitest";
import { moved } from "../moved.ts";
import { inOrder, restored } from "./reasonOrder.ts";

const base = defaultCatalogue();
const code = (text: string) => {
	if (!isReasonCode(text)) throw new Error(text);
	return text;
};
const order = base.reasons.map((reason) => reason.code);

test("a reason moves by one place and never out of the list", () => {
	expect(moved(order, code("QUANTITY"), -1)?.slice(0, 2)).toEqual(["QUANTITY", "PRICE"]);
	expect(moved(order, code("PRICE"), -1)).toBeUndefined();
	expect(moved(order, code("TERMS"), 1)).toBeUndefined();
	expect(moved(order, code("GONE"), 1)).toBeUndefined();
});

test("an order made before somebody added or archived a reason still holds", () => {
	const wanted = [code("TERMS"), ...order.filter((one) => one !== "TERMS" && one !== "RETURN")];
	const codes = inOrder(archiveReason(base, code("PRICE")), wanted).reasons.map((reason) => reason.code);
	expect(codes[0]).toBe("TERMS");
	expect(codes.slice(-2)).toEqual(["RETURN", "PRICE"]);
});

test("a restored reason comes after those in use, in one version", () => {
	const archived = archiveReason(archiveReason(base, code("PRICE")), code("QUALITY"));
	const back = restored(archived, code("PRICE"));
	expect(back.version).toBe(archived.version + 1);
	expect(back.reasons.slice(-2).map((reason) => [reason.code, reason.archived])).toEqual([
		["PRICE", false],
		["QUALITY", true],
	]);
});
