/** A run of digits in text with what stands around it. */
export interface Run {
	readonly digits: string;
	/** Letters and digits glued to it ("F2024-0113", "SI-567"), without separators. */
	readonly whole: string;
	readonly start: number;
	readonly end: number;
}

function isAlnum(code: number): boolean {
	return (code >= 48 && code <= 57) || (code >= 97 && code <= 122);
}

const separators = new Set([45, 47, 46, 95, 92]);

/** Words made of letters, digits and inner separators that hold a digit. */
export function runsOf(folded: string): Run[] {
	const out: Run[] = [];
	let i = 0;
	while (i < folded.length) {
		if (!isAlnum(folded.charCodeAt(i))) {
			i++;
			continue;
		}
		let end = i + 1;
		while (end < folded.length) {
			const code = folded.charCodeAt(end);
			if (isAlnum(code)) end++;
			else if (separators.has(code) && isAlnum(folded.charCodeAt(end + 1))) end++;
			else break;
		}
		const word = folded.slice(i, end);
		if (end - i <= 60 && /\d/.test(word))
			out.push({
				digits: word.replaceAll(/\D/g, ""),
				whole: word.replaceAll(/[^a-z0-9]/g, ""),
				start: i,
				end,
			});
		i = end;
	}
	return out;
}
