import type { Account, Proposal } from "@accord/shared/api/schemas.ts";
import { Combobox } from "@accord/shared/look/Combobox.tsx";
import { Field } from "@accord/shared/look/Field.tsx";
import { useReader } from "@accord/shared/look/reader.ts";
import { useEffect, useState } from "preact/hooks";
import type { MailAddress } from "../host/mailHost.ts";
import { runningWords } from "../words/running.ts";
import { paneWords } from "../words/words.ts";
import { useSurroundings } from "./surroundings.ts";
import { Trouble } from "./Trouble.tsx";

type Found = Pick<Account, "id" | "name" | "number">;

export interface ChooseAccountProps {
	/** Whom the mail is from, or to. */
	from: MailAddress | undefined;
	candidates: Proposal["candidates"];
	onChoose: (account: Account["id"]) => void;
	/** Given when a customer had already been recognised. */
	onCancel?: (() => void) | undefined;
}

/** Whose mail is this: the likely customers as buttons, all others by search. */
export function ChooseAccount({ from, candidates, onChoose, onCancel }: ChooseAccountProps) {
	const { language } = useReader();
	const say = paneWords(language).who;
	const [query, setQuery] = useState("");
	const { found, error } = useAccounts(query);
	return (
		<section class="stack">
			<div>
				<h1>{say.choose}</h1>
				<p class="small soft">{from && `${from.name ?? ""} ${from.address}`}</p>
			</div>
			{candidates.length === 0 ? (
				<p>{say.notRecognised}</p>
			) : (
				<div class="stack tight">
					<p class="label">{say.candidates}</p>
					{candidates.map((account) => (
						<button
							key={account.id}
							type="button"
							class="button wide choice"
							onClick={() => onChoose(account.id)}
						>
							{account.name} <span class="small soft">{account.number}</span>
						</button>
					))}
				</div>
			)}
			<Field label={say.customer} hint={say.chooseHint}>
				{(control) => (
					<Combobox
						control={control}
						value={undefined}
						onType={setQuery}
						choices={found.map((account) => ({
							id: account.id,
							label: account.name,
							hint: account.number,
						}))}
						onChoose={(id) => {
							const account = found.find((candidate) => candidate.id === id);
							if (account) onChoose(account.id);
						}}
					/>
				)}
			</Field>
			{error !== undefined && <Trouble error={error} onRetry={() => setQuery((before) => `${before} `)} />}
			{onCancel && (
				<div>
					<button type="button" class="button subtle" onClick={onCancel}>
						{runningWords(language).existing.back}
					</button>
				</div>
			)}
		</section>
	);
}

/** Accounts that match what is typed; the last answer stays while the next one is on its way. */
function useAccounts(query: string): { found: readonly Found[]; error: unknown } {
	const { api } = useSurroundings();
	const [found, setFound] = useState<readonly Found[]>([]);
	const [error, setError] = useState<unknown>();
	useEffect(() => {
		const controller = new AbortController();
		const timer = setTimeout(() => {
			api.findAccounts({ query: { query: query.trim(), limit: 20 } }, controller.signal).then(
				({ accounts }) => {
					setFound(accounts);
					setError(undefined);
				},
				(thrown: unknown) => !controller.signal.aborted && setError(thrown),
			);
		}, 150);
		return () => {
			clearTimeout(timer);
			controller.abort();
		};
	}, [api, query]);
	return { found, error };
}
