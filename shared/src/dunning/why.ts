import type { Day } from "../dispute/dispute.ts";

/** Why an item is, or is not, asked for on a day. */
export type Why =
	| { readonly code: "due"; readonly daysLate: number }
	| { readonly code: "promiseBroken"; readonly daysLate: number; readonly promised: Day }
	| { readonly code: "preventive"; readonly daysLeft: number }
	| { readonly code: "notDue"; readonly from: Day }
	| { readonly code: "nextLevel"; readonly from: Day }
	| { readonly code: "tooSoon"; readonly from: Day }
	| { readonly code: "lastLevel" }
	| { readonly code: "held"; readonly disputes: readonly string[]; readonly until?: Day }
	| { readonly code: "waitingRemainder"; readonly disputes: readonly string[] }
	| { readonly code: "promised"; readonly until: Day }
	| { readonly code: "credited" }
	| { readonly code: "belowMinimum"; readonly total: number; readonly minimum: number }
	| { readonly code: "excluded"; readonly because: string; readonly until?: Day }
	| { readonly code: "snoozed"; readonly because: string; readonly until: Day }
	| { readonly code: "alreadyProposed"; readonly letter: string };
