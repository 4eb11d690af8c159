import { ApiProblem, ApiUnreachable } from "@accord/shared/api/client.ts";
import type { DisputeFile, DisputeView } from "@accord/shared/api/schemas.ts";
import type { CommandType } from "@accord/shared/dispute/command.ts";
import type { Send } from "@accord/shared/look/commands/sending.ts";
import { useSession } from "../app/session.ts";
import { type Loaded, useLoad } from "../app/useLoad.ts";

/** One dispute as it stands, and how a command reaches it: a stale one is told what happened meanwhile. */
export function useDispute(
	id: string,
	onChanged: (view: DisputeView, act?: CommandType) => void,
): { readonly file: Loaded<DisputeFile>; readonly send: Send } {
	const { client } = useSession();
	const file = useLoad(id, (signal) =>
		client.readDispute({ params: { disputeId: id }, query: { surface: "tab" } }, signal),
	);
	const { value } = file;
	const send: Send = async (command, key) => {
		if (!value) return { kind: "unreachable" };
		try {
			const { version } = value.dispute;
			const view = await client.commandDispute({
				params: { disputeId: id },
				body: { ...command, expectedVersion: version, idempotencyKey: key },
			});
			file.put({ ...view, events: value.events });
			file.reload();
			onChanged(view, command.type);
			return { kind: "done" };
		} catch (error) {
			if (error instanceof ApiUnreachable) return { kind: "unreachable" };
			if (!(error instanceof ApiProblem)) throw error;
			if (error.problem.code !== "stale_version") return { kind: "refused", problem: error.problem };
			const now = await client
				.readDispute({ params: { disputeId: id }, query: { surface: "tab" } })
				.catch(() => undefined);
			if (!now) return { kind: "unreachable" };
			file.put(now);
			onChanged(now);
			return { kind: "stale", since: now.events.slice(value.events.length) };
		}
	};
	return { file, send };
}
