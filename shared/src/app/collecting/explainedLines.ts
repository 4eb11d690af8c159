import type { AccountProposal } from "../../api/dunningSchemas.ts";
import type { Day } from "../../dispute/dispute.ts";
import { explain } from "../../dunning/explain.ts";
import type { AccountRun } from "../../dunning/run.ts";

/** Every unpaid item of a run with the reason it is asked for, or is not, in both languages. */
export function explainedLines({ items }: AccountRun, day: Day): AccountProposal["lines"] {
	return items.map((state) => ({
		item: state.item.number,
		currency: state.item.currency,
		dueOn: state.item.dueOn,
		daysLate: state.daysLate,
		open: state.item.open,
		held: state.held,
		credited: state.credited,
		promised: state.promised,
		amount: state.amount,
		why: state.why.code,
		because: {
			fr: explain(state.why, state.item.currency, day, "fr"),
			en: explain(state.why, state.item.currency, day, "en"),
		},
		...(state.level ? { level: state.level.id } : {}),
	}));
}
