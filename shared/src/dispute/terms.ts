// The closed lists of the domain without their schemas, for a page that draws choices.

/** Functions a person may hold in a tenant (`catalogue.json`). */
export const ROLES = [
	"collector",
	"sales",
	"salesAssistant",
	"technician",
	"logistics",
	"billing",
	"quality",
	"approver",
	"manager",
	"admin",
] as const;

/** The functions that can solve a dispute: a resolution owner holds one of them. */
export const OWNER_FUNCTIONS = [
	"sales",
	"salesAssistant",
	"technician",
	"logistics",
	"billing",
	"quality",
] as const;

/** The stages of every procedure, in order. */
export const STAGES = ["investigate", "approve", "post", "confirm"] as const;

/** What kind of trouble a reason is. */
export const NATURES = ["commercial", "logistics", "technical", "administrative"] as const;

/** What the code of a reason looks like. */
export const REASON_CODE = /^[A-Z][A-Z0-9_]{1,39}$/;

/** Why routing chose somebody. */
export const ROUTING_GROUNDS = [
	"namedOnAccount",
	"territory",
	"productFamily",
	"onlyHolder",
	"function",
	"fallback",
] as const;

/** What an admin may enter although the company's directory says it too; what was entered stands. */
export const HAND_FIELDS = [
	"name",
	"mail",
	"roles",
	"language",
	"timeZone",
	"territories",
	"manager",
	"left",
] as const;
