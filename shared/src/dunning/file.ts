import type { Day, Dispute } from "../dispute/dispute.ts";
import type {
	DunningFile,
	DunningItem,
	DunningLetter,
	HeldAmount,
	PendingCredit,
	PromiseToPay,
} from "./account.ts";
import { type CreditNotes, dunnability } from "./hold.ts";

/** The account's documents as the ledger has them. */
export interface DunningDocuments {
	readonly account: string;
	readonly items: readonly DunningItem[];
	readonly disputes: readonly Dispute[];
	readonly promises: readonly PromiseToPay[];
	readonly letters: readonly DunningLetter[];
	readonly snoozed?: DunningFile["snoozed"];
}

/**
 * The dunning file of an account: its disputes as holds and pending credits, each with the day from which it is
 * otherwise, so that the file stays right on later days without reading the disputes again.
 */
export function dunningFile(documents: DunningDocuments, today: Day): DunningFile {
	const { account, promises, letters, snoozed } = documents;
	const { disputes } = documents;
	const creditNotes: CreditNotes = new Map(
		documents.items.filter(({ kind }) => kind === "credit").map(({ number, open }) => [number, open]),
	);
	const holds: HeldAmount[] = [];
	const pendingCredits: PendingCredit[] = [];
	const spoken = new Map<string, number>();
	for (const item of documents.items) {
		if (item.kind === "credit" || item.status !== "open" || item.open <= 0) continue;
		const about = disputes.filter(({ lines }) => lines.some((line) => line.item === item.number));
		if (about.length === 0) continue;
		holds.push(...heldAmounts(item, about, creditNotes, today));
		pendingCredits.push(...creditsByDay(item, about, creditNotes, today));
		for (const dispute of about)
			for (const { number } of dispute.notes)
				spoken.set(number, (spoken.get(number) ?? 0) + givenOn(dispute, item.number));
	}
	return {
		account,
		items: spoken.size === 0 ? documents.items : documents.items.map((item) => withoutSpoken(item, spoken)),
		holds,
		pendingCredits,
		promises,
		letters,
		...(snoozed === undefined ? {} : { snoozed }),
	};
}

/** Each dispute's hold alone as well as beside the others: one that is capped today may stand in full tomorrow. */
function heldAmounts(
	item: DunningItem,
	disputes: readonly Dispute[],
	creditNotes: CreditNotes,
	today: Day,
): HeldAmount[] {
	const together = dunnability(item, disputes, { today, creditNotes }).holds;
	return disputes.flatMap((dispute) => {
		const alone = dunnability(item, [dispute], { today, creditNotes }).holds;
		const amount = Math.max(sum(alone), sum(together.filter((hold) => hold.dispute === dispute.id)));
		if (amount === 0) return [];
		return dispute.status === "closed"
			? [{ item: item.number, amount, dispute: dispute.number, dunnableFrom: dispute.dunnableFrom }]
			: [{ item: item.number, amount, dispute: dispute.number }];
	});
}

/** What is credited and not applied, today and from each day on which a closed dispute releases its hold. */
function creditsByDay(
	item: DunningItem,
	disputes: readonly Dispute[],
	creditNotes: CreditNotes,
	today: Day,
): PendingCredit[] {
	const releases = disputes.flatMap((dispute) =>
		dispute.status === "closed" && dispute.dunnableFrom > today ? [dispute.dunnableFrom] : [],
	);
	let known = 0;
	return [today, ...new Set(releases.sort())].flatMap((day) => {
		const { creditPending } = dunnability(item, disputes, { today: day, creditNotes });
		const more = creditPending - known;
		if (more <= 0) return [];
		known = creditPending;
		return [{ item: item.number, amount: more, ...(day === today ? {} : { from: day }) }];
	});
}

/** A credit note of a dispute is already counted on the dispute's item and pays no other one. */
function withoutSpoken(item: DunningItem, spoken: ReadonlyMap<string, number>): DunningItem {
	const given = item.kind === "credit" ? spoken.get(item.number) : undefined;
	return given === undefined ? item : { ...item, open: Math.min(0, item.open + given) };
}

function givenOn(dispute: Dispute, item: string): number {
	return dispute.lines
		.filter((line) => line.item === item)
		.reduce((total, line) => total + line.credited + line.writtenOff, 0);
}

function sum(holds: readonly { readonly amount: number }[]): number {
	return holds.reduce((total, { amount }) => total + amount, 0);
}
