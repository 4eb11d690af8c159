import type { DisputeSummary } from "@accord/shared/api/schemas.ts";
import { isOverdue, lateAfter } from "@accord/shared/dispute/late.ts";
import { Due } from "@accord/shared/look/Due.tsx";
import { Totals } from "@accord/shared/look/Money.tsx";
import { quoted } from "@accord/shared/look/Quote.tsx";
import { useReader } from "@accord/shared/look/reader.ts";
import { StatusMark } from "@accord/shared/look/StatusMark.tsx";
import { personName, useSession } from "../app/session.ts";

interface DisputeRowProps {
	dispute: DisputeSummary;
	href: string;
	/** Open beside the list. */
	current?: boolean;
	/** Left out where the account is already said. */
	withAccount?: boolean;
}

/** One dispute as a line: who, what they say, how much, why, whose turn and until when. */
export function DisputeRow({ dispute, href, current = false, withAccount = true }: DisputeRowProps) {
	const session = useSession();
	const { language, today } = useReader();
	const reason = session.catalogue.reasons.find((one) => one.code === dispute.reason);
	const due = lateAfter(dispute);
	return (
		<li>
			<a class="dispute-row" href={href} aria-current={current ? "true" : undefined}>
				<span class="row-who">
					<strong>{withAccount ? dispute.accountName : dispute.number}</strong>
					{withAccount && <span class="small soft number"> {dispute.number}</span>}
				</span>
				<span class="row-words soft">{quoted(dispute.words, language)}</span>
				<span class="row-money">
					<Totals amounts={dispute.disputed} strong />
				</span>
				<span class="row-why">
					{reason?.label[language] ?? dispute.reason}
					<span class="small soft"> · {dispute.items.join(", ")}</span>
				</span>
				<span class="row-court">
					<StatusMark status={dispute.status} late={isOverdue(dispute, today)} />
					{dispute.courtPerson !== undefined && (
						<span class="small soft">
							{personName(session, dispute.courtPerson)}
							{due !== undefined && (
								<>
									{" · "}
									<Due day={due} />
								</>
							)}
						</span>
					)}
				</span>
			</a>
		</li>
	);
}
