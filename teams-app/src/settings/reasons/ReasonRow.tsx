import type { Reason } from "@accord/shared/dispute/procedure.ts";
import { formatMoney } from "@accord/shared/i18n/format.ts";
import { words } from "@accord/shared/i18n/index.ts";
import { useReader } from "@accord/shared/look/reader.ts";
import type { ComponentChildren } from "preact";
import { useSession } from "../../app/session.ts";
import { reasonsWords } from "../../words/reasons/words.ts";
import { reasonHref } from "./ReasonForm.tsx";

interface ReasonRowProps {
	reason: Reason;
	/** Its place among those in use. */
	at?: number;
	onKeyDown?: (event: KeyboardEvent) => void;
	/** What can be done with it, beside the link that opens it. */
	children?: ComponentChildren;
}

/** One reason of the list: what it is called, who works it, how long it may take, when it needs an approver. */
export function ReasonRow({ reason, at, onKeyDown, children }: ReasonRowProps) {
	const { me } = useSession();
	const { language } = useReader();
	const say = reasonsWords(language);
	const { currency } = me.tenant;
	const { owner, stages, approveAbove } = reason.procedure;
	const limit = approveAbove[currency] ?? null;
	const days = stages.reduce((sum, { businessDays }) => sum + businessDays, 0);
	return (
		<li class="reason-row" onKeyDown={onKeyDown}>
			<a class="account-row" data-reason={reason.code} href={reasonHref(reason.code)}>
				<strong>
					{at !== undefined && <span class="soft">{at}. </span>}
					{reason.label[language]}
				</strong>
				<span class="small soft">
					{[
						reason.code,
						words(language).role[owner],
						say.days(days),
						limit === null ? say.noApprover : say.approver(formatMoney({ minor: limit, currency }, language)),
					].join(" · ")}
				</span>
			</a>
			{children && <div class="row reason-acts">{children}</div>}
		</li>
	);
}
