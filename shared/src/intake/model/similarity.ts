import type { Features } from "./features.ts";

/** Cosine of two sparse feature lists, 0…1; one side prepared, to compare one mail with many texts. */
export function similarityTo(held: ReadonlyMap<number, number>, square: number, b: Features): number {
	let dot = 0;
	let squareB = 0;
	for (let i = 0; i < b.places.length; i++) {
		const value = b.values[i] ?? 0;
		squareB += value * value;
		dot += value * (held.get(b.places[i] ?? 0) ?? 0);
	}
	return square === 0 || squareB === 0 ? 0 : dot / Math.sqrt(square * squareB);
}

export function prepared(features: Features): { held: Map<number, number>; square: number } {
	const held = new Map<number, number>();
	let square = 0;
	features.places.forEach((place, i) => {
		const value = features.values[i] ?? 0;
		held.set(place, value);
		square += value * value;
	});
	return { held, square };
}
