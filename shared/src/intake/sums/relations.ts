/** What arithmetic says of the sums of a mail, all in the smallest unit of its currency. */
export interface Figures {
	/** Every number of the mail, sums and quantities alike, as it would count as money. */
	readonly numbers: readonly number[];
	readonly percents: readonly number[];
	/** Parts named in words ("a third") or as "8 of the 40". */
	readonly shares: readonly number[];
	/** Amounts of the contested items and what they come to. */
	readonly wholes: readonly number[];
}

export interface Relation {
	/** How much it speaks for the sum being what is contested. */
	readonly weight: number;
	/** Numbers the sum is computed from: totals and prices rather than what is contested. */
	readonly from: readonly number[];
}

const tolerance = 0.6;

function near(a: number, b: number): boolean {
	return Math.abs(a - b) <= tolerance;
}

/** How a sum follows from the other numbers of the mail; undefined when it follows from none. */
export function relationOf(minor: number, figures: Figures): Relation | undefined {
	return (
		difference(minor, figures) ??
		priceGap(minor, figures) ??
		percentage(minor, figures) ??
		part(minor, figures) ??
		remainder(minor, figures) ??
		product(minor, figures) ??
		total(minor, figures)
	);
}

/** "1 932 where 1 680 was agreed, that is 252". */
function difference(minor: number, { numbers, wholes }: Figures): Relation | undefined {
	for (const a of [...wholes, ...numbers])
		for (const b of numbers)
			if (a - b === minor && b !== minor && b > 0 && (wholes.includes(a) || minor < a / 2))
				return { weight: wholes.includes(a) ? 0.9 : 1.2, from: [a, b] };
	return undefined;
}

/** "150 chairs at 99 instead of 90, 1 350". */
function priceGap(minor: number, { numbers }: Figures): Relation | undefined {
	for (const a of numbers)
		for (const b of numbers) {
			const gap = a - b;
			if (gap <= 0 || minor <= gap) continue;
			const count = minor / gap;
			const counted = Math.round(count) * 100;
			if (
				count >= 2 &&
				near((counted / 100) * gap, minor) &&
				counted !== a &&
				counted !== b &&
				numbers.includes(counted)
			)
				return { weight: 2, from: [a, b] };
		}
	return undefined;
}

/** "10 % on 1 115 is 111.50". */
function percentage(minor: number, { percents, numbers, wholes }: Figures): Relation | undefined {
	for (const percent of percents)
		for (const base of [...wholes, ...numbers])
			if (base > minor && near((base * percent) / 100, minor)) return { weight: 1.6, from: [base] };
	return undefined;
}

/** "A third of the 720, i.e. 240". */
function part(minor: number, { shares, wholes }: Figures): Relation | undefined {
	for (const share of shares)
		for (const whole of wholes) if (near(whole * share, minor)) return { weight: 1.6, from: [whole] };
	return undefined;
}

/** "I'll pay 552, not the remaining 184", on an invoice of 736. */
function remainder(minor: number, { numbers, wholes }: Figures): Relation | undefined {
	for (const whole of wholes)
		if (minor < whole && numbers.includes(whole - minor)) return { weight: 0.5, from: [] };
	return undefined;
}

/** "Six at 52 = 312". */
function product(minor: number, { numbers }: Figures): Relation | undefined {
	for (const price of numbers) {
		const count = minor / price;
		if (
			count >= 2 &&
			count <= 1000 &&
			Number.isInteger(count) &&
			numbers.includes(count * 100) &&
			price !== minor
		)
			return { weight: 0.7, from: [price] };
	}
	return undefined;
}

const leastPart = 3000;

/** "500 for the mix, 275 for the session, 775 in total". */
function total(minor: number, { numbers }: Figures): Relation | undefined {
	const other = numbers.find(
		(n) => n >= leastPart && n < minor / 2 && minor - n >= leastPart && numbers.includes(minor - n),
	);
	return other === undefined ? undefined : { weight: 0.8, from: [] };
}

/** Whether a sum is made up of others that are themselves proposed. */
export function isTotalOf(minor: number, parts: readonly number[]): boolean {
	const smaller = parts.filter((p) => p < minor);
	return smaller.some((a, i) =>
		smaller
			.slice(i + 1)
			.some((b, k) => a + b === minor || smaller.slice(i + k + 2).some((c) => a + b + c === minor)),
	);
}
