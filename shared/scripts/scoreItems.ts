import { z } from "zod";
import { intents } from "../src/intake/types.ts";
import { corpusFiles, corpusFolder } from "./corpus.ts";
import { mailLine, type Prediction, predict } from "./evaluate.ts";
import { itemFigures, share, wrongItems } from "./figures.ts";
import { defaultCatalogue, linesOf } from "./lines.ts";

/**
 * Scores contested invoices and amounts alone: once as read, once with the intent of the label, so that an
 * intent that is missed does not hide what the rules find. Lines that say nothing of open items are left out.
 */
const wanted = z.object({
	intent: z.enum(intents),
	invoices: z.array(z.string()),
	amount: z.number().nullish(),
});
const labelled = z.union([
	mailLine.extend(wanted.shape).transform((mail) => ({ mail, wanted: wanted.parse(mail) })),
	mailLine.extend({ expected: wanted }).transform((mail) => ({ mail, wanted: mail.expected })),
]);

interface Scored {
	readonly mail: z.infer<typeof labelled>["mail"];
	readonly wanted: z.infer<typeof wanted>;
	readonly got: Prediction;
	readonly told: Prediction;
}

const args = process.argv.slice(2);
const verbose = args.includes("--errors");
const given = args.filter((a) => !a.startsWith("--"));
const files = given.length > 0 ? given : corpusFiles().map((name) => new URL(name, corpusFolder).pathname);

function scoredLines(file: string): Scored[] {
	const out: Scored[] = [];
	for (const line of linesOf(file)) {
		const parsed = labelled.safeParse(JSON.parse(line));
		if (!parsed.success || parsed.data.mail.openItems.length === 0) continue;
		const { mail, wanted } = parsed.data;
		out.push({
			mail,
			wanted,
			got: predict(mail, defaultCatalogue),
			told: predict(mail, defaultCatalogue, wanted.intent),
		});
	}
	return out;
}

function report(name: string, all: readonly Scored[]): void {
	const right = all.filter(({ wanted, got }) => wanted.intent === got.intent).length;
	const told = all.map(({ wanted, told }) => ({ wanted, got: told }));
	console.log(
		`${name.padEnd(12)} ${String(all.length).padStart(4)} mails  intent ${share(right, all.length)}  ${itemFigures(all)}` +
			`\n${" ".repeat(24)}given the intent  ${itemFigures(told)}`,
	);
}

const all: Scored[] = [];
for (const file of files) {
	const own = scoredLines(file);
	if (own.length === 0) continue;
	report(
		file
			.split("/")
			.at(-1)
			?.replace(/\.jsonl$/, "") ?? file,
		own,
	);
	all.push(...own);
}
report("together", all);
if (verbose)
	for (const { mail, wanted, told } of all) {
		const wrong = wrongItems({ wanted, got: told });
		if (wrong.length > 0) console.log(`${mail.id}: ${wrong.join("; ")}`);
	}
