import type { Account, Claim, Language, OpenItem } from "../api/schemas.ts";
import type { Day, Dispute, DisputeId } from "../dispute/dispute.ts";
import { type Money, totals } from "../dispute/money.ts";
import type { Catalogue } from "../dispute/procedure.ts";
import { dunnability } from "../dunning/hold.ts";
import type { Link } from "./link.ts";

export interface PageItem {
	readonly number: string;
	readonly label?: string | undefined;
	readonly issuedOn: Day;
	readonly dueOn: Day;
	readonly late: boolean;
	readonly open: Money;
	/** Contested and being looked into; absent when nothing is. */
	readonly contested?: Money;
	/** What could still be contested or promised. */
	readonly free: number;
}

/** A proposed end of a dispute, or a question, that waits for the customer. */
export interface PageDecision {
	readonly kind: "resolution" | "question";
	readonly dispute: DisputeId;
	readonly number: string;
	readonly words: string;
	readonly question?: string;
	readonly credited: readonly Money[];
	readonly upheld: readonly Money[];
	readonly answered: boolean;
}

export interface PageClaim {
	readonly on: string;
	readonly kind: NonNullable<Claim["kind"]>;
	readonly words: string;
	readonly items: readonly string[];
	readonly state: "received" | "beingLookedInto" | "settled" | "noted" | "notTaken";
	readonly number?: string | undefined;
	readonly files: number;
}

/** Everything the customer may see, and nothing else of the account or the tenant. */
export interface CustomerPage {
	readonly company: string;
	readonly customer: string;
	readonly language: Language;
	readonly today: Day;
	readonly items: readonly PageItem[];
	readonly total: readonly Money[];
	readonly decisions: readonly PageDecision[];
	readonly claims: readonly PageClaim[];
	readonly reasons: readonly { readonly code: string; readonly label: string }[];
	/** A dispute's own link takes decisions only. */
	readonly mayClaim: boolean;
}

export interface PageSources {
	readonly account: Account;
	readonly items: readonly OpenItem[];
	readonly disputes: readonly Dispute[];
	readonly claims: readonly Claim[];
	readonly company: string;
	readonly catalogue: Catalogue;
	readonly today: Day;
}

/** The page behind a link, by what the account's documents say now. */
export function customerPage(link: Link, from: PageSources, language: Language): CustomerPage {
	const disputes =
		link.purpose === "dispute" ? from.disputes.filter(({ id }) => id === link.dispute) : from.disputes;
	const named = new Set(disputes.flatMap(({ lines }) => lines.map(({ item }) => item)));
	const items = from.items
		.filter(({ status, open }) => status === "open" && open !== 0)
		.filter(({ number }) => link.purpose === "account" || named.has(number))
		.map((item) => pageItem(item, from))
		.sort((a, b) => (a.dueOn === b.dueOn ? (a.number < b.number ? -1 : 1) : a.dueOn < b.dueOn ? -1 : 1));
	const claims = from.claims
		.filter(({ source }) => source === "customerPage")
		.filter(({ dispute }) => link.purpose === "account" || dispute === link.dispute)
		.sort((a, b) => (a.at < b.at ? 1 : -1))
		.slice(0, 50);
	return {
		company: from.company,
		customer: from.account.name,
		language,
		today: from.today,
		items,
		total: totals(items.map(({ open }) => open)),
		decisions: disputes.flatMap((dispute) => decisionOf(dispute, claims)),
		claims: claims.map((claim) => pageClaim(claim, from.disputes)),
		reasons: from.catalogue.reasons
			.filter(({ archived }) => !archived)
			.map(({ code, label }) => ({ code, label: label[language] })),
		mayClaim: link.purpose === "account",
	};
}

function pageItem(item: OpenItem, { disputes, today }: PageSources): PageItem {
	const { held, creditPending } = dunnability(item, disputes, { today });
	const contested = held + creditPending;
	return {
		number: item.number,
		label: item.label,
		issuedOn: item.issuedOn,
		dueOn: item.dueOn,
		late: item.dueOn < today && item.open > 0,
		open: { minor: item.open, currency: item.currency },
		...(contested > 0 ? { contested: { minor: contested, currency: item.currency } } : {}),
		free: Math.max(0, item.open - contested),
	};
}

function decisionOf(dispute: Dispute, claims: readonly Claim[]): PageDecision[] {
	if (dispute.status !== "awaitingConfirmation" && dispute.status !== "awaitingCustomer") return [];
	const { id, number, words, court } = dispute;
	const kinds: readonly (Claim["kind"] | undefined)[] =
		dispute.status === "awaitingCustomer" ? ["answer"] : ["agree", "refuse"];
	const answered = claims.some(
		(claim) => claim.dispute === id && kinds.includes(claim.kind) && claim.at >= court.since,
	);
	const of = (part: "credited" | "upheld") =>
		totals(dispute.lines.map((line) => ({ minor: line[part], currency: line.currency }))).filter(
			({ minor }) => minor > 0,
		);
	const common = { dispute: id, number, words, answered };
	return dispute.status === "awaitingCustomer"
		? [{ ...common, kind: "question", question: dispute.question, credited: [], upheld: [] }]
		: [{ ...common, kind: "resolution", credited: of("credited"), upheld: of("upheld") }];
}

function pageClaim(claim: Claim, disputes: readonly Dispute[]): PageClaim {
	const dispute = disputes.find(({ id }) => id === claim.dispute);
	const kind = claim.kind ?? "contest";
	const state =
		claim.state === "toQualify"
			? "received"
			: claim.state === "dismissed"
				? "notTaken"
				: kind !== "contest"
					? "noted"
					: dispute?.status === "closed"
						? "settled"
						: "beingLookedInto";
	return {
		on: claim.at.slice(0, 10),
		kind,
		words: claim.words,
		items: claim.items.map(({ item }) => item),
		state,
		number: claim.state === "qualified" ? dispute?.number : undefined,
		files: claim.files?.length ?? 0,
	};
}
