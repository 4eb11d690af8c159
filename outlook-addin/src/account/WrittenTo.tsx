import type { AccountId, DisputeId } from "@accord/shared/dispute/dispute.ts";
import { useReader } from "@accord/shared/look/reader.ts";
import { Skeleton } from "@accord/shared/look/Skeleton.tsx";
import { useState } from "preact/hooks";
import type { MailAddress } from "../host/mailHost.ts";
import { ChooseAccount } from "../qualify/ChooseAccount.tsx";
import { DisputeScreen } from "../qualify/DisputeScreen.tsx";
import { useSurroundings } from "../qualify/surroundings.ts";
import { Trouble } from "../qualify/Trouble.tsx";
import { useLoad } from "../qualify/useLoad.ts";
import { runningWords } from "../words/running.ts";
import { AccountScreen } from "./AccountScreen.tsx";

export interface WrittenToProps {
	recipients: readonly MailAddress[];
}

/** Beside a mail being written: what its first known recipient owes, and what of it is not being dunned. */
export function WrittenTo({ recipients }: WrittenToProps) {
	const { language } = useReader();
	const { api } = useSurroundings();
	const say = runningWords(language).account;
	const [chosen, setChosen] = useState<AccountId>();
	const [choosing, setChoosing] = useState(false);
	const [shown, setShown] = useState<DisputeId>();
	const addresses = recipients.map(({ address }) => address).slice(0, 5);
	const { loaded, reload } = useLoad(addresses.join(" "), (signal) =>
		Promise.all(addresses.map((query) => api.findAccounts({ query: { query, limit: 3 } }, signal))),
	);
	if (addresses.length === 0) return <p class="empty soft">{say.writtenTo}</p>;
	if (loaded.state === "failed") return <Trouble error={loaded.error} onRetry={reload} />;
	if (loaded.state === "loading")
		return <Skeleton lines={[55, 35, 100, 100, 100, 100]} waitingFor={say.loading} />;
	const found = loaded.value.flatMap(({ accounts }) => accounts);
	const id = chosen ?? found[0]?.id;
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
	if (id === undefined || choosing)
		return (
			<ChooseAccount
				from={recipients[0]}
				candidates={found}
				onChoose={(account) => {
					setChosen(account);
					setChoosing(false);
				}}
				onCancel={id === undefined ? undefined : () => setChoosing(false)}
			/>
		);
	return <AccountScreen id={id} onShow={setShown} onBack={undefined} onChange={() => setChoosing(true)} />;
}
