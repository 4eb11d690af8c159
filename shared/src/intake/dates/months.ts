const months: Record<string, number> = {};
for (const [number, names] of [
	[1, "janvier janv january jan"],
	[2, "fevrier fevr fev february feb"],
	[3, "mars march mar"],
	[4, "avril avr april apr"],
	[5, "mai may"],
	[6, "juin june jun"],
	[7, "juillet juil july jul"],
	[8, "aout august aug"],
	[9, "septembre sept september sep"],
	[10, "octobre oct october"],
	[11, "novembre nov november"],
	[12, "decembre dec december"],
] as const)
	for (const name of names.split(" ")) months[name] = number;

/** The source of a pattern for a folded month name, the longest first. */
export const monthPattern = Object.keys(months)
	.sort((a, b) => b.length - a.length)
	.join("|");

/** 1…12 of a folded name, 0 when it is none. */
export function monthNumber(name: string | undefined): number {
	return months[name ?? ""] ?? 0;
}
