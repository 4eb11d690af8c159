/** A number written in words, with its place. */
export interface WordNumber {
	readonly value: number;
	readonly start: number;
	readonly end: number;
}

const units: Record<string, number> = {};
const list =
	"un:1 une:1 one:1 deux:2 two:2 trois:3 three:3 quatre:4 four:4 cinq:5 five:5 six:6 sept:7 seven:7 huit:8 eight:8 neuf:9 nine:9 dix:10 ten:10 onze:11 eleven:11 douze:12 twelve:12 treize:13 thirteen:13 quatorze:14 fourteen:14 quinze:15 fifteen:15 seize:16 sixteen:16 seventeen:17 eighteen:18 nineteen:19 vingt:20 vingts:20 twenty:20 trente:30 thirty:30 quarante:40 forty:40 fourty:40 cinquante:50 fifty:50 soixante:60 sixty:60 septante:70 seventy:70 huitante:80 octante:80 eighty:80 nonante:90 ninety:90";
for (const pair of list.split(" ")) {
	const [word = "", value] = pair.split(":");
	units[word] = Number(value);
}
const scales: Record<string, number> = {
	cent: 100,
	cents: 100,
	hundred: 100,
	mille: 1000,
	thousand: 1000,
	grand: 1000,
};
const anyNumber = new RegExp(
	`\\b(?:${[...Object.keys(units), ...Object.keys(scales)].filter((w) => w.length > 2).join("|")})\\b`,
);
const joins = /^[ -](?:(?:and|et) )?$/;

/** Numbers in words of a folded text, English and French: "twelve hundred", "quatre-vingt-dix", "five eighty five". */
export function wordNumbers(folded: string): WordNumber[] {
	const out: WordNumber[] = [];
	if (!anyNumber.test(folded)) return out;
	let run: { words: string[]; start: number; end: number } | undefined;
	const close = (): void => {
		if (run !== undefined) {
			const value = sumOf(run.words);
			if (value > 0) out.push({ value, start: run.start, end: run.end });
		}
		run = undefined;
	};
	for (const match of folded.slice(0, 700).matchAll(/[a-z]+/g)) {
		const [word] = match;
		if (word === "and" || word === "et") continue;
		if (
			/^cents?$/.test(word) &&
			/\b(?:per|pour) ?$/.test(folded.slice(Math.max(0, match.index - 5), match.index))
		) {
			run = undefined;
			continue;
		}
		const end = match.index + word.length;
		const counts =
			word in units || word in scales || (word === "a" && /^ (?:hundred|thousand)/.test(folded.slice(end)));
		if (run !== undefined && !(counts && joins.test(folded.slice(run.end, match.index)))) close();
		if (!counts) continue;
		if (run === undefined) run = { words: [word], start: match.index, end };
		else {
			run.words.push(word);
			run.end = end;
		}
	}
	close();
	return out;
}

function sumOf(words: readonly string[]): number {
	let total = 0;
	let current = 0;
	for (const word of words) {
		const scale = scales[word];
		const unit = units[word] ?? 0;
		if (scale === 1000) {
			total += (current || 1) * 1000;
			current = 0;
		} else if (scale === 100) current = (current || 1) * 100;
		// "quatre-vingts" is four times twenty, "five eighty" five hundred and eighty.
		else if (unit === 20 && current % 100 === 4 && word.startsWith("vingt")) current += 76;
		else if (unit >= 20 && current > 0 && current < 10) current = current * 100 + unit;
		else current += unit;
	}
	return total + current;
}
