import { formatInstant } from "@accord/shared/i18n/format.ts";
import { useReader } from "@accord/shared/look/reader.ts";
import { Skeleton } from "@accord/shared/look/Skeleton.tsx";
import { useSession } from "../../../app/session.ts";
import { TroubleNote } from "../../../app/TroubleNote.tsx";
import { useLoad } from "../../../app/useLoad.ts";
import { companyWords } from "../../../words/company/words.ts";
import { Facts } from "./Facts.tsx";

/** How the installation says it is; asked again when `round` is another. */
export function HealthCard({ round }: { round: number }) {
	const { client } = useSession();
	const { language, timeZone } = useReader();
	const say = companyWords(language).operations.health;
	const { value, trouble, busy, reload } = useLoad(`health ${round}`, (signal) => client.health({}, signal));
	return (
		<section class="card stack" aria-label={say.title}>
			<h3>{say.title}</h3>
			<p class="small soft">{say.text}</p>
			{value && (
				<Facts
					facts={[
						[say.status, say.statuses[value.status]],
						[say.store, say.stores[value.store]],
						[say.lag, say.seconds(value.feedLag.seconds)],
						[say.outbox, say.outboxText(value.outbox)],
						[say.oldest, value.outbox.waiting > 0 ? say.seconds(value.outbox.oldestSeconds) : undefined],
						[say.parked, String(value.parkedDocuments)],
						[say.directories, value.directory && say.directoriesText(value.directory)],
						[say.version, value.version],
						[say.startedAt, formatInstant(value.startedAt, language, timeZone)],
					]}
				/>
			)}
			{!value && !trouble && <Skeleton lines={[100, 100, 100]} waitingFor={say.waiting} />}
			{trouble && <TroubleNote trouble={trouble} onRetry={reload} />}
			{value && (
				<div>
					<button type="button" class="button" aria-disabled={busy} onClick={reload}>
						{say.again}
					</button>
				</div>
			)}
		</section>
	);
}
