import type { Policies } from "@accord/shared/api/dunningSchemas.ts";
import type { Account } from "@accord/shared/api/schemas.ts";
import { Dialog } from "@accord/shared/look/Dialog.tsx";
import { useReader } from "@accord/shared/look/reader.ts";
import { useState } from "preact/hooks";
import { useSession } from "../../app/session.ts";
import { ActNote, useAct } from "../../app/useAct.tsx";
import { collectingWords } from "../../words/collecting/words.ts";
import { settingsWords } from "../../words/settings/words.ts";

interface RemoveOwnProps {
	account: Account;
	policies: Policies;
	onRemoved: (own: Policies["account"]) => void;
	/** Reads the rules again, after somebody else changed them. */
	onReload: () => void;
}

/** Gives an account back to the general policy, after asking. */
export function RemoveOwn({ account, policies, onRemoved, onReload }: RemoveOwnProps) {
	const { client } = useSession();
	const { language } = useReader();
	const say = settingsWords(language).own;
	const act = useAct();
	const [asking, setAsking] = useState(false);
	const remove = () =>
		act.run(async () => {
			const own = await client.saveAccountPolicy({
				params: { accountId: account.id },
				body: {},
				seen: policies.account?.version ?? "",
			});
			setAsking(false);
			onRemoved(own);
		});
	return (
		<>
			<button type="button" class="button subtle" onClick={() => setAsking(true)}>
				{say.remove}
			</button>
			{asking && (
				<Dialog title={say.remove} onClose={() => setAsking(false)}>
					<p>{say.removeAsk(account.name)}</p>
					<ActNote
						act={act}
						onReload={() => {
							setAsking(false);
							onReload();
						}}
					/>
					<div class="row">
						<button
							type="button"
							class="button primary"
							aria-disabled={act.busy}
							onClick={() => void remove()}
						>
							{say.remove}
						</button>
						<button type="button" class="button subtle" onClick={() => setAsking(false)}>
							{collectingWords(language).act.cancel}
						</button>
					</div>
				</Dialog>
			)}
		</>
	);
}
