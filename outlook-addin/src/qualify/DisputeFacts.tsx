import type { DisputeView } from "@accord/shared/api/schemas.ts";
import type { Dispute, Line } from "@accord/shared/dispute/dispute.ts";
import { datedOf, isOverdue } from "@accord/shared/dispute/late.ts";
import { formatDay } from "@accord/shared/i18n/format.ts";
import { words } from "@accord/shared/i18n/index.ts";
import { totals } from "@accord/shared/look/amounts.ts";
import { Due } from "@accord/shared/look/Due.tsx";
import { HeldBar } from "@accord/shared/look/HeldBar.tsx";
import { Money, Totals } from "@accord/shared/look/Money.tsx";
import { nameIn } from "@accord/shared/look/names.ts";
import { Quote, quoted } from "@accord/shared/look/Quote.tsx";
import { useReader } from "@accord/shared/look/reader.ts";
import { StatusMark } from "@accord/shared/look/StatusMark.tsx";
import { lookWords } from "@accord/shared/look/words.ts";
import { runningWords } from "../words/running.ts";
import { useSurroundings } from "./surroundings.ts";

/** Who · what they say · how much · why · whose court and until when, of a running or closed dispute. */
export function DisputeFacts({ view }: { view: DisputeView }) {
	const { language, today } = useReader();
	const { dispute } = view;
	const say = words(language);
	const late = isOverdue(datedOf(dispute), today);
	return (
		<section class="stack" aria-label={dispute.number}>
			<header class="stack tight">
				<h1>{dispute.accountName}</h1>
				<p class="row">
					<span class="soft">{dispute.number}</span>
					<StatusMark status={dispute.status} late={late} />
					{dispute.status === "closed" && <span>{say.closure[dispute.closure]}</span>}
				</p>
			</header>
			<Quote words={dispute.words} />
			<Amounts view={view} />
			<p>
				<strong>{view.reasonLabel[language]}</strong>
				{dispute.status !== "closed" && <span class="soft"> · {view.awaits[language]}</span>}
			</p>
			<Court view={view} />
		</section>
	);
}

function Amounts({ view }: { view: DisputeView }) {
	const { language } = useReader();
	const say = runningWords(language).dispute;
	const { lines } = view.dispute;
	const open = totals(lines.map((line) => ({ minor: line.itemOpen, currency: line.currency })));
	return (
		<div class="stack tight">
			<p class="row between">
				<span class="small soft">{say.disputed}</span>
				<Totals amounts={view.disputed} strong />
			</p>
			{open.map(({ minor, currency }) => (
				<HeldBar
					key={currency}
					held={view.held.find((held) => held.currency === currency)?.minor ?? 0}
					open={minor}
					currency={currency}
				/>
			))}
			<details>
				<summary class="small">{say.details}</summary>
				<ul class="stack tight">
					{lines.map((line) => (
						<LineFigures key={line.id} line={line} />
					))}
				</ul>
			</details>
		</div>
	);
}

function LineFigures({ line }: { line: Line }) {
	const { language } = useReader();
	const say = runningWords(language).dispute;
	const parts = (["stillDisputed", "credited", "upheld", "writtenOff", "paid"] as const).filter(
		(part) => line[part] > 0,
	);
	return (
		<li class="figures">
			<div class="row between">
				<strong>{line.item}</strong>
				<Money minor={line.disputed} currency={line.currency} strong />
			</div>
			{line.label !== undefined && <p class="small soft">{line.label}</p>}
			{parts.map((part) => (
				<div key={part} class="row between small">
					<span class="soft">{say[part]}</span>
					<Money minor={line[part]} currency={line.currency} />
				</div>
			))}
		</li>
	);
}

function Court({ view }: { view: DisputeView }) {
	const { dispute, held } = view;
	const { language, today } = useReader();
	const say = runningWords(language).dispute;
	const { me } = useSurroundings();
	const next = nextFollowUp(dispute);
	return (
		<div class="stack tight">
			{dispute.status !== "closed" && (
				<p class="row between">
					<span>
						{dispute.status === "awaitingCustomer"
							? say.waitsForCustomer
							: dispute.court.person === me?.person.id
								? say.waitsForYou
								: say.waitsFor(nameIn(view, dispute.court.person, language) ?? dispute.court.person)}
					</span>
					{dispute.status !== "awaitingCustomer" && <Due day={dispute.court.due} />}
				</p>
			)}
			{dispute.status === "awaitingCustomer" && <p>{quoted(dispute.question, language)}</p>}
			{dispute.status === "open" && dispute.sentBack !== undefined && (
				<p class="note warning">{dispute.sentBack}</p>
			)}
			{dispute.status === "closed" && held.length > 0 && (
				<p>{lookWords(language).releasedFrom(formatDay(dispute.dunnableFrom, today, language))}</p>
			)}
			{next && dispute.status !== "closed" && (
				<p class="small soft">
					{next.text} · <Due day={next.due} />
				</p>
			)}
		</div>
	);
}

function nextFollowUp({ followUps }: Dispute) {
	return followUps.filter((followUp) => !followUp.done).sort((a, b) => (a.due < b.due ? -1 : 1))[0];
}
