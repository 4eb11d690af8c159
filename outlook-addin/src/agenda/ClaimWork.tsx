import type { AgendaEntryView } from "@accord/shared/api/dunningSchemas.ts";
import type { Claim } from "@accord/shared/api/schemas.ts";
import { formatDay } from "@accord/shared/i18n/format.ts";
import { collectingLook } from "@accord/shared/look/collecting/words.ts";
import { keyKeeper } from "@accord/shared/look/commands/sending.ts";
import { Field } from "@accord/shared/look/Field.tsx";
import { Money } from "@accord/shared/look/Money.tsx";
import { Quote } from "@accord/shared/look/Quote.tsx";
import { useReader } from "@accord/shared/look/reader.ts";
import { Skeleton } from "@accord/shared/look/Skeleton.tsx";
import { useRef, useState } from "preact/hooks";
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
	const keyOf = useRef(keyKeeper());
	const [dismissing, setDismissing] = useState(false);
	const { account, accountName } = entry;
	const { loaded, reload } = useLoad(account, (signal) =>
		api.readStatement({ params: { accountId: account } }, signal),
	);
	if (loaded.state === "failed") return <Trouble error={loaded.error} onRetry={reload} />;
	if (loaded.state === "loading") return <Skeleton lines={[100, 100, 60]} waitingFor={say.loading} />;
	const claim = loaded.value.claims.find((one) => one.id === id);
	if (claim?.state !== "toQualify") return <p class="note">{say.decided}</p>;
	const kind = claim.kind ?? "contest";
	const params = { claimId: id };
	const take = () =>
		act.run(async () => {
			const idempotencyKey = keyOf.current(`qualify ${id}`);
			await api.qualifyClaim({ params, body: { account, idempotencyKey } });
			onDone({ text: (kind === "contest" ? say.toldOpened : say.toldRecorded)(accountName) });
		});
	const dismiss = (because: string) =>
		act.run(async () => {
			const idempotencyKey = keyOf.current(`dismiss ${id} ${because}`);
			await api.dismissClaim({ params, body: { account, because, idempotencyKey } });
			onDone({ text: say.toldDismissed(accountName) });
		});
	return (
		<>
			<ClaimFacts claim={claim} items={loaded.value.items} />
			<ActTrouble act={act} />
			{dismissing ? (
				<Dismiss busy={act.busy} onDismiss={dismiss} onCancel={() => setDismissing(false)} />
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

interface DismissProps {
	busy: boolean;
	onDismiss: (because: string) => void;
	onCancel: () => void;
}

function Dismiss({ busy, onDismiss, onCancel }: DismissProps) {
	const { language } = useReader();
	const say = agendaWords(language).claim;
	const look = collectingLook(language);
	const [because, setBecause] = useState("");
	const [wrong, setWrong] = useState(false);
	return (
		<form
			class="stack"
			aria-label={say.dismiss}
			noValidate
			onSubmit={(event) => {
				event.preventDefault();
				const text = because.trim();
				setWrong(text === "");
				if (text !== "") onDismiss(text);
			}}
		>
			<Field label={say.dismissWhy} error={wrong ? look.required : undefined}>
				{(control) => (
					<textarea
						{...control}
						class="input"
						rows={2}
						value={because}
						onInput={(event) => setBecause(event.currentTarget.value)}
					/>
				)}
			</Field>
			<div class="row">
				<button type="submit" class="button primary" aria-disabled={busy}>
					{busy ? look.sending : say.dismiss}
				</button>
				<button type="button" class="button subtle" onClick={onCancel} disabled={busy}>
					{look.cancel}
				</button>
			</div>
		</form>
	);
}
