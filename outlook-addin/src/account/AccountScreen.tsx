import type { Statement } from "@accord/shared/api/schemas.ts";
import type { AccountId, DisputeId } from "@accord/shared/dispute/dispute.ts";
import { formatDue, formatMoney } from "@accord/shared/i18n/format.ts";
import { HeldBar } from "@accord/shared/look/HeldBar.tsx";
import { Money } from "@accord/shared/look/Money.tsx";
import { useReader } from "@accord/shared/look/reader.ts";
import { Skeleton } from "@accord/shared/look/Skeleton.tsx";
import { DisputeCard } from "../qualify/ExistingList.tsx";
import { useSurroundings } from "../qualify/surroundings.ts";
import { Trouble } from "../qualify/Trouble.tsx";
import { useLoad } from "../qualify/useLoad.ts";
import { Who } from "../qualify/Who.tsx";
import { runningWords } from "../words/running.ts";

export interface AccountScreenProps {
	id: AccountId;
	onShow: (dispute: DisputeId) => void;
	/** Given when the agent came from a mail. */
	onBack: (() => void) | undefined;
	/** Given when another account may be meant. */
	onChange: (() => void) | undefined;
}

/** What an account owes: how much is held and how much may be dunned, item by item, and the disputes behind it. */
export function AccountScreen({ id, onShow, onBack, onChange }: AccountScreenProps) {
	const { language } = useReader();
	const { api } = useSurroundings();
	const say = runningWords(language).account;
	const { loaded, reload } = useLoad(id, (signal) =>
		api.readStatement({ params: { accountId: id } }, signal),
	);
	if (loaded.state === "failed") return <Trouble error={loaded.error} onRetry={reload} />;
	if (loaded.state === "loading")
		return <Skeleton lines={[55, 35, 100, 100, 100, 100]} waitingFor={say.loading} />;
	const { account, totals, items, disputes } = loaded.value;
	const owed = items.filter((item) => item.status === "open");
	const running = disputes.filter((dispute) => dispute.status !== "closed");
	return (
		<div class="stack roomy">
			<Who account={account} mail={undefined} onChange={onChange} />
			{totals.map(({ currency, open, held }) => (
				<div key={currency} class="stack tight">
					<p class="row between">
						<span class="small soft">{say.owes}</span>
						<Money minor={open} currency={currency} strong />
					</p>
					<HeldBar held={held} open={open} currency={currency} />
				</div>
			))}
			<section class="stack tight">
				<h2>{say.items}</h2>
				{owed.length === 0 && <p class="soft">{say.nothingOpen}</p>}
				<ul>
					{owed.map((item) => (
						<Owed key={item.number} item={item} />
					))}
				</ul>
			</section>
			<section class="stack tight">
				<h2>{say.disputes}</h2>
				{running.length === 0 && <p class="soft">{say.noDisputes}</p>}
				<ul class="stack">
					{running.map((dispute) => (
						<li key={dispute.id}>
							<DisputeCard dispute={dispute} onShow={() => onShow(dispute.id)} />
						</li>
					))}
				</ul>
			</section>
			{onBack && (
				<div>
					<button type="button" class="button subtle" onClick={onBack}>
						{say.back}
					</button>
				</div>
			)}
		</div>
	);
}

function Owed({ item }: { item: Statement["items"][number] }) {
	const { language, today } = useReader();
	const say = runningWords(language).account;
	const { held } = item.dunning;
	return (
		<li class="figures">
			<p class="row between">
				<strong>{item.number}</strong>
				<Money minor={item.open} currency={item.currency} />
			</p>
			<p class="row between small soft">
				<span class="spread">
					{formatDue(item.dueOn, today, language)}
					{item.label !== undefined && ` · ${item.label}`}
				</span>
				{held > 0 && (
					<span class="key held">
						{say.heldOn(formatMoney({ minor: held, currency: item.currency }, language))}
					</span>
				)}
			</p>
		</li>
	);
}
