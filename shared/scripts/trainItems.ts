import { z } from "zod";
import { verdicts } from "../src/intake/items/arbiter.ts";
import { candidateFeatures, type View } from "../src/intake/items/candidateFeatures.ts";
import type { Candidate } from "../src/intake/items/candidates.ts";
import type { Classifier } from "../src/intake/model/classifier.ts";
import { width } from "../src/intake/model/features.ts";
import type { Model } from "../src/intake/model/modelFormat.ts";
import { readMailWith } from "../src/intake/readMail.ts";
import { intents } from "../src/intake/types.ts";
import { corpusFiles, corpusFolder, type Example } from "./corpus.ts";
import { mailLine, mailOf, openItemOf } from "./evaluate.ts";
import { type Fitting, fit, type Sample, usual } from "./fit.ts";
import { defaultCatalogue, linesOf } from "./lines.ts";
import { trainSentences } from "./trainModel.ts";

const labelled = mailLine.extend({
	intent: z.enum(intents),
	openItems: mailLine.shape.openItems.unwrap().min(2),
	invoices: z.array(z.string()),
});

/**
 * Writers read by a model that never saw them, so that what is learned here meets mails as strangers write them. Not
 * "y", who named items in the oddest ways on purpose: from them it learns to trust no rule.
 */
const groups = [
	["f", "k", "l"],
	["g", "s"],
	["j", "m", "n", "r", "v", "z"],
];

/** The rules were made with some of these writers in view and look better there than they are: each item is seen without them too. */
const views: readonly (readonly [View, number])[] = [
	["whole", 1],
	["open", 0.2],
	["words", 0.2],
];

const how: Fitting = { ...usual, epochs: 10, dropout: 0.3, passes: 2 };

interface Seen {
	readonly candidates: readonly Candidate[];
	readonly contested: readonly string[];
}

const undecided: Classifier = {
	classes: intents,
	bias: new Float32Array(intents.length),
	weights: new Int8Array(width * intents.length),
	scale: 1,
};

/** The items of the corpus's disputes as a reader sees them that does not know their writer. */
function seenBy(readers: readonly Example[], writers: readonly string[]): Seen[] {
	const model: Model = { ...trainSentences(readers), intent: undecided, strangerIntent: undecided };
	const out: Seen[] = [];
	for (const name of corpusFiles()) {
		const writer = name.split("-")[1] ?? "";
		if (!writers.includes(writer)) continue;
		for (const line of linesOf(new URL(name, corpusFolder))) {
			const { data } = labelled.safeParse(JSON.parse(line));
			if (data?.intent !== "dispute") continue;
			const context = {
				openItems: data.openItems.map(openItemOf),
				catalogue: defaultCatalogue,
				intent: data.intent,
			};
			readMailWith(model, mailOf(data), context, (candidates, { numbers }) => {
				out.push({ candidates, contested: data.invoices });
				return numbers;
			});
		}
	}
	return out;
}

/** Trains the classifier that decides on an item, on what readers make of writers they never read. */
export function trainItems(examples: readonly Example[], rarity: Model["rarity"]): Classifier {
	const letter = ({ writer }: Example) => writer.slice(3);
	const seen = groups.flatMap((writers) =>
		seenBy(
			examples.filter((example) => !writers.includes(letter(example))),
			writers,
		),
	);
	const samples = seen.flatMap(({ candidates, contested }) =>
		candidates.flatMap((candidate) => {
			const label = verdicts.indexOf(contested.includes(candidate.number) ? "contested" : "left");
			return views.map(
				([view, weight]): Sample => ({
					features: candidateFeatures(candidate, rarity, view),
					label,
					weight,
				}),
			);
		}),
	);
	return fit(samples, verdicts, how);
}
