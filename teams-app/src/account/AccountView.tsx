import type { Account } from "@accord/shared/api/schemas.ts";
import { Field } from "@accord/shared/look/Field.tsx";
import { useReader } from "@accord/shared/look/reader.ts";
import { Skeleton } from "@accord/shared/look/Skeleton.tsx";
import { useEffect, useState } from "preact/hooks";
import { Empty } from "../app/Empty.tsx";
import { hrefOf, replacePlace } from "../app/route.ts";
import { useSession } from "../app/session.ts";
import { TroubleNote } from "../app/TroubleNote.tsx";
import { useLoad } from "../app/useLoad.ts";
import { tabWords } from "../words/words.ts";
import { StatementView } from "./StatementView.tsx";

/** One account's statement, or the search that finds it. */
export function AccountView({
	id,
	query,
}: {
	id: string | undefined;
	query: Readonly<Record<string, string>>;
}) {
	const say = tabWords(useReader().language).account;
	return (
		<div class="stack">
			<div class="row between">
				<h1 tabIndex={-1}>{say.title}</h1>
				{id !== undefined && (
					<a class="button subtle" href={hrefOf("account")}>
						{say.another}
					</a>
				)}
			</div>
			{id === undefined ? <Search query={query.query ?? ""} /> : <StatementView key={id} id={id} />}
		</div>
	);
}

function Search({ query }: { query: string }) {
	const { client } = useSession();
	const { language } = useReader();
	const say = tabWords(language);
	const [typed, setTyped] = useState(query);
	const found = useLoad(query, async (signal) => {
		const { accounts } = await client.findAccounts({ query: { query, limit: 50 } }, signal);
		return { query, accounts };
	});
	useEffect(() => {
		const timer = setTimeout(() => {
			if (typed.trim() !== query) replacePlace(hrefOf("account", { query: typed.trim() }));
		}, 200);
		return () => clearTimeout(timer);
	}, [typed, query]);
	const accounts = found.value?.query === query ? found.value.accounts : undefined;
	return (
		<>
			<search class="account-search">
				<Field label={say.account.find} hint={say.account.findHint}>
					{(control) => (
						<input
							{...control}
							class="input"
							type="search"
							name="query"
							autocomplete="off"
							value={typed}
							onInput={(event) => setTyped(event.currentTarget.value)}
						/>
					)}
				</Field>
			</search>
			{found.trouble && <TroubleNote trouble={found.trouble} onRetry={found.reload} />}
			{!accounts && !found.trouble && <Skeleton lines={[80, 80, 80, 80]} waitingFor={say.waiting.accounts} />}
			{accounts?.length === 0 &&
				(query === "" ? (
					<Empty title={say.account.startTitle} text={say.account.start} />
				) : (
					<Empty title={say.account.noneTitle} text={say.account.none} />
				))}
			{accounts && accounts.length > 0 && (
				<ul class="account-rows" aria-label={say.account.results}>
					{accounts.map((account) => (
						<AccountRow key={account.id} account={account} />
					))}
				</ul>
			)}
		</>
	);
}

function AccountRow({ account }: { account: Account }) {
	return (
		<li>
			<a class="account-row" href={hrefOf("account", {}, account.id)}>
				<strong>{account.name}</strong>
				<span class="small soft">
					{account.number} · {account.country} · {account.currency}
				</span>
			</a>
		</li>
	);
}
