import { ApiProblem } from "@accord/shared/api/client.ts";
import type { AccountPolicyPreview, Policies } from "@accord/shared/api/dunningSchemas.ts";
import type { Account } from "@accord/shared/api/schemas.ts";
import type { AccountPolicy } from "@accord/shared/dunning/policy.ts";
import { ErrorNote } from "@accord/shared/look/ErrorNote.tsx";
import { useReader } from "@accord/shared/look/reader.ts";
import { useRef, useState } from "preact/hooks";
import { focusRefused } from "../../app/focusRefused.ts";
import { useSession } from "../../app/session.ts";
import { ActNote, useAct } from "../../app/useAct.tsx";
import { ConflictNote, isChangedSince } from "../../settings/ConflictNote.tsx";
import { refusedFields } from "../../settings/policyDraft.ts";
import { collectingWords } from "../../words/collecting/words.ts";
import { settingsWords } from "../../words/settings/words.ts";
import { OwnFields } from "./OwnFields.tsx";
import { OwnPreview } from "./OwnPreview.tsx";
import { type OwnDraft, ownDraftOf, ownPolicyOf } from "./ownDraft.ts";
import { ownRules } from "./ownRules.ts";

interface OwnPolicyFormProps {
	account: Account;
	policies: Policies;
	letters: readonly string[];
	onSaved: (own: Policies["account"]) => void;
	onCancel: () => void;
}

/** An account's own rules as they are typed, with what they would do tomorrow before they are saved. */
export function OwnPolicyForm({ account, policies, letters, onSaved, onCancel }: OwnPolicyFormProps) {
	const { client } = useSession();
	const reader = useReader();
	const { language, today } = reader;
	const words = settingsWords(language);
	const say = words.own;
	const act = useAct();
	const form = useRef<HTMLFormElement>(null);
	const [base, setBase] = useState(policies);
	const [theirs, setTheirs] = useState<Policies>();
	const typedFrom = (from: Policies) => ownDraftOf(from, { currency: account.currency, language });
	const [draft, setDraft] = useState(() => typedFrom(policies));
	const [wrong, setWrong] = useState<ReadonlySet<string>>(new Set());
	const [preview, setPreview] = useState<AccountPolicyPreview>();
	const params = { accountId: account.id };
	const change = (part: Partial<OwnDraft>) => {
		setDraft({ ...draft, ...part });
		setPreview(undefined);
	};
	const refuse = (fields: ReadonlySet<string>) => {
		setWrong(fields);
		focusRefused(form.current);
	};
	const typed = ownPolicyOf(draft, withoutVersion(base), today);
	const send = (use: (policy: AccountPolicy) => Promise<void>) => {
		if ("wrong" in typed) return refuse(typed.wrong);
		setWrong(new Set());
		void act.run(async () => {
			try {
				await use(typed.policy);
			} catch (error) {
				if (isChangedSince(error))
					return setTheirs(await client.readPolicies({ query: { account: account.id } }));
				if (error instanceof ApiProblem && error.problem.status < 500) refuse(refusedFields(error.problem));
				throw error;
			}
		});
	};
	const save = (seen: string | undefined) =>
		send(async (policy) => {
			onSaved(await client.saveAccountPolicy({ params, body: policy, seen: seen ?? "" }));
		});
	const described = (policy: AccountPolicy | undefined) =>
		new Map(ownRules(base.policy, policy, reader).map(({ name, text }) => [name, text]));
	const refused = act.trouble?.kind === "refused" && wrong.size > 0;
	return (
		<form
			ref={form}
			class="card stack"
			aria-label={say.form}
			noValidate
			onSubmit={(event) => {
				event.preventDefault();
				save(base.account?.version);
			}}
		>
			<h3>{say.form}</h3>
			<OwnFields draft={draft} letters={letters} wrong={wrong} onChange={change} />
			{refused ? <ErrorNote happened={say.wrong} safe={words.policy.wrongSafe} /> : <ActNote act={act} />}
			{theirs && (
				<ConflictNote
					theirs={described(theirs.account)}
					mine={described("policy" in typed ? typed.policy : undefined)}
					busy={act.busy}
					onTake={() => {
						setBase(theirs);
						setDraft(typedFrom(theirs));
						setTheirs(undefined);
						setPreview(undefined);
					}}
					onKeep={() => save(theirs.account?.version)}
				/>
			)}
			<div class="row">
				<button
					type="button"
					class="button"
					aria-disabled={act.busy}
					onClick={() =>
						send(async (policy) => setPreview(await client.previewAccountPolicy({ params, body: policy })))
					}
				>
					{act.busy ? words.policy.previewing : say.preview}
				</button>
				<button type="submit" class="button primary" aria-disabled={act.busy}>
					{say.save}
				</button>
				<button type="button" class="button subtle" onClick={onCancel}>
					{collectingWords(language).act.cancel}
				</button>
			</div>
			{preview && <OwnPreview preview={preview} />}
		</form>
	);
}

function withoutVersion({ account }: Policies): AccountPolicy | undefined {
	if (!account) return undefined;
	const { version: _version, ...policy } = account;
	return policy;
}
