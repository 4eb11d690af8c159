import type { Command, CommandOf, CommandType } from "./command.ts";
import type { Dispute, Status } from "./dispute.ts";
import { DomainError } from "./error.ts";
import type { Actor, Role } from "./people.ts";
import { type Stage, stageRule } from "./procedure.ts";

/** In what capacity somebody acts on one dispute; one person may have several. */
export type Capacity =
	| "colleague"
	| "collector"
	| "owner"
	| "approver"
	| "poster"
	| "manager"
	| "customer"
	| "system";

type Holders = readonly Capacity[];

const everyone: Holders = ["colleague", "customer"];
const working: Holders = ["collector", "owner", "manager"];
const desk: Holders = ["collector", "manager"];
const chasing: Holders = ["collector", "manager", "system"];
const paying: Holders = ["collector", "poster", "manager", "system"];

const whileLive = (holders: Holders) => ({
	open: holders,
	awaitingCustomer: holders,
	awaitingApproval: holders,
	awaitingDocument: holders,
	awaitingConfirmation: holders,
});
const whileInvestigated = (holders: Holders) => ({ open: holders, awaitingCustomer: holders });

/** The one table of who may do what and when: it draws the buttons, and `decide` refuses by it. */
export const PERMISSIONS: Readonly<Record<CommandType, Readonly<Partial<Record<Status, Holders>>>>> = {
	AddComment: { ...whileLive(everyone), closed: everyone },
	AttachEvidence: { ...whileLive(everyone), closed: ["colleague"] },
	ChangeReason: whileInvestigated(working),
	ChangePriority: whileLive(working),
	Assign: {
		...whileLive(working),
		awaitingApproval: [...working, "approver"],
		awaitingDocument: [...working, "poster"],
	},
	AskCustomer: { open: working },
	RecordCustomerAnswer: { awaitingCustomer: [...working, "customer"] },
	ProposeOutcome: whileInvestigated(["owner", "manager"]),
	Approve: { awaitingApproval: ["approver"] },
	SendBack: { awaitingApproval: ["approver"], awaitingDocument: ["poster", "manager"] },
	RecordDocument: { awaitingDocument: ["poster", "manager", "system"] },
	ConfirmWithCustomer: { awaitingConfirmation: ["customer", ...desk] },
	Close: { awaitingConfirmation: [...desk, "system"] },
	Withdraw: {
		open: ["customer", ...desk],
		awaitingCustomer: ["customer", ...desk],
		awaitingApproval: ["customer", ...desk],
	},
	Reopen: {
		awaitingConfirmation: working,
		closed: ["customer", ...working, "system"],
	},
	Merge: whileInvestigated(desk),
	Split: whileInvestigated(working),
	ScheduleFollowUp: whileLive(working),
	CompleteFollowUp: whileLive(working),
	Remind: whileLive(chasing),
	Escalate: whileLive(chasing),
	RecordPayment: whileLive(paying),
};

/** Which of the four people of a dispute each capacity may replace. */
const REPLACES: Readonly<Record<CommandOf<"Assign">["as"], Holders>> = {
	owner: working,
	coordinator: desk,
	approver: ["approver", "manager"],
	poster: ["poster", "collector", "manager"],
};

/** Functions that may open a dispute: a person qualifies the claim. */
export const OPENING_ROLES: readonly Role[] = ["collector", "manager", "admin"];

const commandTypes = Object.keys(PERMISSIONS) as readonly CommandType[];

/** In which capacities an actor stands before this dispute. */
export function capacities(state: Dispute, actor: Actor): ReadonlySet<Capacity> {
	if (actor.kind !== "person") return new Set<Capacity>([actor.kind]);
	const found = new Set<Capacity>(["colleague"]);
	const holds = (stage: Stage) => actor.roles.includes(stageRule(state.procedure, stage).role);
	if (state.owner === actor.id || holds("investigate")) found.add("owner");
	if (state.approver === actor.id || holds("approve")) found.add("approver");
	if (state.poster === actor.id || holds("post")) found.add("poster");
	if (state.coordinator === actor.id || holds("confirm") || actor.roles.includes("collector"))
		found.add("collector");
	if (actor.roles.includes("manager") || actor.roles.includes("admin")) found.add("manager");
	if (state.status !== "closed" && state.court.person === actor.id) found.add(COURT_CAPACITY[state.status]);
	return found;
}

/** Whoever the dispute waits for acts in that stage's capacity, a deputy included. */
const COURT_CAPACITY = {
	open: "owner",
	awaitingCustomer: "collector",
	awaitingApproval: "approver",
	awaitingDocument: "poster",
	awaitingConfirmation: "collector",
} as const satisfies Record<Exclude<Status, "closed">, Capacity>;

const some = (held: ReadonlySet<Capacity>, wanted: Holders | undefined) =>
	wanted?.some((capacity) => held.has(capacity)) ?? false;

/** Who proposed the outcome that waits for approval, and so cannot approve it. */
function proposedBy(state: Dispute, actor: Actor): boolean {
	return (
		state.status === "awaitingApproval" && actor.kind === "person" && state.outcome.proposedBy === actor.id
	);
}

/**
 * Refuses what this actor may not do now.
 * @throws DomainError `role_not_allowed` when the actor may not do it in this status or any other,
 * `wrong_status` when only the status is in the way, `two_person_rule` for the proposer of a credit
 */
export function assertAllowed(state: Dispute, actor: Actor, command: Command): void {
	const held = capacities(state, actor);
	const row = PERMISSIONS[command.type];
	if (!some(held, row[state.status])) {
		const elsewhere = Object.values(row).some((wanted) => some(held, wanted));
		if (elsewhere && !row[state.status])
			throw new DomainError("wrong_status", `${command.type} is refused while ${state.status}`, "type");
		throw new DomainError(
			"role_not_allowed",
			`${command.type} is refused to ${[...held].join(", ")}`,
			"type",
		);
	}
	if (command.type === "Approve" && proposedBy(state, actor))
		throw new DomainError("two_person_rule", "who proposes an outcome cannot approve it", "type");
	if (command.type === "Assign" && !some(held, REPLACES[command.as]))
		throw new DomainError("role_not_allowed", `the ${command.as} is replaced by others`, "as");
}

/** The commands an actor may give now: they draw the buttons of the card, the pane and the tab. */
export function allowedCommands(state: Dispute, actor: Actor): CommandType[] {
	const held = capacities(state, actor);
	const merged = state.status === "closed" && state.closure === "merged";
	return commandTypes.filter(
		(type) =>
			some(held, PERMISSIONS[type][state.status]) &&
			!(type === "Approve" && proposedBy(state, actor)) &&
			!(type === "Reopen" && merged),
	);
}

/** Which of the dispute's people an actor may replace now; empty when none. */
export function assignable(state: Dispute, actor: Actor): CommandOf<"Assign">["as"][] {
	const held = capacities(state, actor);
	if (!some(held, PERMISSIONS.Assign[state.status])) return [];
	return (["owner", "coordinator", "approver", "poster"] as const).filter((as) => some(held, REPLACES[as]));
}
