import { existsSync } from "node:fs";
import { z } from "zod";
import { readMailWith } from "../src/intake/readMail.ts";
import type { OpenItemRef } from "../src/intake/types.ts";
import { corpusFolder, readCorpus } from "./corpus.ts";
import { defaultCatalogue, linesOf } from "./lines.ts";
import { trainModel } from "./trainModel.ts";

/**
 * How many mails that are no dispute are taken for one: the corpus's mails of intent "other", each read by a model
 * that never saw its writer, and a set of ordinary office mail that no model ever sees.
 */
const openItems: OpenItemRef[] = [
	{ number: "F2026-0311", amountMinor: 41820, currency: "EUR", dueDate: "2026-02-28" },
	{ number: "F2026-0324", amountMinor: 126000, currency: "EUR", dueDate: "2026-03-31" },
];
const verbose = process.argv.includes("--errors");
const all = readCorpus();
const model = trainModel(all);

interface OrdinaryMail {
	readonly id: string;
	readonly subject: string;
	readonly body: string;
}

function count(name: string, mails: readonly OrdinaryMail[], by: typeof model): void {
	let taken = 0;
	for (const { id, subject, body } of mails) {
		const reading = readMailWith(
			by,
			{ bodyType: "text", subject, body, date: "2026-03-10" },
			{ openItems, catalogue: defaultCatalogue },
		);
		if (reading.intent !== "dispute") continue;
		taken++;
		if (verbose) console.log(`  ${id} ${reading.confidence.toFixed(2)} ${subject} | ${body.slice(0, 160)}`);
	}
	console.log(`${name.padEnd(24)} ${taken} of ${mails.length} taken for a dispute`);
}

const ordinaryLine = z.object({ id: z.string(), subject: z.string(), body: z.string() });
const unseen = new URL("dev-ordinary.jsonl", corpusFolder);
if (existsSync(unseen))
	count(
		"ordinary, never trained",
		linesOf(unseen).map((line) => ordinaryLine.parse(JSON.parse(line))),
		model,
	);
for (const left of ["a", "b", "c"]) {
	const without = trainModel(all.filter((e) => !e.writer.endsWith(left)));
	const mails = all
		.filter((e) => e.writer.endsWith(left) && e.intent === "other")
		.map(({ id, subject = "", body }) => ({ id, subject, body: body.replaceAll("\r", "") }));
	count(`near misses, writer ${left}`, mails, without);
}
