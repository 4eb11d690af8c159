import type { DisputeView, OpenRequest } from "../../api/schemas.ts";
import { openDisputeSchema } from "../../dispute/command.ts";
import type { AccountId, Dispute, DisputeId } from "../../dispute/dispute.ts";
import { DomainError } from "../../dispute/error.ts";
import { decideOpen } from "../../dispute/open.ts";
import type { Actor } from "../../dispute/people.ts";
import { StoreConflict } from "../../ports/documentStore.ts";
import type { Principal } from "../accord.ts";
import { accountPartition, disputeIdOf } from "../documents.ts";
import { actorOf, decideContext, type Office, type World } from "../office.ts";
import { viewOf } from "../present.ts";
import { findDispute, readAccount } from "../reading/account.ts";
import { factsOf, readItems } from "../reading/items.ts";
import { countLive } from "../views/rows.ts";
import { earlierAnswer, fingerprint, markOf } from "./answered.ts";
import { assertFits, changesOf, touch, turn } from "./write.ts";

const MAX_ATTEMPTS = 20;

interface Asked {
	readonly world: World;
	readonly actor: Actor;
	readonly language: "fr" | "en";
	readonly request: OpenRequest;
	readonly fingerprint: string;
}

/**
 * Opens a dispute: state, events, idempotency key, notices and the items it touches in one commit.
 * @throws DomainError as `decideOpen`, `not_found` for the account, `key_reused`
 */
export function createOpenDispute(office: Office) {
	return async (who: Principal, request: OpenRequest): Promise<DisputeView> => {
		const world = await office.world(who.tenant);
		const actor = actorOf(who);
		const asked = { world, actor, language: who.language, request, fingerprint: fingerprint(request) };
		return viewOf(await open(office, asked), world, actor);
	};
}

async function open(office: Office, asked: Asked): Promise<Dispute> {
	const partition = accountPartition(asked.world.tenant, asked.request.account);
	for (let attempt = 0; attempt < MAX_ATTEMPTS; attempt += 1) {
		const work = () => attemptOpen(office, partition, asked);
		const done = await (attempt === 0 ? work() : office.turns.take(partition, work));
		if (done) return done;
	}
	throw new DomainError("unavailable", "the items are being changed by many at once", "lines");
}

/** Undefined when somebody else wrote first. */
async function attemptOpen(office: Office, partition: string, asked: Asked): Promise<Dispute | undefined> {
	const { ledger } = office.ports;
	const { world, actor, request } = asked;
	const { tenant } = world;
	const { idempotencyKey, account: accountId, ...said } = request;
	const once = { key: idempotencyKey, request: asked.fingerprint };
	// The key names the dispute, so the same request can only open it once.
	const id = disputeIdOf(accountId, markOf(idempotencyKey));
	const [before, account, contested, live] = await Promise.all([
		findDispute(ledger, tenant, id),
		readAccount(ledger, tenant, accountId),
		readItems(
			ledger,
			{ tenant, account: accountId },
			said.lines.map(({ item }) => item),
		),
		countLive(office.ports.views, tenant, accountId),
	]);
	const earlier = before && (await earlierAnswer(ledger, tenant, { ...once, of: before }));
	if (earlier) return earlier;
	const opening = await identity(office, world, { id, account: accountId, accountName: account.name, live });
	const context = {
		...decideContext(world, account, { actor, language: asked.language, opening }),
		items: factsOf(contested),
	};
	const facts = decideOpen(openDisputeSchema.parse({ ...said, type: "OpenDispute" }), context);
	const turned = turn(facts, undefined, { dispute: opening.id, world, actor });
	const changes = [...changesOf(turned, world, once), ...touch(contested.items, [turned])];
	assertFits(changes);
	try {
		await ledger.commit(partition, changes);
		return turned.after;
	} catch (error) {
		if (error instanceof StoreConflict) return undefined;
		throw error;
	}
}

/** The id and number of a dispute about to exist. */
export async function identity(
	office: Office,
	world: World,
	of: {
		readonly id: DisputeId;
		readonly account: AccountId;
		readonly accountName: string;
		readonly live: number;
	},
) {
	return {
		id: of.id,
		number: await office.numbers.next(world.tenant, Number(world.today.slice(0, 4))),
		account: of.account,
		accountName: of.accountName,
		liveDisputes: of.live,
	};
}
