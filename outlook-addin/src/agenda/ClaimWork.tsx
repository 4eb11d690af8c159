import type { AgendaEntryView } from "@accord/shared/api/dunningSchemas.ts";
import type { Claim } from "@accord/shared/api/schemas.ts";
import { formatDay } from "@accord/shared/i18n/format.ts";
import { DismissForm } from "@accord/shared/look/collecting/DismissForm.tsx";
import { useClaimActs } from "@accord/shared/look/collecting/useClaimActs.ts";
import { Money } from "@accord/shared/look/Money.tsx";
import { Quote } from "@accord/shared/look/Quote.tsx";
import { useReader } from "@accord/shared/look/reader.ts";
import { Skeleton } from "@accord/shared/look/Skeleton.tsx";
import { useState } from "preact/hooks";
import { useSurroundings } from "../qualify/surroundings.ts";
import { Trouble } from "../qualify/Trouble.tsx";
import { useLoad } from "../qualify/useLoad.ts";
import { agendaWords } from "../words/agenda.ts";
import type { Told } from "./told.ts";
import { ActTrouble, useAct } from "./useAct.tsx";

interface ClaimWorkProps {
	entry: AgendaEntryView;
	claim: string;
	onDone: (told: Told) => void;
}

/** A claim as the customer made it: taken as it is, or dismissed with a reason. */
export function ClaimWork({ entry, claim: id, onDone }: ClaimWorkProps) {
	const { language } = useReader();
	const { api } = useSurroundings();
	const say = agendaWords(language).claim;
	const act = useAct();
	const [dismissing, setDismissing] = useState(false);
	const { account, accountName } = entry;
	const { qualify, dismiss } = useClaimActs(api, { id, account });
	const { loaded, reload } = useLoad(account, (signal) =>
		api.readStatement({ params: { accountId: account } }, signal),
	);
	if (loaded.state === "failed") return <Trouble error={loaded.error} onRetry={reload} />;
	if (loaded.state === "loading") return <Skeleton lines={[100, 100, 60]} waitingFor={say.loading} />;
	const claim = loaded.value.claims.find((one) => one.id === id);
	if (claim?.state !== "toQualify") return <p class="note">{say.decided}</p>;
	const kind = claim.kind ?? "contest";
	const take = () =>
		act.run(async () => {
			await qualify();
			onDone({ text: (kind === "contest" ? say.toldOpened : say.toldRecorded)(accountName) });
		});
	return (
		<>
			<ClaimFacts claim={claim} items={loaded.value.items} />
			<ActTrouble act={act} />
			{dismissing ? (
				<DismissForm
					busy={act.busy}
					say={say}
					onDismiss={(because) =>
						act.run(async () => {
							await dismiss(because);
							onDone({ text: say.toldDismissed(accountName) });
						})
					}
					onCancel={() => setDismissing(false)}
				/>
			) : (
				<div class="row">
					<button type="button" class="button primary" aria-disabled={act.busy} onClick={take}>
						{say.acts[kind]}
					</button>
					<button type="button" class="button" onClick={() => setDismissing(true)}>
						{say.dismiss}
					</button>
				</div>
			)}
			{kind === "contest" && <p class="small soft">{say.elsewhere}</p>}
		</>
	);
}

interface Item {
	readonly number: string;
	readonly currency: string;
}

function ClaimFacts({ claim, items }: { claim: Claim; items: readonly Item[] }) {
	const { language, today } = useReader();
	const { catalogue } = useSurroundings();
	const say = agendaWords(language).claim;
	const reason = catalogue?.reasons.find(({ code }) => code === claim.reason)?.label[language];
	const currencyOf = (number: string) => items.find((item) => item.number === number)?.currency;
	return (
		<>
			{claim.words !== "" && <Quote words={claim.words} />}
			<ul>
				{claim.items.map(({ item, amount }) => {
					const currency = currencyOf(item);
					return (
						<li key={item} class="row between figures">
							<strong>{item}</strong>
							{amount !== undefined && currency !== undefined ? (
								<Money minor={amount} currency={currency} />
							) : (
								<span class="soft">{say.whole}</span>
							)}
						</li>
					);
				})}
			</ul>
			{(reason ?? claim.reason) !== undefined && (
				<p class="small">
					<span class="soft">{say.reason}</span> {reason ?? claim.reason}
				</p>
			)}
			{claim.payment && (
				<p class="small">
					<span class="soft">{say.payment}</span> {formatDay(claim.payment.date, today, language)}
					{claim.payment.reference !== undefined && ` · ${claim.payment.reference}`}
				</p>
			)}
			{claim.files && claim.files.length > 0 && <p class="small soft">{say.files(claim.files.length)}</p>}
		</>
	);
}
