import type { Client } from "@accord/shared/api/client.ts";
import type { DisputeSummary } from "@accord/shared/api/schemas.ts";
import type { DisputeId } from "@accord/shared/dispute/dispute.ts";
import type { PersonId } from "@accord/shared/dispute/people.ts";
import { useReader } from "@accord/shared/look/reader.ts";
import { Skeleton } from "@accord/shared/look/Skeleton.tsx";
import { useState } from "preact/hooks";
import { DisputeScreen } from "../qualify/DisputeScreen.tsx";
import { DisputeCard } from "../qualify/ExistingList.tsx";
import { useSurroundings } from "../qualify/surroundings.ts";
import { Trouble } from "../qualify/Trouble.tsx";
import { useLoad } from "../qualify/useLoad.ts";
import { runningWords } from "../words/running.ts";

/** For who does not qualify mails: the disputes that wait for them or that they work, the most urgent first. */
export function MyDisputes() {
	const { language } = useReader();
	const { api, me } = useSurroundings();
	const say = runningWords(language).mine;
	const [shown, setShown] = useState<DisputeId>();
	const { loaded, reload } = useLoad(`${me?.person.id} ${shown}`, (signal) =>
		readMine(api, me?.person.id, signal),
	);
	if (shown !== undefined)
		return (
			<DisputeScreen
				key={shown}
				id={shown}
				mail={undefined}
				opened={undefined}
				onBack={() => setShown(undefined)}
				onAnother={undefined}
			/>
		);
	if (loaded.state === "failed") return <Trouble error={loaded.error} onRetry={reload} />;
	if (loaded.state === "loading" || !me)
		return <Skeleton lines={[50, 100, 100, 100]} waitingFor={say.loading} />;
	const own = loaded.value;
	return (
		<section class="stack">
			<h1>{say.title}</h1>
			{own.length === 0 && <p class="soft">{say.none}</p>}
			<ul class="stack">
				{own.map((dispute) => (
					<li key={dispute.id}>
						<DisputeCard dispute={dispute} who onShow={() => setShown(dispute.id)} />
					</li>
				))}
			</ul>
			<p class="small soft">{say.collectorsOnly}</p>
		</section>
	);
}

/** Those a person works, and those that wait for them otherwise. */
async function readMine(
	api: Client,
	id: PersonId | undefined,
	signal: AbortSignal,
): Promise<readonly DisputeSummary[]> {
	if (id === undefined) return [];
	const lists = await Promise.all([
		api.listDisputes({ query: { owner: id, open: "true", limit: 200 } }, signal),
		api.listDisputes({ query: { court: id, open: "true", limit: 200 } }, signal),
	]);
	const mine = lists.flatMap(({ disputes }) => disputes);
	const once = [...new Map(mine.map((dispute) => [dispute.id, dispute])).values()];
	return once.sort((a, b) => ((a.due ?? "~") < (b.due ?? "~") ? -1 : 1));
}
