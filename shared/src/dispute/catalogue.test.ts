import { describe, expect, it } from "vitest";
import { defaultCatalogue } from "./catalogue.ts";
import {
	addReason,
	archiveReason,
	editReason,
	type ReasonDraft,
	reasonsInUse,
	reorderReasons,
} from "./catalogueEdit.ts";
import { parseCatalogue, successorOf } from "./catalogueRules.ts";
import { DomainError } from "./error.ts";
import { reasonCodeSchema, stageRule } from "./procedure.ts";
import { given, opening, priceClaim } from "./scenario.ts";

const code = (text: string) => reasonCodeSchema.parse(text);
const refusal = (act: () => unknown) => {
	try {
		return act();
	} catch (error) {
		if (!(error instanceof DomainError)) throw error;
		return [error.code, error.field];
	}
};
const base = defaultCatalogue();
const [price] = base.reasons;
if (!price) throw new Error("no reason");
const draft: ReasonDraft = {
	code: code("WEATHER"),
	label: { fr: "Météo", en: "Weather" },
	nature: "logistics",
	awaits: { fr: "attente", en: "wait" },
	means: { fr: "il a plu", en: "it rained" },
	examples: [],
	eInvoicing: [],
	rootCauses: ["carrier"],
	procedure: {
		owner: "logistics",
		stages: price.procedure.stages.map((one) =>
			one.stage === "investigate" ? { ...one, role: "logistics" } : one,
		),
		approveAbove: { EUR: 10_000 },
		silenceDays: null,
		followUp: { businessDays: 3, fr: "Suivre", en: "Follow" },
	},
};

describe("the default catalogue", () => {
	it("has the ten reasons of the field, each with a procedure of its own", () => {
		expect(base.reasons.map((reason) => reason.code)).toEqual([
			"PRICE",
			"QUANTITY",
			"QUALITY",
			"DELIVERY",
			"SERVICE",
			"BILLING",
			"DUPLICATE",
			"DISCOUNT",
			"RETURN",
			"TERMS",
		]);
		expect(parseCatalogue(JSON.parse(JSON.stringify(base)))).toEqual(base);
		expect(defaultCatalogue()).toBe(base);
	});
	it("says who does what in how many business days, and above what an approver is needed", () => {
		const stages = price.procedure.stages.map(({ stage, role, businessDays }) => [stage, role, businessDays]);
		expect(stages).toEqual([
			["investigate", "sales", 3],
			["approve", "approver", 1],
			["post", "billing", 2],
			["confirm", "collector", 5],
		]);
		expect(price.procedure).toMatchObject({ version: 1, reason: "PRICE", silenceDays: 10, owner: "sales" });
		expect(price.procedure.approveAbove).toMatchObject({
			EUR: 50_000,
			USD: 50_000,
			GBP: 50_000,
			CHF: 50_000,
			JPY: 80_000,
			TND: 1_500_000,
			MAD: 500_000,
		});
		const billing = base.reasons.find((reason) => reason.code === "BILLING");
		expect(billing?.procedure.approveAbove).toMatchObject({ EUR: null, JPY: null });
		expect(price).toMatchObject({
			label: { fr: "Litige prix", en: "Price" },
			eInvoicing: ["PU_ERR"],
			archived: false,
			rootCauses: ["pricing", "order-entry", "master-data", "contract", "customer-error", "unknown"],
		});
		expect(price.procedure.followUp).toEqual({
			businessDays: 3,
			fr: "Suivre le litige : attente d'accord commercial ou d'avoir",
			en: "Follow up: sales decision or credit note",
		});
		for (const reason of base.reasons)
			for (const cause of reason.rootCauses) expect(base.rootCauses).toContain(cause);
	});
	it("has all four stages in every procedure", () => {
		expect(stageRule(price.procedure, "post").role).toBe("billing");
		expect(refusal(() => stageRule({ ...price.procedure, stages: [] }, "post"))).toEqual([
			"internal",
			undefined,
		]);
	});
});

describe("editing the catalogue", () => {
	it("adds a reason at the end, with the first version of its procedure", () => {
		const after = addReason(base, draft);
		expect(after.version).toBe(2);
		expect(after.reasons.at(-1)).toMatchObject({
			code: "WEATHER",
			archived: false,
			procedure: { reason: "WEATHER", version: 1 },
		});
		expect(base.reasons).toHaveLength(10);
	});
	it("never takes a code again, archived or not", () => {
		const archived = archiveReason(base, code("PRICE"));
		expect(refusal(() => addReason(archived, { ...draft, code: code("PRICE") }))).toEqual([
			"duplicate",
			"code",
		]);
	});
	it("makes the next version of a procedure only when the procedure changes", () => {
		const renamed = editReason(base, code("PRICE"), { label: { fr: "Prix", en: "Prices" } });
		expect(renamed.reasons[0]).toMatchObject({ label: { en: "Prices" }, procedure: { version: 1 } });
		const same = editReason(base, code("PRICE"), { procedure: { silenceDays: 10 } });
		expect(same.reasons[0]?.procedure.version).toBe(1);
		const slower = editReason(renamed, code("PRICE"), { procedure: { silenceDays: 20 } });
		expect(slower.version).toBe(3);
		expect(slower.reasons[0]).toMatchObject({
			label: { en: "Prices" },
			procedure: { version: 2, silenceDays: 20, owner: "sales" },
		});
		expect(slower.reasons.slice(1)).toEqual(base.reasons.slice(1));
	});
	it("leaves disputes already open on the version they began with", () => {
		const edited = editReason(base, code("PRICE"), { procedure: { approveAbove: { EUR: 0 } } });
		const act = {
			type: "ProposeOutcome",
			lines: [{ line: "L1", credited: 30_000, upheld: 0, writtenOff: 0 }],
			because: "right",
		} as const;
		const after = given().and(["samir", act, { context: { catalogue: edited } }]);
		expect(after.state).toMatchObject({ status: "awaitingDocument", procedure: { version: 1 } });
		const later = given(priceClaim, { context: { catalogue: edited } }).and(["samir", act]);
		expect(later.state).toMatchObject({ status: "awaitingApproval", procedure: { version: 2 } });
	});
	it("archives a reason: its labels stay, no new dispute gets it", () => {
		const archived = archiveReason(base, code("PRICE"));
		expect(archived.reasons[0]).toMatchObject({ label: { en: "Price" }, archived: true });
		expect(reasonsInUse(archived).map((reason) => reason.code)).not.toContain("PRICE");
		expect(reasonsInUse(archived)).toHaveLength(9);
		expect(opening("claire", priceClaim, { context: { catalogue: archived } })).toEqual({
			refused: "unknown_reason",
			field: "reason",
		});
		expect(archiveReason(archived, code("PRICE"), false).reasons).toEqual(base.reasons);
	});
	it("keeps one reason in use", () => {
		const one = { ...base, reasons: base.reasons.slice(0, 1) };
		expect(refusal(() => archiveReason(one, code("PRICE")))).toEqual(["invalid_input", "code"]);
		const two = archiveReason({ ...base, reasons: base.reasons.slice(0, 2) }, code("PRICE"));
		expect(refusal(() => archiveReason(two, code("QUANTITY")))).toEqual(["invalid_input", "code"]);
		expect(archiveReason(two, code("PRICE")).version).toBe(3);
	});
	it("orders reasons as the tenant chooses, all of them, once", () => {
		const order = base.reasons.map((reason) => reason.code).reverse();
		expect(reorderReasons(base, order).reasons[0]?.code).toBe("TERMS");
		expect(refusal(() => reorderReasons(base, order.slice(1)))).toEqual(["invalid_input", "order"]);
		expect(refusal(() => reorderReasons(base, [...order.slice(1), code("PRICE")]))).toEqual([
			"invalid_input",
			"order",
		]);
		expect(refusal(() => reorderReasons(base, [code("GONE")]))).toEqual(["unknown_reason", "code"]);
	});
	it.each([
		["an empty label", { label: { fr: "", en: "x" } }, "label.fr"],
		[
			"a delay beyond a year",
			{ procedure: { ...draft.procedure, silenceDays: 251 } },
			"procedure.silenceDays",
		],
		[
			"stages out of order",
			{ procedure: { ...draft.procedure, stages: [...draft.procedure.stages].reverse() } },
			"procedure.stages",
		],
		[
			"an owner who does not investigate",
			{ procedure: { ...draft.procedure, owner: "sales" } },
			"procedure.stages.0.role",
		],
		[
			"an owner who approves",
			{
				procedure: {
					...draft.procedure,
					stages: draft.procedure.stages.map((one) =>
						one.stage === "approve" ? { ...one, role: "logistics" } : one,
					),
				},
			},
			"procedure.stages.1.role",
		],
		[
			"a currency that is none",
			{ procedure: { ...draft.procedure, approveAbove: { euro: 1 } } },
			"procedure.approveAbove",
		],
		[
			"a follow-up without words",
			{ procedure: { ...draft.procedure, followUp: { businessDays: 3, fr: "Suivre", en: " " } } },
			"procedure.followUp.en",
		],
		["a root cause the tenant does not list", { rootCauses: ["gremlins"] }, "rootCauses"],
	] as const)("refuses %s", (_, change, field) => {
		const after = addReason(base, { ...draft, ...change } as ReasonDraft);
		expect(refusal(() => successorOf(base, after))).toEqual(["invalid_input", `reasons.10.${field}`]);
	});
	it("refuses to edit or archive what does not exist", () => {
		expect(refusal(() => editReason(base, code("GONE"), {}))).toEqual(["unknown_reason", "code"]);
		expect(refusal(() => archiveReason(base, code("GONE")))).toEqual(["unknown_reason", "code"]);
	});
	it("reads a whole catalogue from outside or refuses it", () => {
		expect(refusal(() => parseCatalogue({}))).toEqual(["invalid_input", "version"]);
		expect(refusal(() => parseCatalogue({ ...base, reasons: [price, price] }))).toEqual([
			"duplicate",
			"reasons.1.code",
		]);
		const wrong = { ...price, procedure: { ...price.procedure, owner: "billing" } };
		expect(refusal(() => parseCatalogue({ ...base, reasons: [wrong] }))).toEqual([
			"invalid_input",
			"reasons.0.procedure.stages.0.role",
		]);
	});
	it("reads what a reason means in the one language it was written in before there were two", () => {
		const old = { ...base, reasons: [{ ...price, means: "a price is wrong" }] };
		expect(parseCatalogue(old).reasons[0]?.means).toEqual({ fr: "", en: "a price is wrong" });
	});
});

describe("what a tenant sends as its next catalogue", () => {
	const next = { ...base, version: 2 };
	const [first, ...others] = next.reasons;
	if (!first) throw new Error("no reason");
	it("is made from the one in force", () => {
		expect(successorOf(base, next)).toEqual(next);
		expect(refusal(() => successorOf(next, next))).toEqual(["stale_version", "version"]);
	});
	it("loses no code and keeps one reason in use", () => {
		expect(refusal(() => successorOf(base, { ...next, reasons: others }))).toEqual([
			"invalid_input",
			"reasons",
		]);
		const none = next.reasons.map((reason) => ({ ...reason, archived: true }));
		expect(refusal(() => successorOf(base, { ...next, reasons: none }))).toEqual([
			"invalid_input",
			"reasons",
		]);
	});
	it("has its procedures' versions counted here, whatever it says", () => {
		const sent = (procedure: object) => ({
			...next,
			reasons: [{ ...first, procedure: { ...first.procedure, ...procedure } }, ...others],
		});
		const versionOf = (procedure: object) => successorOf(base, sent(procedure)).reasons[0]?.procedure.version;
		expect(versionOf({ version: 9 })).toBe(1);
		expect(versionOf({ silenceDays: 20 })).toBe(2);
		const { EUR: euro = null, ...rest } = first.procedure.approveAbove;
		expect(versionOf({ approveAbove: { ...rest, EUR: euro } })).toBe(1);
		const added = addReason(base, { ...draft, procedure: { ...draft.procedure } });
		const high = added.reasons.map((one) => ({ ...one, procedure: { ...one.procedure, version: 7 } }));
		expect(successorOf(base, { ...added, reasons: high }).reasons.at(-1)?.procedure.version).toBe(1);
	});
});
