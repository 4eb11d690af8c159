/** An ISO day as days since 1970-01-01, so that dates are numbers; NaN when it is none. */
export function dayOf(iso: string): number {
	const match = /^(\d{4})-(\d{2})-(\d{2})/.exec(iso);
	if (match === null) return Number.NaN;
	return dayFrom(Number(match[1]), Number(match[2]), Number(match[3])) ?? Number.NaN;
}

/** A calendar day, undefined when the calendar has no such day. */
export function dayFrom(year: number, month: number, day: number): number | undefined {
	const time = Date.UTC(year, month - 1, day);
	const date = new Date(time);
	if (date.getUTCMonth() !== month - 1 || date.getUTCDate() !== day || year < 1990 || year > 2100)
		return undefined;
	return Math.round(time / 86_400_000);
}

export function isoOf(day: number): string {
	return new Date(day * 86_400_000).toISOString().slice(0, 10);
}

export function partsOf(day: number): { year: number; month: number; date: number; weekday: number } {
	const d = new Date(day * 86_400_000);
	return {
		year: d.getUTCFullYear(),
		month: d.getUTCMonth() + 1,
		date: d.getUTCDate(),
		weekday: d.getUTCDay() || 7,
	};
}

export function endOfMonth(year: number, month: number): number {
	return Math.round(Date.UTC(year, month, 0) / 86_400_000);
}

/** Monday of the ISO week of a year. */
export function mondayOfWeek(year: number, week: number): number {
	const fourth = Math.round(Date.UTC(year, 0, 4) / 86_400_000);
	return fourth - partsOf(fourth).weekday + 1 + (week - 1) * 7;
}

export function addBusinessDays(day: number, count: number): number {
	let at = day;
	for (let left = Math.min(count, 400); left > 0; ) {
		at++;
		if (partsOf(at).weekday <= 5) left--;
	}
	return at;
}
