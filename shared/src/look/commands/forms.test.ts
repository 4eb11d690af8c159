import { expect, test } from "vitest";
import type { DisputeView, Person } from "../../api/schemas.ts";
import { disputeViewSchema, personSchema } from "../../api/schemas.ts";
import { type CommandType, commandSchema } from "../../dispute/command.ts";
import { catalogueSchema } from "../../dispute/procedure.ts";
import { type FormContext, initialValues, problems } from "./form.ts";
import { arranged, formOf } from "./forms.ts";
import { keyKeeper } from "./sending.ts";

const stages = (["investigate", "approve", "post", "confirm"] as const).map((stage) => ({
	stage,
	role: "sales",
	businessDays: 2,
}));
const procedure = {
	reason: "PRICE",
	version: 1,
	owner: "sales",
	stages,
	approveAbove: { EUR: 50_000 },
	silenceDays: 10,
	followUp: { businessDays: 5, fr: "Relancer", en: "Chase" },
};
const label = { fr: "Prix", en: "Price" };
const catalogue = catalogueSchema.parse({
	version: 1,
	rootCauses: ["pricing", "contract"],
	reasons: [
		{ code: "PRICE", label, nature: "commercial", awaits: label, means: "", procedure },
		{ code: "RETURN", label, nature: "logistics", awaits: label, means: "", procedure },
	],
});
const line = (id: string, disputed: number) => ({
	id,
	item: `F-${id}`,
	currency: "EUR",
	disputed,
	stillDisputed: disputed,
	credited: 0,
	upheld: 0,
	writtenOff: 0,
	paid: 0,
	itemOpen: disputed,
	itemDue: "2026-01-31",
});
const view: DisputeView = disputeViewSchema.parse({
	allowed: ["ProposeOutcome", "AddComment", "Assign", "Close", "AttachEvidence"],
	reasonLabel: label,
	awaits: label,
	people: { karim: "Karim" },
	disputed: [{ minor: 150_000, currency: "EUR" }],
	held: [{ minor: 150_000, currency: "EUR" }],
	dispute: {
		id: "C1.D1",
		number: "D-2026-000001",
		account: "C1",
		accountName: "Lavoisier",
		version: 4,
		source: { kind: "mail" },
		openedAt: "2026-01-05T10:00:00.000Z",
		openedBy: { kind: "person", id: "sophie", roles: ["collector"] },
		reason: "PRICE",
		procedure,
		priority: "normal",
		words: "le prix convenu était 12,50",
		coordinator: "sophie",
		owner: "karim",
		approver: "anne",
		poster: "paul",
		lines: [line("L1", 100_000), line("L2", 50_000)],
		notes: [],
		evidence: [],
		followUps: [{ id: "FU1", due: "2026-01-12", text: "Chase", person: "sophie", done: false }],
		comments: 0,
		spent: [],
		reopened: 0,
		mergedNumbers: [],
		lastHash: "",
		changedAt: "2026-01-05T10:00:00.000Z",
		status: "open",
		court: {
			stage: "investigate",
			role: "sales",
			person: "karim",
			since: "2026-01-05T10:00:00.000Z",
			due: "2026-01-08",
			remindersSent: 0,
			escalations: 0,
		},
	},
});
const people: Person[] = [
	personSchema.parse({
		id: "karim",
		name: "Karim Haddad",
		roles: ["sales"],
		language: "fr",
		timeZone: "Europe/Paris",
	}),
];
const context: FormContext = { view, people, catalogue, language: "en", today: "2026-01-06", others: [] };

const typed: Partial<Record<CommandType, Record<string, string>>> = {
	AddComment: { text: "Seen", line: "L1", visibility: "shared" },
	AskCustomer: { question: "Which price list?" },
	RecordCustomerAnswer: { answer: "2025", via: "phone" },
	Approve: {},
	SendBack: { because: "Show the contract" },
	Close: { because: "Settled" },
	Withdraw: { because: "Their mistake" },
	Escalate: { because: "No answer" },
	Remind: {},
	ProposeOutcome: { outcome: "part", "credited.L1": "400", "writtenOff.L2": "1.50", because: "Old price" },
	RecordDocument: { number: "AV-1", amount: "1,000.00" },
	ConfirmWithCustomer: { agreed: "no", via: "phone" },
	RecordPayment: { "paid.L1": "10" },
	Assign: { person: "karim" },
	ChangeReason: { reason: "RETURN" },
	ChangePriority: { priority: "high" },
	Reopen: { because: "New delivery note", cause: "customerRefused" },
	Split: { "line.L1": "yes", because: "Another reason" },
	ScheduleFollowUp: { text: "Call", due: "2026-01-20" },
	CompleteFollowUp: { result: "Done" },
};

test.each(Object.entries(typed))("%s makes a command the schema accepts", (name, answers) => {
	const type = commandSchema.options.map((option) => option.shape.type.value).find((t) => t === name);
	const form = type && formOf(type, context);
	if (!form) throw new Error(`no form for ${name}`);
	const values = { ...initialValues(form), ...answers };
	expect(problems(form, values, "en")).toEqual({});
	expect(form.check?.(values)).toBeUndefined();
	expect(commandSchema.parse(form.build(values)).type).toBe(name);
});

test("an outcome shares each line's amount, the rest is what the customer pays", () => {
	const form = formOf("ProposeOutcome", context);
	expect(form?.build({ ...typed.ProposeOutcome })).toMatchObject({
		lines: [
			{ line: "L1", credited: 40_000, upheld: 60_000, writtenOff: 0 },
			{ line: "L2", credited: 0, upheld: 49_850, writtenOff: 150 },
		],
	});
	const tooMuch = { outcome: "part", "credited.L1": "999", "writtenOff.L1": "2", because: "x" };
	expect(form?.check?.(tooMuch)).toBeDefined();
});

test("an empty required answer and a bad amount are named by their field", () => {
	const form = formOf("ProposeOutcome", context);
	if (!form) throw new Error("no form");
	const values = { ...initialValues(form), outcome: "part", "credited.L1": "lots", "credited.L2": "500.01" };
	expect(Object.keys(problems(form, values, "en"))).toEqual(["credited.L1", "credited.L2", "because"]);
	expect(Object.keys(problems(form, { ...values, outcome: "credit" }, "en"))).toEqual(["because"]);
});

test("the act a status waits for is the primary one, and what has no form is not offered", () => {
	const { primary, side, more } = arranged(view);
	expect([primary, side, more]).toEqual(["ProposeOutcome", ["AddComment", "Assign"], ["Close"]]);
});

test("an act with nothing to choose from is not offered", () => {
	const { dispute } = view;
	const one = { ...dispute, lines: dispute.lines.slice(0, 1), followUps: [] };
	const { side, more } = arranged({ dispute: one, allowed: ["AddComment", "Split", "CompleteFollowUp"] });
	expect([...side, ...more]).toEqual(["AddComment"]);
});

test("the same act keeps its key, another one takes a new key", () => {
	const keyOf = keyKeeper();
	const first = keyOf("a");
	expect(keyOf("a")).toBe(first);
	expect(keyOf("b")).not.toBe(first);
});
