import type { DisputeSummary } from "@accord/shared/api/schemas.ts";
import { isOverdue, lateAfter } from "@accord/shared/dispute/late.ts";
import { Due } from "@accord/shared/look/Due.tsx";
import { Totals } from "@accord/shared/look/Money.tsx";
import { useReader } from "@accord/shared/look/reader.ts";
import { StatusMark } from "@accord/shared/look/StatusMark.tsx";
import { runningWords } from "../words/running.ts";
import { useSurroundings } from "./surroundings.ts";

export interface ExistingListProps {
	existing: readonly DisputeSummary[];
	onShow: (id: DisputeSummary["id"]) => void;
	onAnother: () => void;
}

/** Several disputes already run on this mail, its conversation or its items: shown before anything new is proposed. */
export function ExistingList({ existing, onShow, onAnother }: ExistingListProps) {
	const { language } = useReader();
	const say = runningWords(language).existing;
	return (
		<section class="stack">
			<h2>{existing.length === 1 ? say.one : say.many(existing.length)}</h2>
			<ul class="stack">
				{existing.map((dispute) => (
					<li key={dispute.id}>
						<DisputeCard dispute={dispute} onShow={() => onShow(dispute.id)} />
					</li>
				))}
			</ul>
			<div>
				<button type="button" class="button" onClick={onAnother}>
					{say.another}
				</button>
			</div>
		</section>
	);
}

interface DisputeCardProps {
	dispute: DisputeSummary;
	onShow: () => void;
	/** Names the customer, where the screen is not about one. */
	who?: boolean;
}

/** One running dispute in short. */
export function DisputeCard({ dispute, onShow, who = false }: DisputeCardProps) {
	const { language, today } = useReader();
	const { catalogue } = useSurroundings();
	const say = runningWords(language).existing;
	const late = isOverdue(dispute, today);
	const due = lateAfter(dispute);
	const reason = catalogue?.reasons.find((candidate) => candidate.code === dispute.reason);
	return (
		<article class="card stack tight">
			<div class="row between">
				<strong>{dispute.number}</strong>
				<StatusMark status={dispute.status} late={late} />
			</div>
			{who && <p>{dispute.accountName}</p>}
			<p class="small">
				{dispute.items.join(", ")} · <Totals amounts={dispute.disputed} />
			</p>
			<p class="small soft">
				{reason?.label[language] ?? dispute.reason}
				{due !== undefined && (
					<>
						{" · "}
						<Due day={due} />
					</>
				)}
			</p>
			<div>
				<button type="button" class="button" aria-label={`${say.see} ${dispute.number}`} onClick={onShow}>
					{say.see}
				</button>
			</div>
		</article>
	);
}
