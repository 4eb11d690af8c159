import type { DismissRequest, PhoneClaim, QualifyRequest } from "../../api/dunningSchemas.ts";
import type { Claim } from "../../api/schemas.ts";
import { commandSchema } from "../../dispute/command.ts";
import type { AccountId, DisputeId } from "../../dispute/dispute.ts";
import { DomainError } from "../../dispute/error.ts";
import { promiseLines } from "../../dunning/promise.ts";
import type { Change } from "../../ports/documentStore.ts";
import type { Accord, Principal } from "../accord.ts";
import { fingerprint } from "../acting/answered.ts";
import { accountPartition, bodyOf, ids, read } from "../documents.ts";
import type { Office, World } from "../office.ts";
import { readAccount, readDispute } from "../reading/account.ts";
import { readItems } from "../reading/items.ts";
import { earlierAct, putPromise, rememberAct, untilWritten } from "./dunningDocuments.ts";

export interface Claims {
	/** What a customer says on the phone, as the collector notes it. */
	make(who: Principal, claim: PhoneClaim): Promise<Claim>;
	/** @throws DomainError wrong_status when somebody decided on it before */
	qualify(who: Principal, id: string, request: QualifyRequest): Promise<Claim>;
	/** @throws DomainError wrong_status when somebody decided on it before */
	dismiss(who: Principal, id: string, request: DismissRequest): Promise<Claim>;
}

/** Claims, and what a person makes of them: nothing here opens, closes or promises by itself. */
export function createClaims(office: Office, accord: Pick<Accord, "openDispute" | "commandDispute">): Claims {
	const { ledger, clock, ids: chooser } = office.ports;

	async function held(tenant: string, account: AccountId, id: string) {
		const stored = await ledger.read(accountPartition(tenant, account), ids.claim(id));
		if (!stored) throw new DomainError("not_found", `no claim ${id}`, "claimId");
		return { claim: read.claim(stored), etag: stored.etag };
	}

	async function decide(
		who: Principal,
		asked: {
			readonly id: string;
			readonly account: AccountId;
			readonly key: string;
			readonly request: string;
		},
		make: (claim: Claim, world: World) => Promise<{ claim: Claim; changes: readonly Change[] }>,
	): Promise<Claim> {
		const partition = accountPartition(who.tenant, asked.account);
		const world = await office.world(who.tenant);
		return untilWritten(async () => {
			const [earlier, { claim, etag }] = await Promise.all([
				earlierAct(ledger, partition, asked.key, asked.request),
				held(who.tenant, asked.account, asked.id),
			]);
			if (earlier !== undefined) return claim;
			if (claim.state !== "toQualify")
				throw new DomainError("wrong_status", `claim ${asked.id} is ${claim.state}`, "claimId");
			const made = await make(claim, world);
			await ledger.commit(partition, [
				{ kind: "replace", id: ids.claim(asked.id), body: bodyOf.claim(made.claim), ifMatch: etag },
				rememberAct(asked.key, asked.request, asked.id),
				...made.changes,
			]);
			return made.claim;
		});
	}

	/** What the claim leads to; each act carries the claim's own key, so that a second try finds the first one's. */
	async function effect(
		who: Principal,
		world: World,
		claim: Claim,
		request: QualifyRequest,
	): Promise<{ dispute?: DisputeId; changes: readonly Change[] }> {
		const key = `claim.${claim.id}`;
		switch (claim.kind ?? "contest") {
			case "contest":
				return { dispute: await openFrom(who, claim, request, key), changes: [] };
			case "promise":
			case "paid":
				return { changes: [await promiseFrom(world, claim)] };
			case "agree":
			case "refuse":
			case "answer":
				return { dispute: await tellDispute(who, claim, key), changes: [] };
		}
	}

	async function openFrom(
		who: Principal,
		claim: Claim,
		request: QualifyRequest,
		key: string,
	): Promise<DisputeId> {
		const { dispute: said = {} } = request;
		const reason = said.reason ?? claim.reason;
		if (!reason) throw new DomainError("unknown_reason", "the claim names no reason", "dispute.reason");
		const { items } = await readItems(
			ledger,
			{ tenant: who.tenant, account: claim.account },
			claim.items.map(({ item }) => item),
		);
		const lines =
			said.lines ??
			claim.items.map(({ item, amount }) => ({
				item,
				amount: amount ?? items.get(item)?.value.item.open ?? 0,
			}));
		const { dispute } = await accord.openDispute(who, {
			...said,
			account: claim.account,
			lines,
			reason,
			words: claim.words,
			source: { kind: claim.source === "mail" ? "mail" : claim.source, claimId: claim.id },
			idempotencyKey: key,
		});
		let { version } = dispute;
		for (const evidence of claim.files ?? []) {
			const after = await accord.commandDispute(who, dispute.id, {
				...commandSchema.parse({ type: "AttachEvidence", evidence }),
				expectedVersion: version,
				idempotencyKey: `${key}.${evidence.sha256}`,
			});
			version = after.dispute.version;
		}
		return dispute.id;
	}

	/** "It is paid" is waited for as a promise for today is: until the money shows, or the days of grace are over. */
	async function promiseFrom(world: World, claim: Claim): Promise<Change> {
		const { items } = await readItems(
			ledger,
			{ tenant: world.tenant, account: claim.account },
			claim.items.map(({ item }) => item),
		);
		const known = new Map([...items].map(([number, { value }]) => [number, value.item]));
		const lines = promiseLines(claim.items, known);
		if (lines.length === 0) throw new DomainError("unknown_item", "nothing of it is open", "items");
		const date = claim.kind === "promise" ? (claim.payment?.date ?? world.today) : world.today;
		return putPromise({ id: claim.id, lines, date, madeOn: world.today });
	}

	async function tellDispute(who: Principal, claim: Claim, key: string): Promise<DisputeId> {
		if (!claim.dispute) throw new DomainError("not_found", "the claim names no dispute", "dispute");
		const { value } = await readDispute(ledger, who.tenant, claim.dispute);
		const account = await readAccount(ledger, who.tenant, claim.account);
		const command =
			claim.kind === "answer"
				? { type: "RecordCustomerAnswer", answer: claim.words.slice(0, 4000), via: "link" }
				: {
						type: "ConfirmWithCustomer",
						agreed: claim.kind === "agree",
						by: account.name,
						via: "link",
						...(claim.words === "" ? {} : { note: claim.words.slice(0, 4000) }),
					};
		await accord.commandDispute(who, claim.dispute, {
			...commandSchema.parse(command),
			expectedVersion: value.version,
			idempotencyKey: key,
		});
		return claim.dispute;
	}

	return {
		make: async (who, said) => {
			const { idempotencyKey, ...content } = said;
			const partition = accountPartition(who.tenant, said.account);
			const request = fingerprint({ make: said });
			return untilWritten(async () => {
				const [earlier, , { items }] = await Promise.all([
					earlierAct(ledger, partition, idempotencyKey, request),
					readAccount(ledger, who.tenant, said.account),
					readItems(
						ledger,
						{ tenant: who.tenant, account: said.account },
						said.items.map(({ item }) => item),
					),
				]);
				if (earlier !== undefined) return (await held(who.tenant, said.account, earlier)).claim;
				const strange = said.items.findIndex(({ item }) => !items.has(item));
				if (strange >= 0)
					throw new DomainError(
						"unknown_item",
						`no open item ${said.items[strange]?.item}`,
						`items.${strange}.item`,
					);
				const claim: Claim = {
					...content,
					id: chooser.next(),
					at: clock.now(),
					source: "phone",
					state: "toQualify",
				};
				await ledger.commit(partition, [
					{ kind: "create", id: ids.claim(claim.id), body: bodyOf.claim(claim) },
					rememberAct(idempotencyKey, request, claim.id),
				]);
				return claim;
			});
		},
		qualify: (who, id, request) =>
			decide(
				who,
				{
					id,
					account: request.account,
					key: request.idempotencyKey,
					request: fingerprint({ qualify: request, id }),
				},
				async (claim, world) => {
					const { dispute, changes } = await effect(who, world, claim, request);
					return {
						claim: {
							...claim,
							state: "qualified",
							...(dispute === undefined ? {} : { dispute }),
							decided: { by: who.person, at: world.now },
						},
						changes,
					};
				},
			),
		dismiss: (who, id, request) =>
			decide(
				who,
				{
					id,
					account: request.account,
					key: request.idempotencyKey,
					request: fingerprint({ dismiss: request, id }),
				},
				async (claim, world) => ({
					claim: {
						...claim,
						state: "dismissed",
						decided: { by: who.person, at: world.now, because: request.because },
					},
					changes: [],
				}),
			),
	};
}
