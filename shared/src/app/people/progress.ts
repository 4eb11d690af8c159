import { z } from "zod";
import { instantSchema } from "../../dispute/dispute.ts";
import { key } from "../../keys.ts";
import type { Change, DocumentStore } from "../../ports/documentStore.ts";
import { plain } from "../collecting/dunningDocuments.ts";
import { tenantPartition } from "./records.ts";

const progressId = key("directory");

const progressSchema = z.object({
	/** Where the directory's answer goes on; absent before the first page. */
	link: z.string().optional(),
	/** Names the pass from the beginning that everybody was last seen in. */
	round: z.string(),
	/** True until a pass from the beginning has reached its end. */
	whole: z.boolean(),
	/** Stands for the rules the people were taken in by. */
	rules: z.string(),
	triedAt: instantSchema.optional(),
	/** When the directory was last followed to its end. */
	syncedAt: instantSchema.optional(),
	problem: z.enum(["refused", "busy", "failing"]).optional(),
	/** When the problem was first met. */
	since: instantSchema.optional(),
});
/** How far a tenant's directory was followed. */
export type Progress = z.infer<typeof progressSchema>;

export async function readProgress(ledger: DocumentStore, tenant: string): Promise<Progress | undefined> {
	const stored = await ledger.read(tenantPartition(tenant), progressId);
	return stored && progressSchema.parse(stored.body.progress);
}

/** Only whoever holds the lease writes it. */
export const putProgress = (progress: Progress): Change => ({
	kind: "put",
	id: progressId,
	body: { kind: "directory", progress: plain(progress) },
});
