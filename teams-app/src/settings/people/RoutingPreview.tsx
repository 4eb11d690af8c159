import type { Person, Routing } from "@accord/shared/api/schemas.ts";
import { words } from "@accord/shared/i18n/index.ts";
import { Field } from "@accord/shared/look/Field.tsx";
import { useReader } from "@accord/shared/look/reader.ts";
import { Skeleton } from "@accord/shared/look/Skeleton.tsx";
import { useState } from "preact/hooks";
import { useSession } from "../../app/session.ts";
import { TroubleNote } from "../../app/TroubleNote.tsx";
import { useLoad } from "../../app/useLoad.ts";
import { AccountFilter } from "../../disputes/AccountFilter.tsx";
import { peopleWords } from "../../words/people/words.ts";

/** Whom a dispute would fall to, and why, for a reason and an account the reader chooses. */
export function RoutingPreview({ people }: { people: readonly Person[] }) {
	const { catalogue } = useSession();
	const { language } = useReader();
	const say = peopleWords(language).routing;
	const inUse = catalogue.reasons.filter(({ archived }) => !archived);
	const [reason, setReason] = useState<string>();
	const [account, setAccount] = useState<string>();
	const chosen = reason ?? inUse[0]?.code;
	return (
		<section class="card stack" aria-label={say.title}>
			<h3>{say.title}</h3>
			<p class="small soft">{say.text}</p>
			<div class="level-row">
				<Field label={say.reason}>
					{(control) => (
						<select
							{...control}
							class="input"
							value={chosen}
							onChange={(event) => setReason(event.currentTarget.value)}
						>
							{inUse.map(({ code, label }) => (
								<option key={code} value={code}>
									{label[language]}
								</option>
							))}
						</select>
					)}
				</Field>
				<AccountFilter
					account={account}
					name={undefined}
					onChoose={setAccount}
					label={say.account}
					placeholder={say.choose}
				/>
			</div>
			{chosen !== undefined && account !== undefined && (
				<Fallen key={`${chosen} ${account}`} reason={chosen} account={account} people={people} />
			)}
		</section>
	);
}

interface FallenProps {
	reason: string;
	account: string;
	people: readonly Person[];
}

function Fallen({ reason, account, people }: FallenProps) {
	const { client } = useSession();
	const { language } = useReader();
	const say = peopleWords(language).routing;
	const { value, trouble, reload } = useLoad("routing", (signal) =>
		client.previewRouting({ query: { reason, account } }, signal),
	);
	if (!value)
		return trouble ? (
			<TroubleNote trouble={trouble} onRetry={reload} />
		) : (
			<Skeleton lines={[100, 100, 100, 100]} waitingFor={say.waiting} />
		);
	const { stage: stageName, role: roleName } = words(language);
	const nameOf = (id: string) => people.find((one) => one.id === id)?.name ?? id;
	const why = ({ because, insteadOf }: Routing["stages"][number]) =>
		[say.grounds[because], ...(insteadOf === undefined ? [] : [say.insteadOf(nameOf(insteadOf))])].join(", ");
	return (
		<div class="scroll">
			<table>
				<thead>
					<tr>
						<th scope="col">{say.stage}</th>
						<th scope="col">{say.who}</th>
						<th scope="col">{say.because}</th>
					</tr>
				</thead>
				<tbody>
					{value.stages.map((one) => (
						<tr key={one.stage}>
							<th scope="row">{stageName[one.stage]}</th>
							<td>
								<strong>{nameOf(one.person)}</strong>
								<span class="small soft"> · {roleName[one.role]}</span>
							</td>
							<td>{why(one)}</td>
						</tr>
					))}
				</tbody>
			</table>
		</div>
	);
}
