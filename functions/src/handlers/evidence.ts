import type { evidenceRoutes } from "@accord/shared/api/evidenceRoutes.ts";
import type { Accord } from "@accord/shared/app/accord.ts";
import { createEvidenceDesk, type EvidenceDesk } from "@accord/shared/app/evidenceDesk.ts";
import type { Files } from "@accord/shared/app/files.ts";
import type { Clock } from "@accord/shared/app/ports.ts";
import { exportDispute } from "@accord/shared/dispute/disputeFile.ts";
import { disputeHtml } from "@accord/shared/dispute/disputeHtml.ts";
import { MAX_EVIDENCE_BYTES } from "@accord/shared/dispute/evidence.ts";
import { limited, mediaType } from "../http/body.ts";
import type { Handler } from "../http/endpoint.ts";
import { type Answer, text } from "../http/exchange.ts";

export interface EvidenceServices {
	readonly accord: Accord;
	readonly files: Files;
	readonly clock: Clock;
}

type EvidenceHandlers = {
	readonly [Name in keyof typeof evidenceRoutes]: Handler<(typeof evidenceRoutes)[Name]>;
};

/** Never shown inside a page of ours: a customer's file is a download and nothing else. */
function download(name: string, type: string, body: string | Uint8Array): Answer {
	const answer = text(200, type, body);
	return {
		...answer,
		headers: {
			...answer.headers,
			"content-disposition": `attachment; filename*=UTF-8''${encodeURIComponent(name).replace(/['()*]/g, escaped)}`,
			"content-security-policy": "default-src 'none'; style-src 'unsafe-inline'; sandbox",
		},
	};
}
const escaped = (sign: string) => `%${sign.charCodeAt(0).toString(16)}`;

/** Files kept with disputes, and disputes as files. `desk` also guards the command that names a file. */
export function evidenceHandlers({ accord, files, clock }: EvidenceServices): {
	readonly desk: EvidenceDesk;
	readonly handlers: EvidenceHandlers;
} {
	const desk = createEvidenceDesk(accord, files);
	return {
		desk,
		handlers: {
			attachEvidence: async ({ who, params, query, request }) => {
				const chunks: Uint8Array[] = [];
				for await (const chunk of limited(request, MAX_EVIDENCE_BYTES)) chunks.push(chunk);
				return desk.attach(who, params.disputeId, {
					...query,
					mediaType: mediaType(request),
					bytes: new Uint8Array(Buffer.concat(chunks)),
				});
			},
			readEvidence: async ({ who, params }) => {
				const { evidence, bytes } = await desk.read(who, params.disputeId, params.evidenceId);
				return download(evidence.name, "application/octet-stream", bytes);
			},
			exportDispute: async ({ who, params, query }) => {
				const [file, me] = await Promise.all([
					accord.readDispute(who, params.disputeId, "export"),
					accord.me(who),
				]);
				const mayKnow = who.roles.some((role) => role === "manager" || role === "admin");
				const seen = mayKnow ? await accord.listSightings(who, params.disputeId) : undefined;
				const exported = exportDispute(file.events, {
					exportedAt: clock.now(),
					exportedBy: me.person.name,
					company: me.tenant.name,
					reasonLabel: file.reasonLabel,
					people: { ...seen?.people, ...file.people },
					...(seen ? { sightings: seen.sightings } : {}),
				});
				const { number } = file.dispute;
				return query.format === "json"
					? download(
							`${number}.json`,
							"application/json; charset=utf-8",
							JSON.stringify(exported, undefined, 2),
						)
					: download(
							`${number}.html`,
							"text/html; charset=utf-8",
							disputeHtml(exported, who.language, me.person.timeZone),
						);
			},
		},
	};
}
