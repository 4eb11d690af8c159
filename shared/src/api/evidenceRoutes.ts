import { z } from "zod";
import { disputeIdSchema } from "../dispute/dispute.ts";
import { EVIDENCE_TYPES, MAX_EVIDENCE_BYTES } from "../dispute/evidence.ts";
import type { Route } from "./route.ts";
import { disputeViewSchema, idempotencyKeySchema } from "./schemas.ts";

const dispute = z.object({ disputeId: disputeIdSchema });

/** What is kept with a dispute, and the dispute as a file of its own. */
export const evidenceRoutes = {
	attachEvidence: {
		name: "attachEvidence",
		method: "POST",
		path: "disputes/{disputeId}/evidence",
		summary: "Keep a file with the dispute; its bytes are the body",
		access: "signedIn",
		params: dispute,
		query: z.object({
			name: z.string().min(1).max(255),
			line: z.string().max(20).optional(),
			expectedVersion: z.coerce.number().int().positive(),
			idempotencyKey: idempotencyKeySchema,
		}),
		accepts: [...EVIDENCE_TYPES.keys()],
		maxBytes: MAX_EVIDENCE_BYTES,
		output: disputeViewSchema,
	},
	readEvidence: {
		name: "readEvidence",
		method: "GET",
		path: "disputes/{disputeId}/evidence/{evidenceId}",
		summary: "A file kept with the dispute, as a download",
		access: "signedIn",
		params: dispute.extend({ evidenceId: z.string().min(1).max(80) }),
		produces: "application/octet-stream",
	},
	exportDispute: {
		name: "exportDispute",
		method: "GET",
		path: "disputes/{disputeId}/export",
		summary: "The whole dispute as one file whose hash chain anyone can check, or printable",
		access: "signedIn",
		params: dispute,
		query: z.object({ format: z.enum(["json", "html"]).default("json") }),
		produces: "application/octet-stream",
	},
} as const satisfies Record<string, Route>;
