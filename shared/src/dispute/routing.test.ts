import { describe, expect, it } from "vitest";
import { standIn } from "./court.ts";
import type { Colleague } from "./people.ts";
import { assignAll, type RoutingQuestion, routeTo } from "./routing.ts";
import { company, personId } from "./scenario.ts";

const people = (more: readonly Colleague[] = company) => new Map(more.map((one) => [one.id, one]));
const question = (change: Partial<RoutingQuestion> = {}): RoutingQuestion => ({
	account: {},
	colleagues: people(),
	fallback: personId("diane"),
	today: "2026-03-03",
	...change,
});
const away = (id: string, deputy?: string) => (one: Colleague) =>
	one.id === id
		? {
				...one,
				absent: { from: "2026-03-02", to: "2026-03-06" },
				...(deputy === undefined ? {} : { deputy: personId(deputy) }),
			}
		: one;

describe("routing", () => {
	it("goes to the person named on the account first", () => {
		const account = {
			coordinator: personId("chloe"),
			salesperson: personId("sofia"),
			technician: personId("tess"),
			territory: "west",
		};
		expect(routeTo("sales", question({ account }))).toEqual({ person: "sofia", because: "namedOnAccount" });
		expect(routeTo("technician", question({ account }))).toMatchObject({
			person: "tess",
			because: "namedOnAccount",
		});
		expect(routeTo("collector", question({ account }))).toMatchObject({
			person: "chloe",
			because: "namedOnAccount",
		});
		expect(routeTo("billing", question({ account }))).toMatchObject({
			person: "benoit",
			because: "onlyHolder",
		});
	});
	it("then to a holder of the function for the territory", () => {
		expect(routeTo("sales", question({ account: { territory: "east" } }))).toEqual({
			person: "sofia",
			because: "territory",
		});
	});
	it("then for the product family, then to any holder, always the same one", () => {
		const families = company.map((one) => (one.id === "sofia" ? { ...one, families: ["pumps"] } : one));
		const pumps = question({ families: ["valves", "pumps"], colleagues: people(families) });
		expect(routeTo("sales", pumps)).toEqual({ person: "sofia", because: "productFamily" });
		expect(routeTo("sales", question({ account: { territory: "north" } }))).toEqual({
			person: "axel",
			because: "function",
		});
		expect(routeTo("sales", question({ colleagues: people([...company].reverse()) }))).toMatchObject({
			person: "axel",
		});
	});
	it("and to the fallback when nobody holds the function", () => {
		expect(routeTo("salesAssistant", question())).toEqual({ person: "diane", because: "fallback" });
		const gone = { salesperson: personId("left-the-company") };
		expect(routeTo("sales", question({ account: gone }))).toMatchObject({ because: "function" });
	});
	it("replaces the absent by their deputies, and says whom", () => {
		const account = { salesperson: personId("samir") };
		const covered = question({ account, colleagues: people(company.map(away("samir", "tess"))) });
		expect(routeTo("sales", covered)).toEqual({
			person: "tess",
			because: "namedOnAccount",
			insteadOf: "samir",
		});
		const uncovered = question({ account, colleagues: people(company.map(away("samir"))) });
		expect(routeTo("sales", uncovered)).toEqual({ person: "axel", because: "function" });
		const headAway = question({ colleagues: people(company.map(away("diane", "marc"))) });
		expect(routeTo("salesAssistant", headAway)).toEqual({
			person: "marc",
			because: "fallback",
			insteadOf: "diane",
		});
		const nobody = question({ colleagues: people(company.map(away("diane"))) });
		expect(routeTo("salesAssistant", nobody)).toEqual({ person: "diane", because: "fallback" });
	});
	it("answers for every role at once", () => {
		const { assigned, grounds } = assignAll(question());
		expect(assigned).toEqual({
			collector: "chloe",
			sales: "axel",
			salesAssistant: "diane",
			technician: "tess",
			logistics: "lea",
			billing: "benoit",
			quality: "quentin",
			approver: "alice",
			manager: "diane",
			admin: "diane",
		});
		expect(grounds.logistics).toEqual({ person: "lea", because: "onlyHolder" });
	});
});

describe("absence", () => {
	const lea = personId("lea");
	const at = (day: string, list: readonly Colleague[]) => standIn(people(list), lea, day);
	it("counts its first and last day", () => {
		const list = company.map(away("lea", "tess"));
		expect(["2026-03-01", "2026-03-02", "2026-03-06", "2026-03-07"].map((day) => at(day, list))).toEqual([
			"lea",
			"tess",
			"tess",
			"lea",
		]);
	});
	it("passes to the deputy's deputy, never in circles", () => {
		const chain = company.map(away("lea", "tess")).map(away("tess", "benoit"));
		expect(at("2026-03-03", chain)).toBe("benoit");
		const circle = company.map(away("lea", "tess")).map(away("tess", "lea"));
		expect(at("2026-03-03", circle)).toBeUndefined();
		expect(standIn(people(), personId("unknown"), "2026-03-03")).toBe("unknown");
	});
});

describe("somebody who left", () => {
	const gone = (id: string, deputy?: string) => (one: Colleague) =>
		one.id === id
			? { ...one, left: "2026-03-02", ...(deputy === undefined ? {} : { deputy: personId(deputy) }) }
			: one;
	it("is passed over from that day on, for their deputy or for whoever routing finds", () => {
		const account = { salesperson: personId("sofia") };
		const alone = { account, colleagues: people(company.map(gone("sofia"))) };
		expect(routeTo("sales", question({ ...alone, today: "2026-03-01" }))).toMatchObject({ person: "sofia" });
		expect(routeTo("sales", question(alone))).toMatchObject({ person: "axel" });
		const deputised = { account, colleagues: people(company.map(gone("sofia", "tess"))) };
		expect(routeTo("sales", question(deputised))).toEqual({
			person: "tess",
			because: "namedOnAccount",
			insteadOf: "sofia",
		});
	});
	it("leaves what nobody else does to the fallback", () => {
		const colleagues = people(company.map(gone("lea")));
		expect(routeTo("logistics", question({ colleagues }))).toEqual({ person: "diane", because: "fallback" });
	});
});
