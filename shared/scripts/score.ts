import { existsSync } from "node:fs";
import { z } from "zod";
import { intents } from "../src/intake/types.ts";
import { corpusFolder } from "./corpus.ts";
import { mailLine, type Prediction, predict } from "./evaluate.ts";
import { f1, itemFigures, share, wrongItems } from "./figures.ts";
import { defaultCatalogue, linesOf } from "./lines.ts";

const expectedMail = mailLine.extend({
	expected: z.object({
		intent: z.enum(intents),
		reason: z.string().nullish(),
		invoices: z.array(z.string()),
		amount: z.number().nullish(),
		currency: z.string().nullish(),
		promiseDate: z.string().nullish(),
		grievance: z.string().nullish(),
	}),
});
type ExpectedMail = z.infer<typeof expectedMail>;

interface Scored {
	readonly mail: ExpectedMail;
	readonly got: Prediction;
}

const args = process.argv.slice(2);
const verbose = args.includes("--errors");
const only = Number(args.find((a) => a.startsWith("--first="))?.slice(8) ?? Number.POSITIVE_INFINITY);
const given = args.filter((a) => !a.startsWith("--"));
const files =
	given.length > 0 ? given : ["fr", "en"].map((l) => new URL(`heldout-${l}.jsonl`, corpusFolder).pathname);

function plain(text: string): string {
	return text.replaceAll(/\s+/g, " ").replaceAll("’", "'").trim().toLowerCase();
}

function report(name: string, all: readonly Scored[]): void {
	const disputes = all.filter(({ mail }) => mail.expected.intent === "dispute");
	const n = (of: readonly Scored[], test: (s: Scored) => boolean): number => of.filter(test).length;
	const quoted = disputes.filter(({ mail }) => mail.expected.grievance);
	const dated = all.filter(({ mail }) => mail.expected.promiseDate != null);
	const tp = n(disputes, ({ got }) => got.intent === "dispute");
	const fp = n(all, ({ mail, got }) => got.intent === "dispute" && mail.expected.intent !== "dispute");
	console.log(
		`${name.padEnd(10)} ${String(all.length).padStart(4)} mails  intent ${share(n(all, isIntentRight), all.length)}  dispute F1 ${f1(tp, fp, disputes.length - tp)}` +
			`  reason ${share(
				n(disputes, ({ mail, got }) => got.reason === mail.expected.reason),
				disputes.length,
			)} top3 ${share(
				n(disputes, ({ mail, got }) => got.reasons.includes(mail.expected.reason ?? "")),
				disputes.length,
			)}` +
			`  ${itemFigures(all.map(({ mail, got }) => ({ wanted: mail.expected, got })))}` +
			`  quote ${share(n(quoted, isQuoteRight), quoted.length)}  promise date ${share(
				n(dated, ({ mail, got }) => got.promiseDate === mail.expected.promiseDate),
				dated.length,
			)}`,
	);
}

function isIntentRight({ mail, got }: Scored): boolean {
	return got.intent === mail.expected.intent;
}
function isQuoteRight({ mail, got }: Scored): boolean {
	return plain(got.quote ?? "").includes(plain(mail.expected.grievance ?? "").replace(/[.!?]$/, ""));
}

function confusion(
	all: readonly Scored[],
	rows: readonly string[],
	cell: (s: Scored) => readonly [string, string],
): void {
	const width = Math.max(...rows.map((r) => r.length)) + 1;
	console.log(" ".repeat(width) + rows.map((r) => r.slice(0, 9).padStart(10)).join(""));
	for (const row of rows) {
		const own = all.filter((s) => cell(s)[0] === row);
		console.log(
			row.padEnd(width) +
				rows
					.map((column) => String(own.filter((s) => cell(s)[1] === column).length || ".").padStart(10))
					.join(""),
		);
	}
}

function explain({ mail, got }: Scored): void {
	const { expected } = mail;
	const wrong: string[] = [];
	if (got.intent !== expected.intent) wrong.push(`intent ${expected.intent} → ${got.intent}`);
	if (expected.intent === "dispute") {
		if (got.reason !== expected.reason) wrong.push(`reason ${expected.reason} → ${got.reasons.join(" ")}`);
		if (expected.grievance && !isQuoteRight({ mail, got }))
			wrong.push(`quote ${got.quote}\n      wanted ${expected.grievance}`);
	}
	wrong.push(...wrongItems({ wanted: expected, got }));
	if (expected.promiseDate != null && expected.promiseDate !== got.promiseDate)
		wrong.push(`promise ${expected.promiseDate} → ${got.promiseDate}`);
	if (wrong.length > 0) console.log(`${mail.id}: ${wrong.join("\n   ")}`);
}

const scored: Scored[] = [];
for (const file of files) {
	if (!existsSync(file)) continue;
	const own = linesOf(file)
		.slice(0, only)
		.map((line) => expectedMail.parse(JSON.parse(line)))
		.map((mail) => ({ mail, got: predict(mail, defaultCatalogue) }));
	report(
		file
			.split("/")
			.at(-1)
			?.replace(/\.jsonl$/, "")
			.replace("heldout-", "") ?? file,
		own,
	);
	scored.push(...own);
}
report("together", scored);
console.log("\nintent: expected in rows, read in columns");
confusion(scored, intents, ({ mail, got }) => [mail.expected.intent, got.intent]);
console.log("\nreason of disputes read as disputes");
const codes = defaultCatalogue.reasons.map(({ code }) => code);
confusion(
	scored.filter(({ got }) => got.intent === "dispute"),
	codes,
	({ mail, got }) => [mail.expected.reason ?? "", got.reason ?? ""],
);
if (verbose) for (const s of scored) explain(s);
