import { key, keyRange } from "../../keys.ts";
import type { Change, DocumentStore } from "../../ports/documentStore.ts";
import { plain, untilWritten } from "../collecting/dunningDocuments.ts";
import { listWhole } from "../listing.ts";
import { type PersonRecord, personRecordSchema } from "./record.ts";

/** Where people, settings and catalogue of a tenant lie together. */
export const tenantPartition = (tenant: string): string => key(tenant, "tenant", "settings");
export const personDocumentId = (person: string): string => key("person", person);

/** A person's record with the mark of the version that was read. */
export interface HeldPerson {
	readonly record: PersonRecord;
	readonly etag: string;
}

/** Everybody of a tenant, by id. */
export async function readPeople(
	ledger: DocumentStore,
	tenant: string,
): Promise<ReadonlyMap<string, HeldPerson>> {
	const stored = await listWhole(ledger, tenantPartition(tenant), keyRange(key("person")));
	return new Map(
		stored.map(({ body, etag }) => {
			const record = personRecordSchema.parse(body);
			return [record.person.id, { record, etag }];
		}),
	);
}

/** The step that writes a record over the version that was read, or fails when somebody else was faster. */
export function writePerson(record: PersonRecord, before: HeldPerson | undefined): Change {
	const [id, body] = [personDocumentId(record.person.id), plain(record)];
	return before ? { kind: "replace", id, body, ifMatch: before.etag } : { kind: "create", id, body };
}

/** Writes what becomes of one person; `next` is asked again when somebody else wrote meanwhile. */
export async function changePerson(
	ledger: DocumentStore,
	{ tenant, id }: { readonly tenant: string; readonly id: string },
	next: (before: PersonRecord | undefined) => PersonRecord,
): Promise<PersonRecord> {
	return untilWritten(async () => {
		const stored = await ledger.read(tenantPartition(tenant), personDocumentId(id));
		const before = stored && { record: personRecordSchema.parse(stored.body), etag: stored.etag };
		const record = next(before?.record);
		await ledger.commit(tenantPartition(tenant), [writePerson(record, before)]);
		return record;
	});
}
