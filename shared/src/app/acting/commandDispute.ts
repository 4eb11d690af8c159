import type { Account, CommandRequest, DisputeView } from "../../api/schemas.ts";
import { commentsOf } from "../../dispute/chain.ts";
import { type Command, commandSchema } from "../../dispute/command.ts";
import type { DecideContext } from "../../dispute/context.ts";
import { decide, decideOther } from "../../dispute/decide.ts";
import type { Dispute, DisputeId } from "../../dispute/dispute.ts";
import { DomainError, StaleVersion } from "../../dispute/error.ts";
import type { Actor } from "../../dispute/people.ts";
import { StoreConflict } from "../../ports/documentStore.ts";
import type { Principal } from "../accord.ts";
import { accountOf, accountPartition, disputeIdOf } from "../documents.ts";
import { actorOf, decideContext, type Office, type World } from "../office.ts";
import { viewOf } from "../present.ts";
import { findDispute, type HeldDispute, readAccount, readDispute, readEvents } from "../reading/account.ts";
import { type ContestedItems, factsOf, readItems } from "../reading/items.ts";
import { earlierAnswer, fingerprint } from "./answered.ts";
import { identity } from "./openDispute.ts";
import { assertFits, changesOf, type Turned, touch, turn } from "./write.ts";

const MAX_ATTEMPTS = 20;

/** One act on a dispute by anybody: a person through a surface, the customer, or a job of ours. */
export interface Act {
	readonly world: World;
	readonly actor: Actor;
	readonly language: "fr" | "en";
	readonly dispute: DisputeId;
	readonly command: Command;
	readonly expectedVersion: number;
	readonly key: string;
	readonly fingerprint: string;
}

/**
 * Acts on a dispute that the caller has seen in its current version.
 * @throws StaleVersion with the dispute as it is now; DomainError `not_found`, `key_reused`, and as `decide`
 */
export function createCommandDispute(office: Office) {
	return async (who: Principal, dispute: DisputeId, request: CommandRequest): Promise<DisputeView> => {
		const world = await office.world(who.tenant);
		const actor = actorOf(who);
		const { expectedVersion, idempotencyKey } = request;
		const after = await act(office, {
			world,
			actor,
			language: who.language,
			dispute,
			command: commandSchema.parse(request),
			expectedVersion,
			key: idempotencyKey,
			fingerprint: fingerprint({ ...request, dispute }),
		});
		return viewOf(after, world, actor);
	};
}

/** Gives the dispute after the act, or as it was answered when the same act came before. */
export async function act(office: Office, asked: Act): Promise<Dispute> {
	const partition = accountPartition(asked.world.tenant, accountOf(asked.dispute));
	for (let attempt = 0; attempt < MAX_ATTEMPTS; attempt += 1) {
		const work = () => attemptAct(office, partition, asked);
		const done = await (attempt === 0 ? work() : office.turns.take(partition, work));
		if (done) return done;
	}
	throw new DomainError("unavailable", "the account is being changed by many at once", "dispute");
}

/** Undefined when somebody else wrote first: the next attempt sees what, and answers or refuses by it. */
async function attemptAct(office: Office, partition: string, asked: Act): Promise<Dispute | undefined> {
	const { ledger } = office.ports;
	const { world, actor } = asked;
	const { tenant } = world;
	const once = { key: asked.key, request: asked.fingerprint };
	const [held, account] = await Promise.all([
		readDispute(ledger, tenant, asked.dispute),
		readAccount(ledger, tenant, accountOf(asked.dispute)),
	]);
	const earlier = await earlierAnswer(ledger, tenant, { ...once, of: held });
	if (earlier) return earlier;
	if (held.value.version !== asked.expectedVersion) throw new StaleVersion(viewOf(held.value, world, actor));
	const scene = await sceneOf(office, asked, { held, account });
	const turned = decideBoth(asked, held, scene);
	const [own, ...others] = turned;
	const changes = [
		...changesOf(own, world, once),
		...others.flatMap((other) => changesOf(other, world)),
		...touch(scene.items, turned),
	];
	if (changes.length === 0) return own.after;
	assertFits(changes);
	try {
		await ledger.commit(partition, changes);
		return own.after;
	} catch (error) {
		if (error instanceof StoreConflict) return undefined;
		throw error;
	}
}

interface Scene {
	readonly context: DecideContext;
	readonly items: ContestedItems["items"];
	readonly other: HeldDispute | undefined;
}

/**
 * What this one command needs to know beyond the dispute: most need nothing. Merge and Split hand amounts over, so
 * they touch the items too: an act on the same items must not be decided on what stood in between.
 */
async function sceneOf(
	office: Office,
	{ world, actor, language, dispute, command }: Act,
	known: { readonly held: HeldDispute; readonly account: Account },
): Promise<Scene> {
	const { ledger } = office.ports;
	const { tenant } = world;
	const { account, held } = known;
	const takes = command.type === "Reopen" || (command.type === "ConfirmWithCustomer" && !command.agreed);
	const two = command.type === "Merge" || command.type === "Split";
	const items = held.value.lines.map(({ item }) => item);
	const [contested, other, events, opening] = await Promise.all([
		takes || two ? readItems(ledger, { tenant, account: account.id }, items) : undefined,
		command.type === "Merge" && accountOf(command.into) === account.id
			? findDispute(ledger, tenant, command.into)
			: undefined,
		two ? readEvents(ledger, tenant, dispute) : undefined,
		command.type === "Split"
			? identity(office, world, {
					id: disputeIdOf(account.id, office.ports.ids.next()),
					account: account.id,
					accountName: account.name,
					live: 1,
				})
			: undefined,
	]);
	const { opening: _, ...base } = decideContext(world, account, { actor, language, opening: undefined });
	return {
		items: contested?.items ?? new Map(),
		other,
		context: {
			...base,
			...(contested ? { items: factsOf(contested, dispute) } : {}),
			...(other ? { other: other.value } : {}),
			...(events ? { comments: commentsOf(events) } : {}),
			...(opening ? { opening } : {}),
		},
	};
}

function decideBoth(asked: Act, held: HeldDispute, scene: Scene): readonly [Turned, ...Turned[]] {
	const by = { world: asked.world, actor: asked.actor };
	const facts = decide(held.value, asked.command, scene.context);
	const second = decideOther(held.value, asked.command, scene.context);
	const own = facts.length === 0 ? unmoved(held) : turn(facts, held, { ...by, dispute: asked.dispute });
	if (!second) return [own];
	return [own, turn(second.facts, scene.other, { ...by, dispute: second.dispute })];
}

const unmoved = (held: HeldDispute): Turned => ({ before: held, after: held.value, events: [] });
