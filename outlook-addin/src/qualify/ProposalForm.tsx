import { ApiProblem } from "@accord/shared/api/client.ts";
import type { DisputeView, Proposal } from "@accord/shared/api/schemas.ts";
import { formatTotals } from "@accord/shared/i18n/format.ts";
import { words } from "@accord/shared/i18n/index.ts";
import { totals } from "@accord/shared/look/amounts.ts";
import { Totals } from "@accord/shared/look/Money.tsx";
import { useReader } from "@accord/shared/look/reader.ts";
import { useSlow } from "@accord/shared/look/Skeleton.tsx";
import { useRef, useState } from "preact/hooks";
import type { MailItem } from "../host/mailHost.ts";
import { paneWords } from "../words/words.ts";
import { CourtFields } from "./CourtFields.tsx";
import { amountsOf, type Draft, errorsOf, isFine, openKey, toBody, withReason } from "./draft.ts";
import { LinesEditor } from "./LinesEditor.tsx";
import { MoreFields } from "./MoreFields.tsx";
import { ReasonChips } from "./ReasonChips.tsx";
import { useSurroundings } from "./surroundings.ts";
import { Trouble } from "./Trouble.tsx";
import { useLoad } from "./useLoad.ts";
import { WhatTheySay } from "./WhatTheySay.tsx";

interface ProposalFormProps {
	mail: MailItem;
	proposal: Proposal;
	draft: Draft;
	onDraft: (draft: Draft) => void;
	/** `learned` names the correction the reader was taught, when the reason was not the one proposed. */
	onOpened: (view: DisputeView, learned?: string) => void;
	/** The same lines of this mail were opened with other details: the proposal has to be read again. */
	onAlreadyOpened: () => void;
}

/** The dispute as proposed, in the order who · their words · how much · why · whose court · act. */
export function ProposalForm({
	mail,
	proposal,
	draft,
	onDraft,
	onOpened,
	onAlreadyOpened,
}: ProposalFormProps) {
	const { language, today } = useReader();
	const { api, host } = useSurroundings();
	const say = paneWords(language);
	const [tried, setTried] = useState(false);
	const [busy, setBusy] = useState(false);
	const [failure, setFailure] = useState<unknown>();
	const slow = useSlow(busy);
	const form = useRef<HTMLFormElement>(null);
	const hadWords = useRef(draft.words.trim() !== "").current;
	const { loaded } = useLoad(draft.account, (signal) =>
		api.readStatement({ params: { accountId: draft.account } }, signal),
	);
	const statement = loaded.state === "ready" ? loaded.value : undefined;
	const errors = errorsOf(draft, today);
	const disputed = totals(amountsOf(draft));
	const open = totals(draft.lines.map((line) => ({ minor: line.itemOpen, currency: line.currency })));

	const submit = async () => {
		setTried(true);
		const body = toBody(draft, mail);
		if (!isFine(errors) || !body) return focusFirstProblem(form.current);
		if (busy) return;
		setBusy(true);
		setFailure(undefined);
		try {
			const idempotencyKey = await openKey(body, proposal.existing.length);
			const view = await api.openDispute({ body: { ...body, idempotencyKey } });
			onOpened(view, await teach(view));
			host.notifyChanged();
		} catch (error) {
			if (error instanceof ApiProblem && error.problem.code === "key_reused") return onAlreadyOpened();
			setFailure(error);
		} finally {
			setBusy(false);
		}
	};
	/** A lost lesson costs nothing: the dispute is open, and the next correction teaches the same. */
	const teach = async (view: DisputeView): Promise<string | undefined> => {
		const text = proposal.freshText.trim().slice(0, 4000);
		const { reason } = view.dispute;
		if (text.length < 3 || (proposal.intent === "dispute" && proposal.reasons[0]?.code === reason))
			return undefined;
		const lesson = api.learnExample({ body: { text, intent: "dispute", reason } });
		return lesson.then(
			({ id }) => id,
			() => undefined,
		);
	};
	return (
		<form
			ref={form}
			class="stack roomy"
			noValidate
			aria-label={words(language).command.OpenDispute}
			onSubmit={(event) => {
				event.preventDefault();
				void submit();
			}}
			onKeyDown={(event) => {
				if (event.key === "Enter" && (event.ctrlKey || event.metaKey)) {
					event.preventDefault();
					void submit();
				}
			}}
		>
			{unsureOfIntent(proposal) && <p class="note">{say.intent.askDispute}</p>}
			<WhatTheySay
				proposal={proposal}
				words={draft.words}
				missing={tried && errors.noWords}
				{...(hadWords ? {} : { onWords: (text: string) => onDraft({ ...draft, words: text }) })}
			/>
			<LinesEditor draft={draft} onDraft={onDraft} errors={errors} tried={tried} statement={statement} />
			<ReasonChips
				proposal={proposal}
				catalogue={useSurroundings().catalogue}
				chosen={draft.reason}
				missing={tried && errors.noReason}
				onChoose={(reason) => onDraft(withReason(draft, reason, proposal))}
			/>
			<CourtFields draft={draft} onDraft={onDraft} past={errors.past} proposedOwner={proposal.owner} />
			<MoreFields draft={draft} onDraft={onDraft} />
			<div class="act">
				{failure !== undefined && (
					<Trouble
						error={failure}
						safe={failure instanceof ApiProblem ? `${say.nothingSent} ${say.inputKept}` : say.sentTwice}
						onRetry={() => void submit()}
					/>
				)}
				{draft.lines.length > 0 && (
					<p class="row between">
						<span class="small soft">{say.lines.total}</span>
						<span>
							<Totals amounts={disputed} strong />{" "}
							<span class="small soft">{say.lines.ofTotal(formatTotals(open, language))}</span>
						</span>
					</p>
				)}
				<button type="submit" class="button primary wide" aria-disabled={busy} title={say.submitHint}>
					{busy ? `${say.opening} …` : words(language).command.OpenDispute}
				</button>
				<p class="small soft" role="status">
					{slow ? say.slowOpening : ""}
				</p>
			</div>
		</form>
	);
}

/** Where the reason is clear and the agent is asked all the same, it is the intent that is in doubt. */
const unsureOfIntent = ({ ask, intent, reasons }: Proposal): boolean =>
	ask && intent === "dispute" && (reasons[0]?.confidence ?? 0) >= 0.6;

function focusFirstProblem(form: HTMLFormElement | null): void {
	requestAnimationFrame(() => {
		const wrong = form?.querySelector<HTMLElement>("[aria-invalid='true'], [role='alert']");
		const target = wrong?.matches("input, textarea")
			? wrong
			: wrong?.closest("fieldset")?.querySelector<HTMLElement>("input, select");
		target?.focus();
	});
}
