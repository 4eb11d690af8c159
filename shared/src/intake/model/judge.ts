import type { Sentence } from "../text/sentences.ts";
import { intents } from "../types.ts";
import { logits, softmax } from "./classifier.ts";
import { featuresOf } from "./features.ts";
import { type Model, type Role, roles } from "./modelFormat.ts";

/** A sentence and how likely it is to be the one that states the grievance, the promise … */
export interface Judged {
	readonly sentence: Sentence;
	readonly role: Readonly<Record<Role, number>>;
	/** Scores of the model's reasons, before normalisation. */
	readonly reason: Float32Array;
}

export interface Judgement {
	readonly sentences: readonly Judged[];
	/** Probabilities in the order of `intents`. */
	readonly intents: readonly number[];
	/** Scores in the order of the model's reasons. */
	readonly reasons: readonly number[];
}

const roleShare = 0.8;
const sentenceShare = 1.1;

function rolesIn(p: readonly number[]): Record<Role, number> {
	const at = (role: Role): number => p[roles.indexOf(role)] ?? 0;
	return {
		grievance: at("grievance"),
		promise_to_pay: at("promise_to_pay"),
		already_paid: at("already_paid"),
		document_request: at("document_request"),
		out_of_office: at("out_of_office"),
		neutral: at("neutral"),
	};
}

/** What a piece of a sentence seems to be, judged by itself. */
export function roleOf(model: Model, text: string): Record<Role, number> {
	return rolesIn(softmax(logits(model.role, featuresOf(text, "", model.rarity))));
}

export function judgeSentence(model: Model, sentence: Sentence): Judged {
	const features = featuresOf(sentence.text, "", model.rarity);
	return {
		sentence,
		role: rolesIn(softmax(logits(model.role, features))),
		reason: logits(model.reason, features),
	};
}

/** Reads a mail with the model: as a whole, and sentence by sentence. */
export function judge(model: Model, sentences: readonly Sentence[], subject: string): Judgement {
	const own = sentences.filter((s) => !s.greeting);
	const text = own.map((s) => s.text).join("\n");
	const whole = featuresOf(text, subject, model.rarity);
	const judged = own.map((sentence) => judgeSentence(model, sentence));
	const mail = softmax(logits(model.intent, whole));
	const strongest = strongestRoles(judged);
	const scores = intents.map((intent, i) => {
		const role =
			intent === "dispute"
				? strongest.grievance
				: intent === "other"
					? strongest.neutral
					: strongest[intent] * (1 - 0.6 * strongest.grievance);
		return Math.log((mail[i] ?? 0) + 1e-4) + roleShare * Math.log(role + 0.02);
	});
	return {
		sentences: judged,
		intents: softmax(scores),
		reasons: reasonScores(model, judged, logits(model.reason, whole)),
	};
}

function strongestRoles(judged: readonly Judged[]): Record<Role, number> {
	const out: Record<Role, number> = {
		grievance: 0,
		promise_to_pay: 0,
		already_paid: 0,
		document_request: 0,
		out_of_office: 0,
		neutral: 1,
	};
	for (const { role } of judged) {
		for (const name of roles) if (name !== "neutral") out[name] = Math.max(out[name], role[name]);
		out.neutral = Math.min(out.neutral, role.neutral);
	}
	return out;
}

/** The mail as a whole and its grievances, each in the measure in which it is one. */
function reasonScores(model: Model, judged: readonly Judged[], whole: Float32Array): number[] {
	const n = model.reason.classes.length;
	const sum = new Array<number>(n).fill(0);
	let weight = 0;
	for (const { role, reason } of judged) {
		const w = role.grievance ** 2;
		weight += w;
		for (let k = 0; k < n; k++) sum[k] = (sum[k] ?? 0) + w * (reason[k] ?? 0);
	}
	return sum.map((value, k) => (whole[k] ?? 0) + (weight > 0 ? (sentenceShare * value) / weight : 0));
}
