import { type Classifier, softmax } from "../src/intake/model/classifier.ts";
import type { Features } from "../src/intake/model/features.ts";
import { width } from "../src/intake/model/features.ts";

export interface Sample {
	readonly features: Features;
	readonly label: number;
	readonly weight: number;
}

export interface Fitting {
	readonly epochs: number;
	readonly rate: number;
	readonly decay: number;
	readonly smoothing: number;
	/** Share of a sample's features left out each time it is seen, so that no single word decides. */
	readonly dropout: number;
	/** How often it is learned in another order; the mean of all is kept, because one order alone decides border cases. */
	readonly passes: number;
}

export const usual: Fitting = {
	epochs: 14,
	rate: 0.2,
	decay: 2e-5,
	smoothing: 0.05,
	dropout: 0.45,
	passes: 3,
};

/** Numbers from 0 to 1, the same each time for the same seed. */
function repeatable(seed: number): () => number {
	let state = seed >>> 0;
	return () => {
		state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
		return state / 4294967296;
	};
}

function withDropout({ places, values }: Features, share: number, random: () => number): Features {
	const kept: number[] = [];
	for (let i = 0; i < places.length; i++) if (random() >= share) kept.push(i);
	return {
		places: Int32Array.from(kept, (i) => places[i] ?? 0),
		values: Float32Array.from(kept, (i) => (values[i] ?? 0) / (1 - share)),
	};
}

function shuffled(n: number, seed: number): Int32Array {
	const order = Int32Array.from({ length: n }, (_, i) => i);
	const random = repeatable(seed);
	for (let i = n - 1; i > 0; i--) {
		const j = Math.floor(random() * (i + 1));
		const held = order[i] ?? 0;
		order[i] = order[j] ?? 0;
		order[j] = held;
	}
	return order;
}

/** Multinomial logistic regression by AdaGrad; the same samples in the same order give the same weights. */
export function fit(
	samples: readonly Sample[],
	classes: readonly string[],
	how: Fitting = usual,
): Classifier {
	const passes = Array.from({ length: how.passes }, (_, seed) => fitOnce(samples, classes.length, how, seed));
	const mean = (of: (pass: Fitted) => Float32Array) =>
		Float32Array.from(
			{ length: passes[0] ? of(passes[0]).length : 0 },
			(_, i) => passes.reduce((sum, pass) => sum + (of(pass)[i] ?? 0), 0) / passes.length,
		);
	return { classes, bias: mean(({ bias }) => bias), weights: mean(({ weights }) => weights), scale: 1 };
}

interface Fitted {
	readonly bias: Float32Array;
	readonly weights: Float32Array;
}

function fitOnce(samples: readonly Sample[], n: number, how: Fitting, seed: number): Fitted {
	const weights = new Float32Array(width * n);
	const squares = new Float32Array(width * n).fill(0.1);
	const bias = new Float32Array(n);
	const scores = new Float32Array(n);
	const sum = new Float32Array(width * n);
	const biasSum = new Float32Array(n);
	const random = repeatable(12345 + seed);
	let summed = 0;
	for (let epoch = 0; epoch < how.epochs; epoch++) {
		const rate = how.rate / (1 + epoch * 0.3);
		for (const s of shuffled(samples.length, 7919 + epoch + seed * 1000)) {
			const sample = samples[s];
			if (sample === undefined) continue;
			const { places, values } = withDropout(sample.features, how.dropout, random);
			scores.set(bias);
			for (let i = 0; i < places.length; i++) {
				const base = (places[i] ?? 0) * n;
				const value = values[i] ?? 0;
				for (let k = 0; k < n; k++) scores[k] = (scores[k] ?? 0) + value * (weights[base + k] ?? 0);
			}
			const p = softmax(scores);
			for (let k = 0; k < n; k++) {
				const target = k === sample.label ? 1 - how.smoothing : how.smoothing / (n - 1);
				const slope = ((p[k] ?? 0) - target) * sample.weight;
				bias[k] = (bias[k] ?? 0) - rate * 0.1 * slope;
				for (let i = 0; i < places.length; i++) {
					const at = (places[i] ?? 0) * n + k;
					const w = weights[at] ?? 0;
					const g = slope * (values[i] ?? 0) + how.decay * w;
					const square = (squares[at] ?? 0) + g * g;
					squares[at] = square;
					weights[at] = w - (rate * g) / Math.sqrt(square);
				}
			}
		}
		if (epoch < how.epochs / 2) continue;
		summed++;
		for (let i = 0; i < weights.length; i++) sum[i] = (sum[i] ?? 0) + (weights[i] ?? 0);
		for (let k = 0; k < n; k++) biasSum[k] = (biasSum[k] ?? 0) + (bias[k] ?? 0);
	}
	return { bias: biasSum.map((b) => b / summed), weights: sum.map((w) => w / summed) };
}
