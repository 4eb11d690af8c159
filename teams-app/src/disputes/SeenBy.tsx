import { formatInstant } from "@accord/shared/i18n/format.ts";
import { looksIn } from "@accord/shared/i18n/looks.ts";
import { useReader } from "@accord/shared/look/reader.ts";
import { Skeleton } from "@accord/shared/look/Skeleton.tsx";
import { useState } from "preact/hooks";
import { useSession } from "../app/session.ts";
import { TroubleNote } from "../app/TroubleNote.tsx";
import { useLoad } from "../app/useLoad.ts";
import { tabWords } from "../words/words.ts";

/** Who read a dispute, for managers and admins; asked for when it is opened. */
export function SeenBy({ dispute }: { dispute: string }) {
	const [asked, setAsked] = useState(false);
	const say = tabWords(useReader().language).disputes.seen;
	return (
		<details class="stack tight" onToggle={(event) => setAsked(event.currentTarget.open)}>
			<summary>{say.title}</summary>
			{asked && <SeenList dispute={dispute} />}
		</details>
	);
}

function SeenList({ dispute }: { dispute: string }) {
	const { client } = useSession();
	const { language, timeZone } = useReader();
	const say = tabWords(language).disputes.seen;
	const { value, trouble, reload } = useLoad(dispute, (signal) =>
		client.listSightings({ params: { disputeId: dispute } }, signal),
	);
	if (!value)
		return trouble ? (
			<TroubleNote trouble={trouble} onRetry={reload} />
		) : (
			<Skeleton lines={[70, 60, 70]} waitingFor={say.waiting} />
		);
	if (value.sightings.length === 0) return <p class="soft">{say.nobody}</p>;
	return (
		<>
			<p class="small soft">{say.note}</p>
			<ul class="stack tight" aria-label={say.title}>
				{value.sightings.map(({ person, day, first, last, looks }) => (
					<li key={`${day} ${person}`}>
						<strong>{value.people[person] ?? person}</strong>{" "}
						<time class="small soft" dateTime={last}>
							{say.when(
								formatInstant(first, language, timeZone),
								first === last ? undefined : formatInstant(last, language, timeZone),
							)}
						</time>
						<div class="small">{looksIn(looks, language)}</div>
					</li>
				))}
			</ul>
		</>
	);
}
