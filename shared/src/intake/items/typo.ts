const lookAlike: Record<string, string> = { o: "0", i: "1", l: "1", s: "5", b: "8", z: "2" };

function plain(text: string): string {
	let out = "";
	for (const char of text) out += lookAlike[char] ?? char;
	return out;
}

/** Whether `written` is `number` with one slip of the fingers: two digits swapped, one lost, one doubled, a letter for a digit. */
export function isTypoOf(written: string, number: string): boolean {
	if (number.length < 6 || Math.abs(written.length - number.length) > 1 || written === number) return false;
	const a = plain(written);
	const b = plain(number);
	if (a === b) return true;
	let from = 0;
	while (from < a.length && from < b.length && a[from] === b[from]) from++;
	let back = 0;
	while (
		back < a.length - from &&
		back < b.length - from &&
		a[a.length - 1 - back] === b[b.length - 1 - back]
	)
		back++;
	const restA = a.slice(from, a.length - back);
	const restB = b.slice(from, b.length - back);
	if (a.length === b.length) {
		if (restA.length === 2 && restA[0] === restB[1] && restA[1] === restB[0]) return true;
		// Another digit near the end is another invoice; before it (a wrong year, a wrong letter) it is a slip.
		return restA.length === 1 && back >= 3;
	}
	return restA.length + restB.length === 1 && (from > 0 || back >= 5);
}
