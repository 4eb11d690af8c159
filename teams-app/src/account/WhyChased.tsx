import type { AccountId } from "@accord/shared/dispute/dispute.ts";
import { WhyLines } from "@accord/shared/look/collecting/WhyLines.tsx";
import { levelName } from "@accord/shared/look/collecting/words.ts";
import { useReader } from "@accord/shared/look/reader.ts";
import { Skeleton } from "@accord/shared/look/Skeleton.tsx";
import { useState } from "preact/hooks";
import { hrefOf } from "../app/route.ts";
import { useSession } from "../app/session.ts";
import { TroubleNote } from "../app/TroubleNote.tsx";
import { useLoad } from "../app/useLoad.ts";
import { collectingWords } from "../words/collecting/words.ts";

/** Why an account is chased today, or is not; read when somebody asks, and again with each round. */
export function WhyChased({ account, round }: { account: AccountId; round: number }) {
	const say = collectingWords(useReader().language).why;
	const [asked, setAsked] = useState(false);
	return (
		<details onToggle={(event) => setAsked(asked || event.currentTarget.open)}>
			<summary>{say.title}</summary>
			{asked && <Answer account={account} round={round} />}
		</details>
	);
}

function Answer({ account, round }: { account: AccountId; round: number }) {
	const { client } = useSession();
	const { language } = useReader();
	const say = collectingWords(language);
	const { value, trouble, reload } = useLoad(`${account} ${round}`, (signal) =>
		client.readProposal({ params: { accountId: account } }, signal),
	);
	if (!value)
		return trouble ? (
			<TroubleNote trouble={trouble} onRetry={reload} />
		) : (
			<Skeleton lines={[60, 100, 100, 100]} waitingFor={say.chase.waiting} />
		);
	return (
		<div class="stack">
			<p>
				{value.proposal ? (
					<a href={hrefOf("agenda", { account }, `chase.${account}`)}>
						{say.why.today(levelName(value.proposal.level.id, language))}
					</a>
				) : (
					say.why.notToday
				)}
			</p>
			<WhyLines proposal={value} />
		</div>
	);
}
