import { ApiProblem, type Client } from "@accord/shared/api/client.ts";
import type { DisputeFile } from "@accord/shared/api/schemas.ts";
import type { Command } from "@accord/shared/dispute/command.ts";
import type { Sent } from "@accord/shared/look/commands/sending.ts";

/** Sends a command for the version shown, then reads the dispute again: after an act, and after a conflict. */
export async function sendCommand(
	api: Pick<Client, "commandDispute" | "readDispute">,
	seen: DisputeFile,
	command: Command,
	idempotencyKey: string,
): Promise<{ sent: Sent; now?: DisputeFile }> {
	const params = { disputeId: seen.dispute.id };
	try {
		await api.commandDispute({
			params,
			body: { ...command, expectedVersion: seen.dispute.version, idempotencyKey },
		});
	} catch (error) {
		if (!(error instanceof ApiProblem)) return { sent: { kind: "unreachable" } };
		if (error.problem.code !== "stale_version") return { sent: { kind: "refused", problem: error.problem } };
		const now = await api.readDispute({ params, query: { surface: "pane" } }).catch(() => undefined);
		if (!now) return { sent: { kind: "unreachable" } };
		const since = now.events.filter((event) => event.sequence > seen.dispute.version);
		return { sent: { kind: "stale", since }, now };
	}
	const now = await api.readDispute({ params, query: { surface: "pane" } }).catch(() => undefined);
	return now ? { sent: { kind: "done" }, now } : { sent: { kind: "done" } };
}
