import { writeFileSync } from "node:fs";
import type { Classifier } from "../src/intake/model/classifier.ts";
import { width } from "../src/intake/model/features.ts";
import { rarityStep, type StoredClassifier } from "../src/intake/model/modelFormat.ts";
import { readCorpus } from "./corpus.ts";
import { trainItems } from "./trainItems.ts";
import { trainModel } from "./trainModel.ts";

function stored(classifier: Classifier): StoredClassifier {
	let top = 0;
	for (const w of classifier.weights) top = Math.max(top, Math.abs(w));
	const scale = top / 127;
	const bytes = Int8Array.from(classifier.weights, (w) => Math.round(w / scale));
	return {
		classes: classifier.classes,
		bias: [...classifier.bias].map((b) => Math.round(b * 1e4) / 1e4),
		scale,
		weights: Buffer.from(bytes.buffer).toString("base64"),
	};
}

const started = performance.now();
const examples = readCorpus();
const model = trainModel(examples);
const rarity = Uint8Array.from({ length: width }, (_, place) =>
	Math.min(255, Math.round(model.rarity(place) / rarityStep)),
);
const file = {
	trainedOn: examples.length,
	intent: stored(model.intent),
	strangerIntent: stored(model.strangerIntent),
	reason: stored(model.reason),
	role: stored(model.role),
	items: stored(trainItems(examples, model.rarity)),
	rarity: Buffer.from(rarity).toString("base64"),
};
writeFileSync(new URL("../src/intake/model/model.json", import.meta.url), `${JSON.stringify(file)}\n`);
console.error(`trained on ${examples.length} mails in ${Math.round(performance.now() - started)} ms`);
