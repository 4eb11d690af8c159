import { judge } from "../src/intake/judge.ts";
import { intents } from "../src/intake/types.ts";
import { readCorpus } from "./corpus.ts";
import { prepare, trainModel } from "./trainModel.ts";

/** Trains on one group of writers, tests on the other: how well it reads people it has never read. */
const all = readCorpus();
console.log(`${all.length} mails`);
for (const [train, test] of [
	["a", "b"],
	["b", "a"],
] as const) {
	const model = trainModel(all.filter((e) => e.writer.endsWith(train)));
	for (const language of ["fr", "en"]) {
		let intentRight = 0;
		let disputeRight = 0;
		let reasonFirst = 0;
		let reasonThird = 0;
		let disputes = 0;
		let quotes = 0;
		let quoteRight = 0;
		const tested = all.filter((e) => e.writer.endsWith(test) && e.language === language);
		for (const example of tested) {
			const read = judge(model, prepare(example).sentences, example.subject ?? "");
			const best = intents[read.intents.indexOf(Math.max(...read.intents))];
			if (best === example.intent) intentRight++;
			if ((best === "dispute") === (example.intent === "dispute")) disputeRight++;
			if (example.reason === null) continue;
			disputes++;
			const ranked = model.reason.classes
				.map((code, k) => [read.reasons[k] ?? 0, code] as const)
				.sort((x, y) => y[0] - x[0]);
			if (ranked[0]?.[1] === example.reason) reasonFirst++;
			if (ranked.slice(0, 3).some(([, code]) => code === example.reason)) reasonThird++;
			if (example.quote !== undefined && read.sentences.length > 1) {
				quotes++;
				const top = read.sentences.reduce((a, b) => (b.role.grievance > a.role.grievance ? b : a));
				if (
					top.sentence.text.includes(example.quote.slice(0, 30)) ||
					example.quote.includes(top.sentence.text)
				)
					quoteRight++;
			}
		}
		const share = (n: number, of: number): string => (n / of).toFixed(3);
		console.log(
			`${train}→${test} ${language} intent ${share(intentRight, tested.length)} dispute ${share(disputeRight, tested.length)} reason ${share(reasonFirst, disputes)} top3 ${share(reasonThird, disputes)} quote ${share(quoteRight, quotes)} (${tested.length})`,
		);
	}
}
