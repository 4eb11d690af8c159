import type { DecideContext } from "./context.ts";
import type { Line, Priority } from "./dispute.ts";
import { exponentOf, totals } from "./money.ts";
import type { Procedure } from "./procedure.ts";

/** Why a priority is proposed. */
export type PriorityGround =
	| "largeAmount"
	| "veryLargeAmount"
	| "longOverdue"
	| "veryLongOverdue"
	| "severalDisputes"
	| "technical";

const LONG_OVERDUE = 15;
const VERY_LONG_OVERDUE = 45;
const SEVERAL = 3;

/** Ten times the approver's threshold, else five thousand units: a threshold says what a currency is worth here. */
function largeIn(currency: string, procedure: Procedure): number {
	const threshold = procedure.approveAbove[currency];
	return threshold ? threshold * 10 : 5000 * 10 ** exponentOf(currency);
}

/**
 * Proposes a priority from amount, age, customer and reason; a person may change it.
 * @returns the priority and its grounds, strongest first
 */
export function proposePriority(
	lines: readonly Pick<Line, "currency" | "disputed" | "itemDue">[],
	procedure: Procedure,
	context: Pick<DecideContext, "today" | "calendar" | "opening">,
): { priority: Priority; grounds: PriorityGround[] } {
	const grounds: PriorityGround[] = [];
	let weight = 0;
	const ground = (name: PriorityGround, points: number) => {
		grounds.push(name);
		weight += points;
	};
	const sums = totals(lines.map(({ currency, disputed }) => ({ currency, minor: disputed })));
	if (sums.some(({ minor, currency }) => minor >= 5 * largeIn(currency, procedure)))
		ground("veryLargeAmount", 3);
	else if (sums.some(({ minor, currency }) => minor >= largeIn(currency, procedure)))
		ground("largeAmount", 2);
	const [oldest = context.today] = lines.map(({ itemDue }) => itemDue).sort();
	const late = context.calendar.businessDaysBetween(oldest, context.today);
	if (late >= VERY_LONG_OVERDUE) ground("veryLongOverdue", 2);
	else if (late >= LONG_OVERDUE) ground("longOverdue", 1);
	if ((context.opening?.liveDisputes ?? 0) >= SEVERAL) ground("severalDisputes", 1);
	if (procedure.owner === "technician" || procedure.owner === "quality") ground("technical", 1);
	const tiny = sums.every(({ minor, currency }) => minor * 50 <= largeIn(currency, procedure));
	if (weight >= 4) return { priority: "urgent", grounds };
	if (weight >= 2) return { priority: "high", grounds };
	return { priority: weight === 0 && tiny ? "low" : "normal", grounds };
}
