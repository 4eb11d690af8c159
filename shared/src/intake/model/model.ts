import type { Classifier } from "./classifier.ts";
import file from "./model.json" with { type: "json" };
import { type Model, rarityStep, type StoredClassifier } from "./modelFormat.ts";

function bytesOf(base64: string): Uint8Array {
	const binary = atob(base64);
	const bytes = new Uint8Array(binary.length);
	for (let i = 0; i < binary.length; i++) bytes[i] = binary.charCodeAt(i);
	return bytes;
}

function classifierOf(stored: StoredClassifier): Classifier {
	const bytes = bytesOf(stored.weights);
	return {
		classes: stored.classes,
		bias: Float32Array.from(stored.bias),
		weights: new Int8Array(bytes.buffer),
		scale: stored.scale,
	};
}

let loaded: Model | undefined;

/** The trained model of this version, decoded once. */
export function bundledModel(): Model {
	if (loaded === undefined) {
		const rarities = bytesOf(file.rarity);
		loaded = {
			intent: classifierOf(file.intent),
			strangerIntent: classifierOf(file.strangerIntent),
			reason: classifierOf(file.reason),
			role: classifierOf(file.role),
			items: classifierOf(file.items),
			rarity: (place) => (rarities[place] ?? 0) * rarityStep,
		};
	}
	return loaded;
}
