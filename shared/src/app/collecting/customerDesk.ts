import { sha256 } from "@noble/hashes/sha2.js";
import { bytesToHex, utf8ToBytes } from "@noble/hashes/utils.js";
import type { Claim, Language } from "../../api/schemas.ts";
import { type Fields, type FormError, readForm, type Submission } from "../../customer/form.ts";
import { formSeal, sameText } from "../../customer/link.ts";
import { type CustomerPage, customerPage } from "../../customer/page.ts";
import { type Evidence, evidenceSchema } from "../../dispute/dispute.ts";
import { DomainError } from "../../dispute/error.ts";
import { assertAcceptable } from "../../dispute/evidence.ts";
import { assertContent } from "../../dispute/evidenceContent.ts";
import { accountValues, itemRow } from "../../dunning/letter.ts";
import { StoreConflict } from "../../ports/documentStore.ts";
import { mergeTemplate } from "../../templates/merge.ts";
import { checkedSupplied } from "../../templates/supplied.ts";
import { fingerprint } from "../acting/answered.ts";
import { accountPartition, bodyOf, ids } from "../documents.ts";
import type { Files } from "../files.ts";
import { queueMail } from "../mail.ts";
import type { Office } from "../office.ts";
import type { CustomerLinks, Opened } from "./customerLinks.ts";

/** A file as the browser sent it. */
export interface SentFile {
	readonly name: string;
	readonly mediaType: string;
	readonly bytes: Uint8Array;
}

export interface SentForm {
	readonly form: string;
	readonly seal: string;
	readonly fields: Fields;
	readonly files: readonly SentFile[];
}

export type Sent =
	| { readonly outcome: "received"; readonly kind: NonNullable<Claim["kind"]> }
	/** The same form came before with other contents: what came first stands. */
	| { readonly outcome: "already" }
	| { readonly outcome: "forged" }
	| { readonly outcome: "tooMany" }
	| { readonly outcome: "wrong"; readonly errors: readonly FormError[] };

export interface CustomerDesk {
	/** Undefined for a token that opens nothing. Changes nothing. */
	page(token: string, language?: Language): Promise<{ page: CustomerPage; tenant: string } | undefined>;
	/** Whether a token opens anything. Changes nothing. */
	opens(token: string): Promise<boolean>;
	/** Undefined for a token that opens nothing. */
	send(
		token: string,
		sent: SentForm,
		language?: Language,
	): Promise<{ page: CustomerPage; sent: Sent } | undefined>;
}

const formShape = /^[0-9a-f]{32}$/;
const claimsADay = 40;
const longestNames = 120;

/** Takes what a customer says on the page, as claims for a person to qualify. */
export function createCustomerDesk(office: Office, links: CustomerLinks, files: Files): CustomerDesk {
	const { ledger } = office.ports;

	async function pageOf(opened: Opened, language: Language | undefined) {
		const world = await office.world(opened.link.tenant);
		const { account, claims, disputes, items } = opened.state;
		const sources = {
			account,
			items: items.map(({ item }) => item),
			disputes,
			claims,
			company: world.settings.name,
			catalogue: world.catalogue,
			today: world.today,
		};
		return { world, sources, page: customerPage(opened.link, sources, language ?? account.language) };
	}

	async function take(opened: Opened, token: string, sent: SentForm, language: Language | undefined) {
		const { page, world, sources } = await pageOf(opened, language);
		const answer = (outcome: Sent) => ({ page, sent: outcome });
		if (!formShape.test(sent.form) || !sameText(sent.seal, formSeal(token, sent.form)))
			return answer({ outcome: "forged" });
		const id = bytesToHex(sha256(utf8ToBytes(`${opened.link.hash} ${sent.form}`))).slice(0, 32);
		const partition = accountPartition(opened.link.tenant, opened.link.account);
		const contents = fingerprint({
			fields: fieldList(sent.fields, page),
			files: sent.files.map(({ name, bytes }) => `${name} ${bytesToHex(sha256(bytes))}`),
		});
		const before = await ledger.read(partition, ids.claim(id));
		if (before)
			return answer(
				before.body.form === undefined || before.body.form === contents
					? { outcome: "received", kind: kindOf(before.body.claim) }
					: { outcome: "already" },
			);
		const read = readForm(sent.fields, page);
		if ("errors" in read) return answer({ outcome: "wrong", errors: read.errors });
		const today = opened.state.claims.filter(
			({ at, source }) => source === "customerPage" && at.slice(0, 10) === world.today,
		);
		if (today.length >= claimsADay) return answer({ outcome: "tooMany" });
		let evidence: readonly Evidence[];
		try {
			evidence = await keepFiles(opened.link.tenant, sent.files);
		} catch (error) {
			if (error instanceof DomainError)
				return answer({
					outcome: "wrong",
					errors: [{ field: "files", problem: error.code === "too_large" ? "tooMuch" : "unknown" }],
				});
			throw error;
		}
		const claim = claimOf(id, opened, read.submission, evidence, world.now);
		const receipt = receiptOf(claim, page);
		try {
			await ledger.commit(partition, [
				{ kind: "create", id: ids.claim(id), body: { ...bodyOf.claim(claim), form: contents } },
				...(receipt ? [queueMail(receipt)] : []),
			]);
		} catch (error) {
			// A double click: the other one of the two was written, with what this one says.
			if (!(error instanceof StoreConflict)) throw error;
		}
		return answer({ outcome: "received", kind: claim.kind ?? "contest" });

		function receiptOf(made: Claim, shown: CustomerPage) {
			if (opened.link.to === undefined) return undefined;
			const selected = sources.items.filter(({ number }) => made.items.some(({ item }) => item === number));
			const letter = mergeTemplate(checkedSupplied("receipt", shown.language), {
				...accountValues(sources.items, {
					customer: { name: sources.account.name, number: sources.account.number, language: shown.language },
					company: sources.company,
					signature: sources.company,
					today: sources.today,
				}),
				items_list_selected: { kind: "items", rows: selected.map((item) => itemRow(item, sources.today)) },
				claim_summary: {
					kind: "words",
					words: made.words || summary[shown.language][made.kind ?? "contest"],
				},
			});
			return {
				id: `receipt.${made.id}`,
				tenant: opened.link.tenant,
				account: opened.link.account,
				to: opened.link.to,
				...letter,
				about: "receipt",
				queuedAt: world.now,
			};
		}
	}

	async function keepFiles(tenant: string, sent: readonly SentFile[]): Promise<readonly Evidence[]> {
		const kept: Evidence[] = [];
		for (const { name, mediaType, bytes } of sent) {
			const evidence = evidenceSchema.parse({
				id: office.ports.ids.next(),
				name: name.replace(/[^\p{L}\p{N}._ -]/gu, "_").slice(-longestNames) || "file",
				mediaType,
				bytes: bytes.byteLength,
				sha256: bytesToHex(sha256(bytes)),
			});
			assertAcceptable(evidence, kept);
			assertContent(evidence, bytes);
			await files.put(tenant, evidence.sha256, bytes);
			kept.push(evidence);
		}
		return kept;
	}

	return {
		page: async (token, language) => {
			const opened = await links.open(token);
			return opened && { page: (await pageOf(opened, language)).page, tenant: opened.link.tenant };
		},
		opens: async (token) => (await links.open(token)) !== undefined,
		send: async (token, sent, language) => {
			const opened = await links.open(token);
			return opened && take(opened, token, sent, language);
		},
	};
}

function claimOf(
	id: string,
	opened: Opened,
	said: Submission,
	files: readonly Evidence[],
	at: string,
): Claim {
	return {
		id,
		account: opened.link.account,
		at,
		source: "customerPage",
		state: "toQualify",
		kind: said.kind,
		words: said.words,
		items: said.items,
		...(said.reason === undefined ? {} : { reason: said.reason }),
		...(said.payment === undefined ? {} : { payment: said.payment }),
		...(said.dispute === undefined ? {} : { dispute: said.dispute }),
		...(files.length === 0 ? {} : { files: [...files] }),
	};
}

/** What the two halves of a double click have in common; the names the page could have sent, and no others. */
function fieldList(fields: Fields, page: CustomerPage): Record<string, string[]> {
	const names = ["act", "item", "reason", "words", "promiseDate", "paidDate", "reference", "dispute"];
	const amounts = page.items.map(({ number }) => `amount:${number}`);
	return Object.fromEntries([...names, ...amounts].map((name) => [name, [...fields.getAll(name)]]));
}

function kindOf(claim: unknown): NonNullable<Claim["kind"]> {
	const kind = typeof claim === "object" && claim !== null && "kind" in claim ? claim.kind : undefined;
	const known = ["contest", "promise", "paid", "agree", "refuse", "answer"] as const;
	return known.find((one) => one === kind) ?? "contest";
}

const summary = {
	en: {
		contest: "You contest an invoice.",
		promise: "You promise a payment.",
		paid: "You have paid.",
		agree: "You agree with our proposal.",
		refuse: "You do not agree with our proposal.",
		answer: "You answered our question.",
	},
	fr: {
		contest: "Vous contestez une facture.",
		promise: "Vous promettez un règlement.",
		paid: "Vous avez réglé.",
		agree: "Vous acceptez notre proposition.",
		refuse: "Vous n'acceptez pas notre proposition.",
		answer: "Vous avez répondu à notre question.",
	},
} as const;
