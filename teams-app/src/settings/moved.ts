/** One of a list moved by `step` places; undefined where it would leave the list or is not in it. */
export function moved<T>(order: readonly T[], one: T, step: -1 | 1): T[] | undefined {
	const from = order.indexOf(one);
	const to = from + step;
	const other = order[to];
	if (from < 0 || other === undefined) return undefined;
	return order.map((kept, at) => (at === to ? one : at === from ? other : kept));
}
