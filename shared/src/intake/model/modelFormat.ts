import type { Classifier } from "./classifier.ts";

export const roles = [
	"grievance",
	"promise_to_pay",
	"already_paid",
	"document_request",
	"out_of_office",
	"neutral",
] as const;
export type Role = (typeof roles)[number];

/** Everything learned from the corpus. */
export interface Model {
	/** Of mail between a company and its customer. */
	readonly intent: Classifier;
	/** The same, taught on ordinary office mail too, for mail that nothing ties to an invoice. */
	readonly strangerIntent: Classifier;
	readonly reason: Classifier;
	readonly role: Classifier;
	/** Whether an open item is contested; without it the rules alone decide. */
	readonly items?: Classifier | undefined;
	/** Inverse document frequency of a hashed place. */
	readonly rarity: (place: number) => number;
}

/** How a classifier is stored: weights in 8 bits, base64. */
export interface StoredClassifier {
	readonly classes: readonly string[];
	readonly bias: readonly number[];
	readonly scale: number;
	readonly weights: string;
}

export const rarityStep = 1 / 24;
