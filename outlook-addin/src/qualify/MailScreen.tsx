import { ApiProblem } from "@accord/shared/api/client.ts";
import type { DisputeView, Proposal } from "@accord/shared/api/schemas.ts";
import type { AccountId, DisputeId } from "@accord/shared/dispute/dispute.ts";
import { useReader } from "@accord/shared/look/reader.ts";
import { Skeleton } from "@accord/shared/look/Skeleton.tsx";
import type { MailItem } from "../host/mailHost.ts";
import { paneWords } from "../words/words.ts";
import { type Draft, startDraft, wordsOf } from "./draft.ts";
import {
	LaterAccountScreen,
	LaterChooseAccount,
	LaterDisputeScreen,
	LaterExistingList,
	LaterMyDisputes,
	LaterRunningOf,
} from "./later.tsx";
import { OtherIntent } from "./OtherIntent.tsx";
import { ProposalForm } from "./ProposalForm.tsx";
import { Suspicious } from "./Suspicious.tsx";
import { useSurroundings } from "./surroundings.ts";
import { Trouble } from "./Trouble.tsx";
import { useFocusOnChange } from "./useFocusOnChange.ts";
import { useLoad } from "./useLoad.ts";
import { Sender, Who } from "./Who.tsx";

/** What an agent has begun on a mail; kept while they look at another one. */
export interface Begun {
	readonly account?: AccountId;
	readonly draft?: Draft;
	readonly shown?: DisputeId;
	readonly opened?: DisputeView;
	/** The correction that opening taught the reader, while it can still be taken back. */
	readonly learned?: string;
	/** The agent wants a dispute although the mail seems to be none, or another one runs already. */
	readonly insists?: boolean;
	readonly choosing?: boolean;
	/** The agent looks at what the account owes. */
	readonly statement?: boolean;
}

interface MailScreenProps {
	mail: MailItem;
	begun: Begun;
	onBegun: (begun: Begun) => void;
}

/** One mail: from what it says to a dispute. */
export function MailScreen({ mail, begun, onBegun }: MailScreenProps) {
	const { language } = useReader();
	const { api } = useSurroundings();
	const say = paneWords(language);
	const { loaded, reload } = useLoad(`${mail.messageId} ${begun.account ?? ""}`, (signal) =>
		api.readMail({ body: mailBody(mail, begun.account) }, signal),
	);
	if (loaded.state === "failed" && mayNot(loaded.error)) return <LaterMyDisputes />;
	if (loaded.state === "failed") return <Trouble error={loaded.error} safe={say.mailSafe} onRetry={reload} />;
	if (loaded.state === "loading")
		return (
			<Skeleton lines={[55, 35, 100, 100, 70, 100, 45, 60, 100, 100]} waitingFor={say.loadingProposal} />
		);
	const again = () => {
		onBegun({ ...(begun.account === undefined ? {} : { account: begun.account }) });
		reload();
	};
	return <Proposed mail={mail} proposal={loaded.value} begun={begun} onBegun={onBegun} onReadAgain={again} />;
}

interface ProposedProps extends MailScreenProps {
	proposal: Proposal;
	onReadAgain: () => void;
}

function Proposed({ mail, proposal, begun, onBegun, onReadAgain }: ProposedProps) {
	const { language } = useReader();
	const { account, existing } = proposal;
	const warning = proposal.suspicious.length > 0 && <Suspicious />;
	useFocusOnChange(
		JSON.stringify([begun.shown, begun.choosing, begun.insists, begun.statement, account?.id]),
	);
	const only = existing.length === 1 && !begun.insists ? existing[0]?.id : undefined;
	const shown = begun.shown ?? only;
	const restart: Begun = begun.account === undefined ? {} : { account: begun.account };
	if (shown !== undefined)
		return (
			<div class="stack roomy">
				{warning}
				<LaterDisputeScreen
					key={shown}
					id={shown}
					onBack={begun.shown !== undefined && !begun.opened ? () => onBegun(restart) : undefined}
					onAnother={begun.opened ? undefined : () => onBegun({ ...restart, insists: true })}
					mail={{ messageId: mail.messageId, text: proposal.freshText.trim().slice(0, 4000) }}
					opened={begun.opened && { view: begun.opened, learned: begun.learned }}
				/>
			</div>
		);
	const nothingContested = proposal.intent !== "dispute" && !begun.insists;
	if (!account && nothingContested && !begun.choosing)
		return (
			<div class="stack roomy">
				{warning}
				<Sender mail={mail} />
				<OtherIntent
					proposal={proposal}
					words={wordsOf(proposal, mail)}
					onAnyway={() => onBegun({ ...begun, insists: true })}
				/>
			</div>
		);
	if (!account || begun.choosing)
		return (
			<div class="stack roomy">
				{warning}
				<LaterChooseAccount
					from={mail.from}
					candidates={proposal.candidates}
					onChoose={(id) => onBegun({ account: id, ...(begun.insists ? { insists: true } : {}) })}
					onCancel={account ? () => onBegun({ ...begun, choosing: false }) : undefined}
				/>
			</div>
		);
	if (existing.length > 1 && !begun.insists)
		return (
			<div class="stack roomy">
				{warning}
				<Who account={account} mail={mail} />
				<LaterExistingList
					existing={existing}
					onShow={(id) => onBegun({ ...begun, shown: id })}
					onAnother={() => onBegun({ ...begun, insists: true })}
				/>
			</div>
		);
	if (begun.statement)
		return (
			<LaterAccountScreen
				id={account.id}
				onShow={(id) => onBegun({ ...begun, statement: false, shown: id })}
				onBack={() => onBegun({ ...begun, statement: false })}
				onChange={undefined}
			/>
		);
	const draft = begun.draft ?? startDraft(proposal, mail, language);
	if (!draft) return null;
	return (
		<div class="stack roomy">
			{warning}
			<Who
				account={account}
				mail={mail}
				onChange={() => onBegun({ ...begun, choosing: true })}
				onStatement={() => onBegun({ ...begun, statement: true })}
			/>
			{nothingContested ? (
				<>
					<OtherIntent
						proposal={proposal}
						words={draft.words}
						onAnyway={() => onBegun({ ...begun, insists: true })}
					/>
					<LaterRunningOf id={account.id} onShow={(id) => onBegun({ ...begun, shown: id })} />
				</>
			) : (
				<ProposalForm
					mail={mail}
					proposal={proposal}
					draft={draft}
					onDraft={(next) => onBegun({ ...begun, draft: next })}
					onOpened={(view, learned) =>
						onBegun({
							shown: view.dispute.id,
							opened: view,
							...(learned === undefined ? {} : { learned }),
						})
					}
					onAlreadyOpened={onReadAgain}
				/>
			)}
		</div>
	);
}

const mayNot = (error: unknown): boolean => error instanceof ApiProblem && error.problem.code === "forbidden";

function mailBody(mail: MailItem, account: AccountId | undefined) {
	const { attachments: _, ...rest } = mail;
	return { ...rest, ...(account === undefined ? {} : { account }) };
}
