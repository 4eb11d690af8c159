import type { Features } from "./features.ts";

/** A linear classifier: one weight per class and hashed place. */
export interface Classifier {
	readonly classes: readonly string[];
	readonly bias: Float32Array;
	/** Weights of a place beside each other: `weights[place * classes + class]`. */
	readonly weights: Int8Array | Float32Array;
	readonly scale: number;
}

export function logits(classifier: Classifier, features: Features): Float32Array {
	const n = classifier.classes.length;
	const out = new Float32Array(n);
	const { weights } = classifier;
	for (let i = 0; i < features.places.length; i++) {
		const base = (features.places[i] ?? 0) * n;
		const value = (features.values[i] ?? 0) * classifier.scale;
		for (let k = 0; k < n; k++) out[k] = (out[k] ?? 0) + value * (weights[base + k] ?? 0);
	}
	for (let k = 0; k < n; k++) out[k] = (out[k] ?? 0) + (classifier.bias[k] ?? 0);
	return out;
}

export function softmax(scores: ArrayLike<number>): number[] {
	let top = -Infinity;
	for (let i = 0; i < scores.length; i++) top = Math.max(top, scores[i] ?? 0);
	const out: number[] = [];
	let sum = 0;
	for (let i = 0; i < scores.length; i++) {
		const value = Math.exp((scores[i] ?? 0) - top);
		out.push(value);
		sum += value;
	}
	return out.map((value) => value / sum);
}
