import type { Statement } from "@accord/shared/api/schemas.ts";
import { formatInstant } from "@accord/shared/i18n/format.ts";
import { words } from "@accord/shared/i18n/index.ts";
import { Due } from "@accord/shared/look/Due.tsx";
import { HeldBar } from "@accord/shared/look/HeldBar.tsx";
import { Money } from "@accord/shared/look/Money.tsx";
import { useReader } from "@accord/shared/look/reader.ts";
import { Skeleton } from "@accord/shared/look/Skeleton.tsx";
import { useState } from "preact/hooks";
import { hrefOf } from "../app/route.ts";
import { mayCollect, personName, useSession } from "../app/session.ts";
import { TroubleNote } from "../app/TroubleNote.tsx";
import { useLoad, useWhileSeen } from "../app/useLoad.ts";
import { DisputeRow } from "../disputes/DisputeRow.tsx";
import { tabWords } from "../words/words.ts";
import { Claims } from "./Claims.tsx";
import { ItemList } from "./ItemList.tsx";
import { LinkBox } from "./LinkBox.tsx";
import { OwnPolicy } from "./OwnPolicy.tsx";
import { PhoneForm } from "./PhoneForm.tsx";
import { WhyChased } from "./WhyChased.tsx";

/** Everything known of one account: what is open, what is held and by what, what may be dunned. */
export function StatementView({ id }: { id: string }) {
	const session = useSession();
	const { language, timeZone } = useReader();
	const say = tabWords(language);
	const { value, trouble, busy, reload } = useLoad(id, (signal) =>
		session.client.readStatement({ params: { accountId: id } }, signal),
	);
	const [chosen, setChosen] = useState<ReadonlySet<string>>(new Set());
	const [round, setRound] = useState(0);
	const [calling, setCalling] = useState(false);
	const [opened, setOpened] = useState<{ id: string; number: string }>();
	useWhileSeen(15_000, () => {
		if (!busy) reload();
	});
	if (!value)
		return trouble ? (
			<TroubleNote trouble={trouble} onRetry={reload} />
		) : (
			<Skeleton lines={[40, 60, 100, 100, 100, 100, 100]} waitingFor={say.waiting.statement} />
		);
	const items = value.items.filter((item) => chosen.has(item.number));
	const mayOpen = mayCollect(session);
	return (
		<div class="stack statement">
			{trouble && <TroubleNote trouble={trouble} onRetry={reload} />}
			<header class="stack tight">
				<div class="row between">
					<h2>{value.account.name}</h2>
					<p class="small soft">{say.asOf(formatInstant(value.asOf, language, timeZone))}</p>
				</div>
				<p class="small soft">
					{value.account.number}
					{value.account.coordinator !== undefined &&
						` · ${say.account.coordinator(personName(session, value.account.coordinator))}`}
				</p>
			</header>
			<Balance statement={value} />
			{opened && (
				<div class="note success" role="status">
					<span>{say.account.phone.opened(opened.number)}</span>
					<a href={hrefOf("disputes", {}, opened.id)}>{say.account.phone.show}</a>
				</div>
			)}
			<section class="stack tight" aria-labelledby="items">
				<h2 id="items">{say.account.items}</h2>
				<ItemList
					items={value.items}
					disputes={value.disputes}
					chosen={chosen}
					onChoose={mayOpen ? setChosen : undefined}
				/>
			</section>
			{items.length > 0 && !calling && (
				<div class="choice-bar">
					<span class="spread">{say.account.chosen(items.length)}</span>
					<button type="button" class="button primary" onClick={() => setCalling(true)}>
						{words(language).command.OpenDispute}
					</button>
				</div>
			)}
			{items.length > 0 && calling && (
				<PhoneForm
					account={value.account}
					items={items}
					onCancel={() => setCalling(false)}
					onOpened={(view) => {
						setOpened({ id: view.dispute.id, number: view.dispute.number });
						setCalling(false);
						setChosen(new Set());
						reload();
					}}
				/>
			)}
			{mayOpen && (
				<>
					<WhyChased account={value.account.id} round={round} />
					<OwnPolicy account={value.account} onChanged={() => setRound(round + 1)} />
				</>
			)}
			<Rest statement={value} />
			{mayOpen && <LinkBox account={value.account.id} />}
		</div>
	);
}

/** Per currency: how much is open, how much of it is held and how much may be dunned. */
function Balance({ statement }: { statement: Statement }) {
	const { language } = useReader();
	const say = words(language).amount;
	return (
		<ul class="balances">
			{statement.totals.map((total) => (
				<li key={total.currency} class="card stack tight">
					<div class="row between">
						<span>
							<span class="label">{say.open}</span>{" "}
							<Money minor={total.open} currency={total.currency} strong />
						</span>
						<span>
							<span class="label">{say.overdue}</span>{" "}
							<Money minor={total.overdue} currency={total.currency} strong />
						</span>
					</div>
					<HeldBar held={total.held} open={total.held + total.dunnable} currency={total.currency} />
				</li>
			))}
		</ul>
	);
}

function Rest({ statement }: { statement: Statement }) {
	const session = useSession();
	const { language } = useReader();
	const say = tabWords(language).account;
	const followUps = statement.followUps.filter((followUp) => !followUp.done);
	return (
		<>
			<section class="stack tight" aria-labelledby="account-disputes">
				<h2 id="account-disputes">{say.disputes}</h2>
				{statement.disputes.length === 0 ? (
					<p class="soft">{say.noDisputes}</p>
				) : (
					<ul class="dispute-rows">
						{statement.disputes.map((dispute) => (
							<DisputeRow
								key={dispute.id}
								dispute={dispute}
								withAccount={false}
								href={hrefOf("disputes", { account: statement.account.id }, dispute.id)}
							/>
						))}
					</ul>
				)}
			</section>
			<Claims statement={statement} />
			<section class="stack tight" aria-labelledby="account-follow-ups">
				<h2 id="account-follow-ups">{say.followUps}</h2>
				{followUps.length === 0 ? (
					<p class="soft">{say.noFollowUps}</p>
				) : (
					<ul class="stack tight">
						{followUps.map((followUp) => (
							<li key={`${followUp.dispute} ${followUp.id}`}>
								<a href={hrefOf("disputes", { account: statement.account.id }, followUp.dispute)}>
									{followUp.number}
								</a>{" "}
								{followUp.text} · {personName(session, followUp.person)} · <Due day={followUp.due} />
							</li>
						))}
					</ul>
				)}
			</section>
		</>
	);
}
