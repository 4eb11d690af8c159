import type { AccountId, DisputeId } from "@accord/shared/dispute/dispute.ts";
import { useReader } from "@accord/shared/look/reader.ts";
import { DisputeCard } from "../qualify/ExistingList.tsx";
import { useSurroundings } from "../qualify/surroundings.ts";
import { useLoad } from "../qualify/useLoad.ts";
import { runningWords } from "../words/running.ts";

export interface RunningOfProps {
	id: AccountId;
	onShow: (dispute: DisputeId) => void;
}

/** Disputes that run with the customer: a mail that opens none is often about one of them. Silent when there is none. */
export function RunningOf({ id, onShow }: RunningOfProps) {
	const { language } = useReader();
	const { api } = useSurroundings();
	const { loaded } = useLoad(id, (signal) => api.readStatement({ params: { accountId: id } }, signal));
	const running =
		loaded.state === "ready" ? loaded.value.disputes.filter(({ status }) => status !== "closed") : [];
	if (running.length === 0) return null;
	return (
		<section class="stack">
			<h2>{runningWords(language).account.runningWith}</h2>
			<ul class="stack">
				{running.map((dispute) => (
					<li key={dispute.id}>
						<DisputeCard dispute={dispute} onShow={() => onShow(dispute.id)} />
					</li>
				))}
			</ul>
		</section>
	);
}
