import { formatInstant } from "@accord/shared/i18n/format.ts";
import { useReader } from "@accord/shared/look/reader.ts";
import { Skeleton } from "@accord/shared/look/Skeleton.tsx";
import { useState } from "preact/hooks";
import { useSession } from "../../../app/session.ts";
import { TroubleNote } from "../../../app/TroubleNote.tsx";
import { ActNote, useAct } from "../../../app/useAct.tsx";
import { useLoad } from "../../../app/useLoad.ts";
import { companyWords } from "../../../words/company/words.ts";
import { Facts } from "./Facts.tsx";

/** How people are kept as the company's directory has them, who has to consent, and the way to read it now. */
export function DirectoryCard() {
	const { client } = useSession();
	const { language, timeZone } = useReader();
	const say = companyWords(language).operations.directory;
	const { value, trouble, reload, put } = useLoad("directory", (signal) => client.readDirectory({}, signal));
	const act = useAct();
	const [told, setTold] = useState("");
	const sync = (whole: boolean) =>
		act.run(async () => {
			setTold("");
			const state = await client.syncDirectory({ query: { whole: whole ? "true" : "false" } });
			put(state);
			// Somebody else may be at it, and then nothing was read now.
			setTold(state.status === "ok" && state.syncedAt !== value?.syncedAt ? say.done : say.notDone);
		});
	const at = (instant: string | undefined) =>
		instant === undefined ? undefined : formatInstant(instant, language, timeZone);
	const button = (whole: boolean, text: string) => (
		<button type="button" class="button" aria-disabled={act.busy} onClick={() => void sync(whole)}>
			{text}
		</button>
	);
	return (
		<section class="card stack" aria-label={say.title}>
			<h3>{say.title}</h3>
			{!value ? (
				trouble ? (
					<TroubleNote trouble={trouble} onRetry={reload} />
				) : (
					<Skeleton lines={[100, 100]} waitingFor={say.waiting} />
				)
			) : (
				<>
					<Facts
						facts={[
							[say.status, say.statuses[value.status]],
							[say.since, at(value.since)],
							[say.syncedAt, value.status === "off" ? undefined : (at(value.syncedAt) ?? say.never)],
							[say.triedAt, at(value.triedAt)],
						]}
					/>
					{value.status === "refused" && <p class="note warning">{say.consent}</p>}
					{value.reading && <p class="note">{say.reading}</p>}
					{value.status !== "off" && (
						<>
							<div class="row">
								{button(false, act.busy ? say.syncing : say.sync)}
								{button(true, say.whole)}
								<span role="status">{told}</span>
							</div>
							<ActNote act={act} />
						</>
					)}
				</>
			)}
		</section>
	);
}
