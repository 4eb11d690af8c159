import type { AccountId } from "@accord/shared/dispute/dispute.ts";
import { useReader } from "@accord/shared/look/reader.ts";
import { Skeleton } from "@accord/shared/look/Skeleton.tsx";
import { useSession } from "../app/session.ts";
import { TroubleNote } from "../app/TroubleNote.tsx";
import { useLoad } from "../app/useLoad.ts";
import { collectingWords } from "../words/collecting/words.ts";
import { ClaimWork } from "./ClaimWork.tsx";

interface ClaimPanelProps {
	account: AccountId;
	claim: string;
	/** What became of it, in a sentence, and the dispute where one was opened. */
	onDone: (told: string, dispute?: string) => void;
}

/** One claim, read with the account it is about. */
export function ClaimPanel({ account, claim: id, onDone }: ClaimPanelProps) {
	const { client } = useSession();
	const say = collectingWords(useReader().language).claim;
	const { value, trouble, reload } = useLoad(account, (signal) =>
		client.readStatement({ params: { accountId: account } }, signal),
	);
	const claim = value?.claims.find((one) => one.id === id);
	if (!value)
		return trouble ? (
			<TroubleNote trouble={trouble} onRetry={reload} />
		) : (
			<Skeleton lines={[100, 80, 50, 50, 100, 100]} waitingFor={say.waiting} />
		);
	return claim?.state === "toQualify" ? (
		<ClaimWork statement={value} claim={claim} onDone={onDone} onReload={reload} />
	) : (
		<p class="note">{say.decided}</p>
	);
}
