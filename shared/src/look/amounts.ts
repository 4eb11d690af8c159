/** Sums amounts without mixing currencies, in order of appearance. The domain's `totals`, without its schemas. */
export function totals<C extends string>(
	amounts: Iterable<{ readonly minor: number; readonly currency: C }>,
): { minor: number; currency: C }[] {
	const byCurrency = new Map<C, number>();
	for (const { minor, currency } of amounts)
		byCurrency.set(currency, (byCurrency.get(currency) ?? 0) + minor);
	return [...byCurrency].map(([currency, minor]) => ({ minor, currency }));
}
