import { evidenceOf, officeMarks } from "./business.ts";
import { claimsOf } from "./claims.ts";
import { promiseIn } from "./dates/promise.ts";
import { accountKeys } from "./items/accountKeys.ts";
import { type Arbiter, arbiterBy } from "./items/arbiter.ts";
import { byAmount } from "./items/described.ts";
import { findReferences } from "./items/findReferences.ts";
import { byGoods, type GoodsIndex, goodsOf } from "./items/goods.ts";
import type { ItemKey } from "./items/itemKeys.ts";
import { byPeriod } from "./items/periods.ts";
import { whichItems } from "./items/whichItems.ts";
import { softmax } from "./model/classifier.ts";
import { featuresOf } from "./model/features.ts";
import { type Judged, type Judgement, judge, roleOf } from "./model/judge.ts";
import { bundledModel } from "./model/model.ts";
import type { Model } from "./model/modelFormat.ts";
import { learnedBoost, rankReasons } from "./model/reason.ts";
import { tellingPassage } from "./quote.ts";
import { reranked } from "./secondOpinion.ts";
import { reconciled } from "./settled.ts";
import { statedDifference } from "./sums/differences.ts";
import { contestedSum } from "./sums/sums.ts";
import { bankChange } from "./suspicion.ts";
import { quoter } from "./text/evidence.ts";
import { fold } from "./text/fold.ts";
import { type Fresh, freshText } from "./text/freshText.ts";
import { renderHtml } from "./text/html.ts";
import { withoutInvisible } from "./text/invisible.ts";
import { languageOf } from "./text/language.ts";
import { sentences } from "./text/sentences.ts";
import {
	type Evidence,
	type Intent,
	intents,
	type Mail,
	type Ranked,
	type Reading,
	type ReadingContext,
} from "./types.ts";

const mostRead = 1_500_000;
const askBelow = 0.55;
const duplicateReason = "DUPLICATE";

/** Reads a customer's mail with the model of this version. Pure; never throws on any text. */
export function readMail(mail: Mail, context: ReadingContext): Reading {
	return readMailWith(bundledModel(), mail, context);
}

/** The same with a model of one's own, for training and evaluation; `arbiter` decides which items are contested. */
export function readMailWith(
	model: Model,
	mail: Mail,
	context: ReadingContext,
	arbiter: Arbiter | undefined = model.items && arbiterBy(model.items, model.rarity),
): Reading {
	const body = mail.body.slice(0, mostRead);
	const subject = (mail.subject ?? "").slice(0, 1000);
	const rendered = mail.bodyType === "html" ? renderHtml(body) : { text: body, marks: [] };
	const visible = mail.bodyType === "html" ? withoutInvisible(rendered.text) : withoutInvisible(body);
	const clean =
		visible.text === rendered.text
			? rendered
			: { text: visible.text, marks: rendered.marks.map((m) => ({ ...m })) };
	const fresh = freshText(clean, subject);
	const quote = quoter(rendered.text, visible.original);
	const keys = accountKeys(context.openItems, `${subject}\n${fresh.text}`, fresh.thread);
	const goods = goodsOf(keys, fresh.thread);
	const business = businessOf(subject, fresh, { keys, goods });
	const intents = business.stranger ? { ...model, intent: model.strangerIntent } : model;
	const read = judge(intents, sentences(clean.text, fresh.stretches), subject);
	const { opinion } = context;
	const ranked = reranked(rankIntents(model, read, context, { text: fresh.text, business }), [
		...(opinion?.intent === undefined ? [] : [opinion.intent]),
	]);
	const intent = context.intent ?? ranked[0]?.value ?? "other";
	const dispute = intent === "dispute";
	const reasons = dispute
		? reranked(reasonsOf(model, read, context, fresh.text), opinion?.reasons ?? [])
		: [];
	const references = whichItems({
		judged: read.sentences,
		subject,
		thread: fresh.thread,
		answered: (start) => quotedLineAbove(fresh, clean.text, start),
		openItems: context.openItems,
		keys,
		goods,
		roleOf: (text) => roleOf(model, text),
		dispute,
		duplicate: reasons[0]?.value === duplicateReason,
		quote,
		arbiter,
	});
	const contested = references.filter((r) => r.stance === "contested").map((r) => r.number);
	const items = context.openItems.filter((item) => contested.includes(item.number));
	const telling = tellingPassage(read.sentences, intent, {
		reason: model.reason.classes.indexOf(reasons[0]?.value ?? ""),
		quote,
	});
	const confidence = (ranked[0]?.confidence ?? 0) * (dispute ? (reasons[0]?.confidence ?? 1) : 1);
	return {
		language: languageOf(`${subject}\n${fresh.text}`),
		intent,
		intents: ranked,
		reasons: reasons.slice(0, 3),
		confidence,
		ask: confidence < askBelow,
		references,
		contested,
		amount: dispute
			? contestedSum(read.sentences, items, { openItems: context.openItems, quote })
			: undefined,
		promise: promiseIn(read.sentences, mail.date, {
			invoices: references.filter((r) => r.stance !== "contested").map((r) => r.number),
			quote,
			sure: intent === "promise_to_pay",
		}),
		quote: telling,
		claims: dispute
			? claimsOf({ model, judged: read.sentences, context, contested: items, reasons, quote, telling })
			: [],
		suspicions: bankChange(read.sentences.map((j) => j.sentence)).map((s) => ({
			kind: "bankDetailsChange",
			evidence: quote(s.start, s.end),
		})),
		rendered: rendered.text,
		freshText: fresh.text,
		cut: fresh.cut.map((part) => ({ kind: part.kind, ...placed(quote(part.start, part.end)) })),
	};
}

function quotedLineAbove(fresh: Fresh, text: string, start: number): string {
	const above = fresh.cut.findLast((part) => part.kind === "quotedThread" && part.end <= start);
	if (above === undefined || start - above.end > 40 || text.slice(above.end, start).trim() !== "") return "";
	return above.text.slice(-400).trimEnd().split("\n").at(-1) ?? "";
}

function placed({ text, start, end }: Evidence): { text: string; start: number; end: number } {
	return { text, start, end };
}

/** Answers that contest nothing name an open item too. */
const unlikelyWhenNamed = 0.8;
/** A complaint about nothing that was ever sold or billed is hardly a dispute: by how plainly it is about a bill. */
const unlikely = [4.4, 4.4, 2.1, 1.8] as const;
const withoutOpenItems = 0.8;
/** What ties a mail to an open item that it does not name by its number. */
const ties = { amount: 4.2, period: 2.6, goods: 2 } as const;
/** Each mark of other business makes it less likely, unless an open item is named. */
const otherBusiness = 0.3;
const wrongTotal = 2.5;
const settledWeight = 2.5;
/** Makes a stated confidence the share of right answers, measured on writers not trained on. */
const sharpness = 1.15;
const calm = 0.85;

interface Business {
	/** How much less likely a dispute is, as a logarithm of odds. */
	readonly doubt: number;
	/** No number ties the mail to an invoice of the account. */
	readonly stranger: boolean;
	readonly named: boolean;
}

/** What the model cannot see: whether the mail speaks of a purchase at all, and of an open item. */
function businessOf(
	subject: string,
	fresh: Fresh,
	{ keys, goods }: { keys: readonly ItemKey[]; goods: GoodsIndex },
): Business {
	const own = fold(`${subject}\n${fresh.text.slice(0, 6000)}`);
	const thread = fold(fresh.thread.slice(0, 4000));
	const names = (text: string): boolean => findReferences(text, keys).length > 0;
	const inOwn = names(own);
	const known = inOwn || names(thread);
	if (known) return { doubt: unlikelyWhenNamed, stranger: false, named: inOwn };
	const sold = byGoods(own, goods).length > 0;
	const tied =
		(sold ? ties.goods : 0) +
		(byAmount(own, keys).length > 0 ? ties.amount : 0) +
		(byPeriod(own, keys).length > 0 ? ties.period : 0);
	const doubt =
		unlikely[evidenceOf(own, thread, sold)] +
		otherBusiness * officeMarks(own) +
		(keys.length === 0 ? withoutOpenItems : 0);
	return { doubt: Math.max(0, doubt - tied), stranger: true, named: false };
}

/** "We owe 1,200 and not 1,450", the latter an open item: whatever else is promised, it is contested. */
function owesLess(read: Judgement, openItems: ReadingContext["openItems"]): boolean {
	const wholes = openItems.map(({ amountMinor }) => amountMinor);
	return read.sentences.some(({ sentence }) => statedDifference(sentence.folded, wholes) !== undefined);
}

function rankIntents(
	model: Model,
	read: Judgement,
	{ examples = [], openItems }: ReadingContext,
	{ text, business }: { text: string; business: Business },
): Ranked<Intent>[] {
	const named = business.named ? 1 : 0;
	const doubt = business.doubt - (owesLess(read, openItems) ? wrongTotal : 0);
	const boosts =
		examples.length > 0
			? learnedBoost(model, [featuresOf(text, "", model.rarity)], examples, (example) => example.intent)
			: new Map<string, number>();
	const p = softmax(
		intents.map(
			(intent, i) =>
				calm *
				(sharpness * Math.log((read.intents[i] ?? 0) + 1e-6) +
					(boosts.get(intent) ?? 0) -
					(intent === "other" || intent === "out_of_office" ? named * 0.7 : 0) -
					(intent === "dispute" ? doubt + settledWeight * reconciled(read.sentences) : 0)),
		),
	);
	return intents
		.map((value, i) => ({ value, confidence: p[i] ?? 0 }))
		.sort((a, b) => b.confidence - a.confidence);
}

function reasonsOf(model: Model, read: Judgement, context: ReadingContext, text: string): Ranked<string>[] {
	const best = read.sentences.reduce<Judged | undefined>(
		(a, b) => (a === undefined || b.role.grievance > a.role.grievance ? b : a),
		undefined,
	);
	const texts = [text, ...(best === undefined ? [] : [best.sentence.text])];
	return rankReasons(model, read.reasons, texts, {
		catalogue: context.catalogue,
		examples: context.examples ?? [],
	});
}
