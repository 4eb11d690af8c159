import { readdirSync } from "node:fs";
import type { Intent, Language } from "../src/intake/types.ts";
import { linesOf } from "./lines.ts";

/** One written mail or fragment of the training corpus. */
export interface Example {
	readonly id: string;
	readonly language: Language;
	readonly intent: Intent;
	readonly reason: string | null;
	readonly subject?: string;
	readonly bodyType?: "text" | "html";
	readonly body: string;
	readonly quote?: string;
	/** Which author's file it comes from. */
	readonly writer: string;
}

/** Writers of whole mails; the others wrote mostly fragments. */
const mailWriters = new Set(["d", "f", "g", "j", "k", "l", "m", "n", "r", "s", "v", "y", "z"]);

/** How much an example counts in training: a whole mail is what will be read. */
export const weightOf = ({ writer }: Example): number => (mailWriters.has(writer.slice(3)) ? 2 : 1);

/** Writers of ordinary office and private mail, which no account would get as an answer to its invoices. */
const ordinaryWriters = new Set(["e", "h", "o", "q", "u", "w"]);

/** Whether an example is mail of no customer. */
export const isOrdinary = ({ writer }: Example): boolean => ordinaryWriters.has(writer.slice(3));

export const corpusFolder = new URL("../corpus/", import.meta.url);

const trainingFile = /^((?:fr|en)-[a-z]+)-.*\.jsonl$/;

/** Names of the training files in their order: `fr-a-1.jsonl` … */
export function corpusFiles(): string[] {
	return readdirSync(corpusFolder)
		.filter((name) => trainingFile.test(name))
		.sort();
}

export function readCorpus(): Example[] {
	const out: Example[] = [];
	for (const name of corpusFiles()) {
		const writer = trainingFile.exec(name)?.[1] ?? "";
		for (const line of linesOf(new URL(name, corpusFolder))) {
			try {
				out.push({ ...JSON.parse(line), writer });
			} catch {
				console.error(`${name}: skipped a malformed line`);
			}
		}
	}
	return out;
}
