import type { CommandRequest, DisputeView } from "../api/schemas.ts";
import type { DisputeId, Evidence } from "../dispute/dispute.ts";
import { DomainError } from "../dispute/error.ts";
import { MAX_EVIDENCE_BYTES, plainType } from "../dispute/evidence.ts";
import { assertContent, contentAddress } from "../dispute/evidenceContent.ts";
import type { Accord, Principal } from "./accord.ts";
import type { Files } from "./files.ts";

/** A file as it is sent. */
export interface SentEvidence {
	readonly name: string;
	readonly mediaType: string;
	readonly bytes: Uint8Array;
	readonly line?: string | undefined;
	readonly expectedVersion: number;
	readonly idempotencyKey: string;
}

/** The files kept with disputes. */
export interface EvidenceDesk {
	/** @throws DomainError unsupported_media, too_large, duplicate, and as any command on a dispute */
	attach(who: Principal, dispute: DisputeId, sent: SentEvidence): Promise<DisputeView>;
	/** @throws DomainError not_found */
	read(
		who: Principal,
		dispute: DisputeId,
		id: string,
	): Promise<{ readonly evidence: Evidence; readonly bytes: Uint8Array }>;
	/** Refuses a command that names a file nobody sent. @throws DomainError invalid_input */
	assertSent(who: Principal, request: CommandRequest): Promise<void>;
}

export function createEvidenceDesk(
	accord: Pick<Accord, "commandDispute" | "readDispute">,
	files: Files,
): EvidenceDesk {
	return {
		attach: async (who, dispute, { bytes, name, mediaType, line, expectedVersion, idempotencyKey }) => {
			if (bytes.length > MAX_EVIDENCE_BYTES)
				throw new DomainError("too_large", `${bytes.length} bytes`, "body");
			const sha256 = contentAddress(bytes);
			const evidence: Evidence = {
				id: line === undefined ? sha256.slice(0, 32) : `${sha256.slice(0, 32)}-${line}`,
				name,
				mediaType: plainType(mediaType),
				bytes: bytes.length,
				sha256,
				...(line === undefined ? {} : { line }),
			};
			assertContent(evidence, bytes);
			// Only for someone who may see the dispute; a file that no event names later costs space and tells nothing.
			await accord.readDispute(who, dispute, "nobody");
			await files.put(who.tenant, sha256, bytes);
			return accord.commandDispute(who, dispute, {
				type: "AttachEvidence",
				evidence,
				expectedVersion,
				idempotencyKey,
			});
		},
		read: async (who, dispute, id) => {
			const { dispute: state } = await accord.readDispute(who, dispute, "file");
			const evidence = state.evidence.find((piece) => piece.id === id);
			const bytes = evidence && (await files.get(who.tenant, evidence.sha256));
			if (!evidence || !bytes) throw new DomainError("not_found", `no evidence ${id} on ${dispute}`);
			return { evidence, bytes };
		},
		assertSent: async (who, request) => {
			if (request.type !== "AttachEvidence") return;
			const bytes = await files.get(who.tenant, request.evidence.sha256);
			if (!bytes)
				throw new DomainError(
					"invalid_input",
					"send the file to the evidence route first",
					"evidence.sha256",
				);
			assertContent(request.evidence, bytes);
		},
	};
}
