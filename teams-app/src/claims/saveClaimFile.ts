import type { Claim } from "@accord/shared/api/schemas.ts";
import type { Session } from "../app/session.ts";

type File = NonNullable<Claim["files"]>[number];

/**
 * Fetches a customer's file and hands it to the browser to keep; it is never opened in the page.
 * @throws when the service does not give it
 */
export async function saveClaimFile(
	{ host, api }: Pick<Session, "host" | "api">,
	claim: Pick<Claim, "account" | "id">,
	file: Pick<File, "sha256" | "name">,
): Promise<void> {
	const [account, id] = [claim.account, claim.id].map(encodeURIComponent);
	const answer = await fetch(`${api}/api/accounts/${account}/claims/${id}/files/${file.sha256}`, {
		headers: await host.authorize(),
		signal: AbortSignal.timeout(60_000),
	});
	if (!answer.ok) throw new Error(`file not given: ${answer.status}`);
	const bytes = new Blob([await answer.arrayBuffer()], { type: "application/octet-stream" });
	const link = document.createElement("a");
	link.href = URL.createObjectURL(bytes);
	link.download = file.name;
	link.click();
	setTimeout(() => URL.revokeObjectURL(link.href), 10_000);
}
