import type { Account, Mail, Proposal } from "../../api/schemas.ts";
import type { AccountId, Day } from "../../dispute/dispute.ts";
import { type Reason, stageRule } from "../../dispute/procedure.ts";
import { routeTo } from "../../dispute/routing.ts";
import { itemFacts } from "../../dunning/hold.ts";
import { readMail as read } from "../../intake/readMail.ts";
import type { Reading } from "../../intake/types.ts";
import type { Principal } from "../accord.ts";
import { asLearned, examplesOf } from "../learning.ts";
import type { Office, World } from "../office.ts";
import { summaryOf } from "../present.ts";
import { secondOpinion } from "../secondOpinion.ts";
import { createLookup, type Lookup } from "../views/lookup.ts";
import { domainOf } from "../views/searchText.ts";
import { type AccountState, readAccountState } from "./account.ts";
import { creditNotesOf } from "./items.ts";

/** Proposes what a person may confirm; nothing is written. @throws DomainError not_found for an account named in vain */
export function createReadMail(office: Office) {
	return async ({ tenant }: Principal, mail: Mail): Promise<Proposal> => {
		const [world, examples] = await Promise.all([
			office.world(tenant),
			examplesOf(office.ports.ledger, tenant),
		]);
		const { account, candidates } = await senderOf(office, tenant, mail);
		const state = account && (await readAccountState(office.ports.ledger, tenant, account));
		const text = {
			subject: mail.subject,
			bodyType: mail.bodyType,
			body: mail.body,
			date: mail.receivedAt === undefined ? world.today : world.calendar.dayOf(mail.receivedAt),
			from: {
				address: mail.from.address,
				...(mail.from.name === undefined ? {} : { name: mail.from.name }),
			},
		};
		const context = {
			openItems: openItemsOf(state),
			catalogue: catalogueOf(world),
			examples: examples.map(asLearned),
		};
		const own = read(text, context);
		const opinion = await secondOpinion(office, world, { subject: mail.subject, reading: own });
		const reading = opinion ? read(text, { ...context, opinion }) : own;
		return {
			...proposalOf(mail, reading, { world, state, candidates }),
			...(opinion ? { secondOpinion: true } : {}),
		};
	};
}

interface Sender {
	readonly account: AccountId | undefined;
	readonly candidates: readonly Account[];
}

/**
 * The account the agent chose, else the one the address is a contact of, else the only one of its domain. For a
 * stranger, the accounts whose items the mail names are candidates, and a person says which.
 */
async function senderOf(office: Office, tenant: string, mail: Mail): Promise<Sender> {
	if (mail.account !== undefined) return { account: mail.account, candidates: [] };
	const lookup = createLookup(office.ports.views, tenant);
	const domain = domainOf(mail.from.address);
	const [exact, near] = await Promise.all([
		lookup.byMail(mail.from.address),
		domain === undefined ? Promise.resolve<readonly AccountId[]>([]) : lookup.byDomain(domain),
	]);
	const [only, ...others] = exact.length > 0 ? exact : near;
	if (only !== undefined && others.length === 0) return { account: only, candidates: [] };
	const possible = only === undefined ? await namedIn(lookup, mail) : [only, ...others];
	const found = await Promise.all(possible.map((id) => lookup.account(id)));
	return { account: undefined, candidates: found.flatMap((account) => account ?? []) };
}

const MOST_READ = 20_000;
const MOST_NUMBERS = 20;
const NUMBER = /[\p{L}\d][\p{L}\d/._-]{3,40}/gu;

/** Accounts of the items a text names by number; a number that several accounts have says nothing. */
async function namedIn(lookup: Lookup, { subject, body }: Mail): Promise<readonly AccountId[]> {
	const words = `${subject}\n${body.slice(0, MOST_READ)}`.match(NUMBER) ?? [];
	const numbers = [...new Set(words)].filter((word) => word.replace(/\D/g, "").length >= 3);
	const pointers = await Promise.all(numbers.slice(0, MOST_NUMBERS).map((number) => lookup.byItem(number)));
	return [...new Set(pointers.flatMap(([first, second]) => (first && !second ? [first.account] : [])))];
}

function openItemsOf(state: AccountState | undefined) {
	if (!state) return [];
	return state.items
		.filter(({ item }) => item.status === "open" && item.kind !== "credit")
		.map(({ item }) => ({
			number: item.number,
			amountMinor: item.open,
			currency: item.currency,
			dueDate: item.dueOn,
			issuedOn: item.issuedOn,
			...(item.label === undefined ? {} : { label: item.label }),
		}));
}

function catalogueOf({ catalogue }: World) {
	return {
		reasons: catalogue.reasons
			.filter(({ archived }) => !archived)
			.map(({ code, label, means, examples }) => ({ code, ...label, means, examples })),
	};
}

interface Scene {
	readonly world: World;
	readonly state: AccountState | undefined;
	readonly candidates: readonly Account[];
}

function proposalOf(mail: Mail, reading: Reading, scene: Scene): Proposal {
	const { world, state, candidates } = scene;
	const reasons = reasonsOf(reading, world);
	const first = world.catalogue.reasons.find(({ code }) => code === reasons[0]?.code);
	const promised = reading.promise?.date;
	return {
		...(state ? { account: shortOf(state.account) } : {}),
		candidates: candidates.map(({ id, name, number }) => ({ id, name, number })),
		intent: reading.intent,
		confidence: reading.confidence,
		ask: reading.ask,
		reasons,
		lines: state ? linesOf(reading, state) : [],
		quote: reading.quote?.text ?? "",
		why: whyOf(reading),
		language: reading.language,
		...(promised === undefined ? {} : { promiseDate: promised }),
		suspicious: [...new Set(reading.suspicions.map(({ kind }) => kind))],
		...(first && state ? ownerAndDate(first, state.account, world) : {}),
		existing: state ? existingIn(mail, reading, state) : [],
		freshText: reading.freshText,
		cutText: reading.cut.map(({ text }) => text).join("\n"),
	};
}

const shortOf = ({ id, name, number, language }: Account) => ({ id, name, number, language });

function reasonsOf(reading: Reading, { catalogue }: World): Proposal["reasons"] {
	return reading.reasons.flatMap(({ value, confidence }) => {
		const reason = catalogue.reasons.find(({ code }) => code === value);
		if (!reason) return [];
		const because = reading.claims.find(({ reasons }) => reasons[0]?.value === value)?.quote.text;
		return [
			{ code: reason.code, label: reason.label, confidence, ...(because === undefined ? {} : { because }) },
		];
	});
}

/** The contested items with what of each can be disputed; the stated amount where the mail contests one item only. */
function linesOf(reading: Reading, state: AccountState): Proposal["lines"] {
	const facts = itemFacts(
		state.items.map(({ item }) => item),
		state.disputes,
		{ creditNotes: creditNotesOf(state.items) },
	);
	const contested = [...new Set(reading.contested)];
	return contested.flatMap((number) => {
		const fact = facts.get(number);
		if (!fact) return [];
		const free = Math.max(0, fact.open) - fact.heldElsewhere;
		if (free <= 0) return [];
		const stated = statedFor(number, contested.length, reading);
		const amount = stated && stated.currency === fact.currency ? Math.min(stated.minor, free) : free;
		if (amount <= 0) return [];
		const because = reading.references.find((one) => one.number === number)?.evidence?.text;
		return [
			{
				item: number,
				amount,
				currency: fact.currency,
				itemOpen: Math.max(0, fact.open),
				dueOn: fact.dueOn,
				...(because === undefined ? {} : { because }),
				whole: amount === fact.open,
			},
		];
	});
}

function statedFor(number: string, contested: number, reading: Reading) {
	const own = reading.claims.find(
		({ invoices, amount }) => amount && invoices.length === 1 && invoices[0] === number,
	);
	return own?.amount ?? (contested === 1 ? reading.amount : undefined);
}

function whyOf(reading: Reading): Proposal["why"] {
	const found: Proposal["why"] = [];
	const say = (about: Proposal["why"][number]["about"], words: string | undefined) => {
		if (words !== undefined && words.trim() !== "") found.push({ about, words });
	};
	say("intent", reading.quote?.text);
	for (const { quote } of reading.claims) say("reason", quote.text);
	for (const { stance, evidence } of reading.references)
		if (stance === "contested") say("line", evidence?.text);
	say("amount", reading.amount?.evidence.text);
	for (const { amount } of reading.claims) say("amount", amount?.evidence.text);
	say("promise", reading.promise?.evidence.text);
	const seen = new Set<string>();
	return found.filter(({ about, words }) => {
		const same = `${about} ${words}`;
		return !seen.has(same) && seen.add(same);
	});
}

function ownerAndDate(reason: Reason, account: Account, world: World) {
	const { procedure } = reason;
	const { role, businessDays } = stageRule(procedure, "investigate");
	const { person } = routeTo(role, {
		account,
		colleagues: world.colleagues,
		fallback: world.settings.fallbackPerson,
		today: world.today,
	});
	const targetDate: Day = world.calendar.addBusinessDays(world.today, businessDays);
	return { owner: { id: person, name: world.names[person] ?? person }, targetDate };
}

/** Disputes from this mail or conversation, and live ones on the items the mail contests; the newest first. */
function existingIn(mail: Mail, reading: Reading, state: AccountState): Proposal["existing"] {
	const contested = new Set(reading.contested);
	return state.disputes
		.filter(({ source, status, lines }) => {
			const sameMail = source.messageId === mail.messageId;
			const sameTalk = mail.conversationId !== undefined && source.conversationId === mail.conversationId;
			return sameMail || sameTalk || (status !== "closed" && lines.some(({ item }) => contested.has(item)));
		})
		.sort((a, b) => (a.openedAt < b.openedAt ? 1 : -1))
		.slice(0, 20)
		.map(summaryOf);
}
