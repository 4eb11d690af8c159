/** Lower case without accents, for finding "Zoé" by "zoe". */
export function foldText(text: string): string {
	return text.normalize("NFD").replace(/\p{M}/gu, "").toLowerCase();
}

/** Options whose text holds every word typed, in the order given; those that start with it come first. */
export function matching<T>(options: readonly T[], typed: string, text: (option: T) => string): T[] {
	const parts = foldText(typed).split(/\s+/).filter(Boolean);
	const first = parts[0];
	if (first === undefined) return [...options];
	const found = options
		.map((option) => ({ option, folded: foldText(text(option)) }))
		.filter(({ folded }) => parts.every((part) => folded.includes(part)));
	return [
		...found.filter(({ folded }) => folded.startsWith(first)),
		...found.filter(({ folded }) => !folded.startsWith(first)),
	].map(({ option }) => option);
}
