import { judge } from "../src/intake/model/judge.ts";
import { intents } from "../src/intake/types.ts";
import { readCorpus } from "./corpus.ts";
import { prepare, trainModel } from "./trainModel.ts";

/** Trains without one group of writers and tests on it: how well the model reads people it has never read. */
const all = readCorpus();
const share = (n: number, of: number): string => `${((100 * n) / of).toFixed(1)}%`;
console.log(`${all.length} mails`);
for (const left of ["a", "b"]) {
	const model = trainModel(all.filter((e) => !e.writer.endsWith(left)));
	for (const language of ["fr", "en"]) {
		const tested = all.filter((e) => e.writer.endsWith(left) && e.language === language);
		let intentRight = 0;
		let reasonFirst = 0;
		let reasonThird = 0;
		let disputes = 0;
		for (const example of tested) {
			const read = judge(model, prepare(example).sentences, example.subject ?? "");
			if (intents[read.intents.indexOf(Math.max(...read.intents))] === example.intent) intentRight++;
			if (example.reason === null) continue;
			disputes++;
			const ranked = model.reason.classes
				.map((code, k) => ({ code, score: read.reasons[k] ?? 0 }))
				.sort((x, y) => y.score - x.score)
				.map(({ code }) => code);
			if (ranked[0] === example.reason) reasonFirst++;
			if (ranked.slice(0, 3).includes(example.reason)) reasonThird++;
		}
		console.log(
			`writer ${language}-${left} left out (${tested.length} mails)  intent ${share(intentRight, tested.length)}  reason ${share(reasonFirst, disputes)}  top3 ${share(reasonThird, disputes)}`,
		);
	}
}
