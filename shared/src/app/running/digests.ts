import { z } from "zod";
import type { Person } from "../../api/schemas.ts";
import { type DigestSetting, digestDay } from "../../dispute/digest.ts";
import { type Day, daySchema, type Instant } from "../../dispute/dispute.ts";
import { type PersonId, personIdSchema } from "../../dispute/people.ts";
import { joinKeys, key, keyRange } from "../../keys.ts";
import { type Change, StoreConflict, type Stored } from "../../ports/documentStore.ts";
import { mergeTemplate } from "../../templates/merge.ts";
import type { DisputeRow } from "../../templates/tags.ts";
import type { Letters } from "../collecting/letters.ts";
import { bodyOf } from "../documents.ts";
import { listWhole } from "../listing.ts";
import { queueMail } from "../mail.ts";
import type { Office, World } from "../office.ts";
import type { DigestNotice } from "../ports.ts";
import { reasonOf } from "../present.ts";
import { clockOf, createReadDigest, type DigestLine, type DigestView } from "../reading/digest.ts";
import { digestReader, digestSetting } from "./digestSetting.ts";

/** What came of the digests that were due in a tenant. */
export interface Digested {
	card: number;
	mail: number;
	/** Had nothing to be told. */
	nothing: number;
	/** Had something to be told, and neither a conversation nor an address. */
	unreachable: number;
	failed: number;
}

/** Decides the digests of a tenant that are due now; running it again, or twice at once, decides none twice. */
export type SendDigests = (tenant: string) => Promise<Digested>;

type Way = Exclude<keyof Digested, "failed">;

/** The ledger keeps which day each person was last told of: views may be dropped, and nobody is told twice for it. */
const partitionOf = (tenant: string): string => key(tenant, "tenant", "digests");
const toldSchema = z.object({ person: personIdSchema, day: daySchema });
/** Longer than any digest waits for a channel that is down, shorter than the night before the next one. */
const WORTH_MS = 12 * 3_600_000;

export function createSendDigests(
	office: Office,
	by: {
		readonly letters: Pick<Letters, "template">;
		/** Whether anybody sends the mails that are queued. */
		readonly mail: boolean;
	},
): SendDigests {
	const { ledger, log, notifier } = office.ports;
	const readDigest = createReadDigest(office);

	async function wayTo(tenant: string, person: Person, wanted: DigestSetting["by"]): Promise<Way> {
		const mail = by.mail && person.mail !== undefined;
		if (wanted === "mail" && mail) return "mail";
		if (await notifier.reaches(tenant, person.id)) return "card";
		return mail ? "mail" : "unreachable";
	}

	async function mailed(world: World, person: Person, digest: DigestView): Promise<Change> {
		const template = await by.letters.template(world.tenant, "digest", person.language);
		const rows = (lines: readonly DigestLine[]) => lines.map((line) => rowOf(world, person, line));
		const late = rows(digest.late).map((row) => ({ ...row, late: true }));
		const letter = mergeTemplate(template, {
			today: { kind: "day", day: digest.day },
			company_name: { kind: "text", text: world.settings.name },
			signature: { kind: "words", words: world.settings.name },
			owner_name: { kind: "text", text: person.name },
			late: { kind: "flag", set: late.length > 0 },
			disputes_list: { kind: "disputes", rows: [...late, ...rows(digest.today), ...rows(digest.soon)] },
			follow_ups_list: { kind: "disputes", rows: rows(digest.followUps) },
		});
		return queueMail({
			id: `digest-${digest.day}-${person.id}`,
			tenant: world.tenant,
			to: person.mail ?? "",
			...letter,
			about: "digest",
			queuedAt: world.now,
			notAfter: worthUntil(world.now),
		});
	}

	/** What is sent is written with the mark that it was: neither survives a crash without the other. */
	async function decide(
		world: World,
		person: Person,
		at: { day: Day; known: Stored | undefined },
	): Promise<Way | "already"> {
		const { tenant, now } = world;
		const { day, known } = at;
		const digest = await readDigest({ tenant, person: person.id });
		const way = digest ? await wayTo(tenant, person, digestSetting(person).by) : "nothing";
		const body = { kind: "digest", person: person.id, day, by: way, at: now };
		const id = markOf(person.id);
		const changes: Change[] = [
			known ? { kind: "replace", id, body, ifMatch: known.etag } : { kind: "create", id, body },
		];
		if (way === "card") changes.push(cardNotice({ tenant, person: person.id, day }, now));
		if (digest && way === "mail") changes.push(await mailed(world, person, digest));
		if (way === "unreachable") log.warn("nobody can be told the digest", { tenant, person: person.id });
		try {
			await ledger.commit(partitionOf(tenant), changes);
			return way;
		} catch (error) {
			// Another process was first.
			if (error instanceof StoreConflict) return "already";
			throw error;
		}
	}

	return async (tenant) => {
		const world = await office.world(tenant);
		const stored = await listWhole(ledger, partitionOf(tenant), keyRange(key("digest")));
		const marks = new Map(stored.map((found) => [toldSchema.parse(found.body).person, found]));
		const counts: Digested = { card: 0, mail: 0, nothing: 0, unreachable: 0, failed: 0 };
		for (const person of world.people) {
			const { by: wanted, hour } = digestSetting(person);
			const known = marks.get(person.id);
			const lastDigest = known && toldSchema.parse(known.body).day;
			const day = digestDay(
				{ timeZone: clockOf(world, person.id), hour, lastDigest },
				world.now,
				world.calendar,
			);
			if (wanted === "none" || day === undefined) continue;
			// Whoever stands in has what waits in their own.
			if (digestReader(world, person.id) !== person.id) continue;
			try {
				const way = await decide(world, person, { day, known });
				if (way !== "already") counts[way] += 1;
			} catch (error) {
				// One person's trouble is not another's; the next run tries again.
				counts.failed += 1;
				log.error("digest not decided", { tenant, person: person.id, error: String(error) });
			}
		}
		return counts;
	};
}

const markOf = (person: PersonId): string => key("digest", person);
const worthUntil = (now: Instant): Instant => new Date(Date.parse(now) + WORTH_MS).toISOString();

function cardNotice(to: { tenant: string; person: PersonId; day: Day }, now: Instant): Change {
	const { tenant, person, day } = to;
	const notice: DigestNotice = {
		id: `digest.${day}.${person}`,
		tenant,
		person,
		why: "digest",
		day,
		notAfter: worthUntil(now),
	};
	return {
		kind: "create",
		id: joinKeys("outbox", key(person, day)),
		body: bodyOf.notice({ notice, at: now }),
	};
}

function rowOf(world: World, { language }: Person, { due, summary }: DigestLine): DisputeRow {
	return {
		number: summary.number,
		reason: reasonOf(world.catalogue, summary.reason).reasonLabel[language],
		customerName: summary.accountName,
		amount: summary.stillDisputed.length > 0 ? summary.stillDisputed : summary.disputed,
		targetDate: due,
		late: false,
	};
}
