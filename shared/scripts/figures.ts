import type { Prediction } from "./evaluate.ts";

/** What was expected of one mail's items and sum, and what was read. */
export interface ItemResult {
	readonly wanted: { readonly invoices: readonly string[]; readonly amount?: number | null | undefined };
	readonly got: Pick<Prediction, "invoices" | "amount">;
}

export function share(n: number, of: number): string {
	return of === 0 ? "   –  " : `${((100 * n) / of).toFixed(1).padStart(5)}%`;
}

export function f1(right: number, extra: number, missing: number): string {
	return right === 0 ? "0.000" : ((2 * right) / (2 * right + extra + missing)).toFixed(3);
}

function isAmountRight({ wanted, got }: ItemResult): boolean {
	return got.amount !== null && Math.abs(got.amount - (wanted.amount ?? 0)) < 0.006;
}
function isAmountFalse(result: ItemResult): boolean {
	return result.got.amount !== null && (result.wanted.amount == null || !isAmountRight(result));
}

/** F1 of contested invoices, the share of stated amounts found, and how many amounts are false. */
export function itemFigures(all: readonly ItemResult[]): string {
	let right = 0;
	let extra = 0;
	let missing = 0;
	for (const { wanted, got } of all) {
		for (const number of got.invoices) wanted.invoices.includes(number) ? right++ : extra++;
		for (const number of wanted.invoices) if (!got.invoices.includes(number)) missing++;
	}
	const summed = all.filter(({ wanted }) => wanted.amount != null);
	return (
		`invoices F1 ${f1(right, extra, missing)} (+${extra} −${missing})` +
		`  amounts ${share(summed.filter(isAmountRight).length, summed.length)} false ${all.filter(isAmountFalse).length}`
	);
}

/** What is wrong with the items and the sum of one mail, in words; empty when nothing is. */
export function wrongItems(result: ItemResult): string[] {
	const { wanted, got } = result;
	const wrong: string[] = [];
	if (wanted.invoices.toSorted().join() !== got.invoices.toSorted().join())
		wrong.push(`invoices ${wanted.invoices} → ${got.invoices}`);
	if (isAmountFalse(result) || (wanted.amount != null && !isAmountRight(result)))
		wrong.push(`amount ${wanted.amount} → ${got.amount}`);
	return wrong;
}
