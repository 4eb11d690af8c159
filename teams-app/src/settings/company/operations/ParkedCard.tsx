import { useReader } from "@accord/shared/look/reader.ts";
import { Skeleton } from "@accord/shared/look/Skeleton.tsx";
import { useRef, useState } from "preact/hooks";
import { useSession } from "../../../app/session.ts";
import { TroubleNote } from "../../../app/TroubleNote.tsx";
import { ActNote, useAct } from "../../../app/useAct.tsx";
import { useLoad } from "../../../app/useLoad.ts";
import { companyWords } from "../../../words/company/words.ts";
import { ParkedList } from "./ParkedList.tsx";

/** What could not be followed, and the way to try it again. */
export function ParkedCard({ onRetried }: { onRetried: () => void }) {
	const { client } = useSession();
	const say = companyWords(useReader().language).operations.parked;
	const { value, trouble, reload, put } = useLoad("parked", async (signal) => {
		const { parked } = await client.listParked({}, signal);
		return parked;
	});
	const act = useAct();
	const title = useRef<HTMLHeadingElement>(null);
	const [told, setTold] = useState("");
	const retry = () =>
		act.run(async () => {
			setTold("");
			const { mended, parked } = await client.retryParked({});
			put(parked);
			setTold(say.result(mended, parked.length));
			onRetried();
			// The button goes with the last of them.
			if (parked.length === 0) title.current?.focus();
		});
	return (
		<section class="card stack" aria-label={say.title}>
			<h3 ref={title} tabIndex={-1}>
				{say.title}
			</h3>
			<p class="small soft">{say.text}</p>
			{!value ? (
				trouble ? (
					<TroubleNote trouble={trouble} onRetry={reload} />
				) : (
					<Skeleton lines={[100, 100]} waitingFor={say.waiting} />
				)
			) : value.length === 0 ? (
				<p class="note success">
					<strong>{say.emptyTitle}</strong>
					<span>{say.empty}</span>
				</p>
			) : (
				<ParkedList parked={value} />
			)}
			<div class="row">
				{value && value.length > 0 && (
					<button type="button" class="button" aria-disabled={act.busy} onClick={() => void retry()}>
						{act.busy ? say.retrying : say.retry}
					</button>
				)}
				<span role="status">{told}</span>
			</div>
			<ActNote act={act} />
		</section>
	);
}
