import type { DisputeFile } from "@accord/shared/api/schemas.ts";
import type { Line } from "@accord/shared/dispute/dispute.ts";
import { datedOf, isOverdue } from "@accord/shared/dispute/late.ts";
import { formatDay, formatInstant } from "@accord/shared/i18n/format.ts";
import { words } from "@accord/shared/i18n/index.ts";
import { formWords } from "@accord/shared/look/commands/words.ts";
import { Due } from "@accord/shared/look/Due.tsx";
import { Money, Totals } from "@accord/shared/look/Money.tsx";
import { nameIn } from "@accord/shared/look/names.ts";
import { Quote } from "@accord/shared/look/Quote.tsx";
import { useReader } from "@accord/shared/look/reader.ts";
import { StatusMark } from "@accord/shared/look/StatusMark.tsx";
import { lookWords } from "@accord/shared/look/words.ts";
import { hrefOf } from "../app/route.ts";
import { personName, useSession } from "../app/session.ts";
import { tabWords } from "../words/words.ts";

/** The number of the dispute this one went on in. */
function mergedNumber({ events }: DisputeFile): string {
	const closed = events.findLast(({ fact }) => fact.type === "Closed")?.fact;
	return closed?.type === "Closed" ? (closed.because ?? "") : "";
}

/** The facts in the one order: who, their words, how much, why, whose court and until when. */
export function DisputeFacts({ file }: { file: DisputeFile }) {
	const session = useSession();
	const { language, today, timeZone } = useReader();
	const say = tabWords(language).disputes;
	const { dispute } = file;
	const court = dispute.status === "closed" ? undefined : dispute.court;
	const late = isOverdue(datedOf(dispute), today);
	// Those done stand in the history below.
	const followUps = dispute.followUps.filter((followUp) => !followUp.done);
	const name = (id: string) => nameIn(file, id, language) ?? personName(session, id);
	return (
		<>
			<header class="stack tight">
				<div class="row between">
					<h2>
						<a href={hrefOf("account", {}, dispute.account)}>{dispute.accountName}</a>
					</h2>
					<StatusMark status={dispute.status} late={late} />
				</div>
				<p class="small soft">
					{dispute.number} · {say.openedBy(formatInstant(dispute.openedAt, language, timeZone))}
				</p>
			</header>
			<Quote words={dispute.words} />
			<Lines lines={dispute.lines} />
			<dl class="facts">
				<dt>{say.why}</dt>
				<dd>
					{file.reasonLabel[language]} <span class="soft">· {file.awaits[language]}</span>
				</dd>
				{court && (
					<>
						<dt>{say.court}</dt>
						<dd>
							<strong>{name(court.person)}</strong>{" "}
							<span class="soft">
								· {words(language).role[court.role]} · {words(language).stage[court.stage]}
							</span>
							<br />
							{dispute.status === "awaitingCustomer" ? say.clockStopped : <Due day={court.due} />}
						</dd>
					</>
				)}
				{dispute.status === "closed" && (
					<>
						<dt>{words(language).status.closed}</dt>
						<dd>
							{words(language).closure[dispute.closure]}
							{file.held.length > 0 && (
								<>
									<br />
									<span class="soft">
										{lookWords(language).releasedFrom(formatDay(dispute.dunnableFrom, today, language))}
									</span>
								</>
							)}
							{dispute.mergedInto !== undefined && (
								<>
									{" · "}
									<a href={hrefOf("disputes", {}, dispute.mergedInto)}>
										{lookWords(language).mergedInto(mergedNumber(file))}
									</a>
								</>
							)}
						</dd>
					</>
				)}
				<dt>{say.coordinatorOf}</dt>
				<dd>{name(dispute.coordinator)}</dd>
				<dt>{say.priority}</dt>
				<dd>{words(language).priority[dispute.priority]}</dd>
				{dispute.rootCause !== undefined && (
					<>
						<dt>{say.rootCause}</dt>
						<dd>{formWords(language).rootCauses[dispute.rootCause] ?? dispute.rootCause}</dd>
					</>
				)}
				{dispute.notes.length > 0 && (
					<>
						<dt>{say.documents}</dt>
						<dd>
							{dispute.notes.map((note) => (
								<div key={note.number}>
									{note.number} · <Money minor={note.amount} currency={note.currency} /> ·{" "}
									{formatDay(note.date, today, language)}
								</div>
							))}
						</dd>
					</>
				)}
				{followUps.length > 0 && (
					<>
						<dt>{say.followUps}</dt>
						<dd>
							{followUps.map((followUp) => (
								<div key={followUp.id}>
									{followUp.text} · {name(followUp.person)} · <Due day={followUp.due} />
								</div>
							))}
						</dd>
					</>
				)}
			</dl>
		</>
	);
}

const parts = ["credited", "upheld", "writtenOff", "paid"] as const;

/** Disputed of total per item, and what became of it. */
function Lines({ lines }: { lines: readonly Line[] }) {
	const { language } = useReader();
	const say = words(language).amount;
	return (
		<ul class="lines" aria-label={tabWords(language).disputes.lines}>
			{lines.map((line) => {
				const decided = parts.filter((part) => line[part] > 0);
				return (
					<li key={line.id}>
						<span>
							<strong>{line.item}</strong>
							{line.label !== undefined && <span class="soft"> · {line.label}</span>}
						</span>
						<span class="line-money">
							<Money minor={line.disputed} currency={line.currency} strong />
							<span class="small soft">
								{" "}
								{say.of} <Money minor={line.itemOpen} currency={line.currency} />
							</span>
						</span>
						{decided.length > 0 && (
							<span class="small line-decided">
								{decided.map((part) => (
									<span key={part}>
										{say[part]} <Totals amounts={[{ minor: line[part], currency: line.currency }]} />
									</span>
								))}
							</span>
						)}
					</li>
				);
			})}
		</ul>
	);
}
