import type { Policies } from "@accord/shared/api/dunningSchemas.ts";
import type { Account } from "@accord/shared/api/schemas.ts";
import { useReader } from "@accord/shared/look/reader.ts";
import { Skeleton } from "@accord/shared/look/Skeleton.tsx";
import { useState } from "preact/hooks";
import { maySet, useSession } from "../../app/session.ts";
import { TroubleNote } from "../../app/TroubleNote.tsx";
import { useLoad } from "../../app/useLoad.ts";
import { reminderNames } from "../../settings/policyDraft.ts";
import { settingsWords } from "../../words/settings/words.ts";
import { OwnPolicyForm } from "./OwnPolicyForm.tsx";
import { ownRules } from "./ownRules.ts";
import { RemoveOwn } from "./RemoveOwn.tsx";

export interface PolicyOfProps {
	readonly account: Account;
	/** What is asked for may be different now. */
	readonly onChanged: () => void;
}

/** Which rules hold for an account and where each comes from; whoever may, gives it rules of its own. */
export function PolicyOf({ account, onChanged }: PolicyOfProps) {
	const session = useSession();
	const { client } = session;
	const say = settingsWords(useReader().language).own;
	const [editing, setEditing] = useState(false);
	const [told, setTold] = useState("");
	const { value, trouble, reload, put } = useLoad(account.id, async (signal) => {
		const [policies, { templates }] = await Promise.all([
			client.readPolicies({ query: { account: account.id } }, signal),
			client.listTemplates({}, signal),
		]);
		return { policies, letters: reminderNames(templates) };
	});
	if (!value)
		return trouble ? (
			<TroubleNote trouble={trouble} onRetry={reload} />
		) : (
			<Skeleton lines={[60, 100, 100, 100]} waitingFor={say.waiting} />
		);
	const changed = (text: string, own: Policies["account"]) => {
		put({ ...value, policies: { ...value.policies, account: own } });
		setTold(text);
		setEditing(false);
		onChanged();
	};
	const { policies, letters } = value;
	return (
		<div class="stack">
			<Rules policies={policies} />
			{editing ? (
				<OwnPolicyForm
					account={account}
					policies={policies}
					letters={letters}
					onSaved={(own) => changed(say.saved, own)}
					onCancel={() => setEditing(false)}
				/>
			) : (
				maySet(session) && (
					<div class="row">
						<button type="button" class="button" onClick={() => setEditing(true)}>
							{hasOwn(policies) ? say.change : say.set}
						</button>
						{hasOwn(policies) && (
							<RemoveOwn
								account={account}
								policies={policies}
								onRemoved={(own) => changed(say.removed, own)}
								onReload={reload}
							/>
						)}
					</div>
				)
			)}
			<p class="small" role="status">
				{told}
			</p>
		</div>
	);
}

function hasOwn({ account }: Policies): boolean {
	const { items = [], version: _version, ...rules } = account ?? {};
	return items.length > 0 || Object.keys(rules).length > 0;
}

function Rules({ policies }: { policies: Policies }) {
	const reader = useReader();
	const say = settingsWords(reader.language).own;
	return (
		<>
			<p>{hasOwn(policies) ? say.beats : say.general}</p>
			<ul class="why-lines" aria-label={say.holds}>
				{ownRules(policies.policy, policies.account, reader).map(({ name, text, own }) => (
					<li key={name}>
						<span class="row between">
							<span>
								{name} · <strong>{text}</strong>
							</span>
							<span class={own ? "small" : "small soft"}>{own ? say.fromAccount : say.fromTenant}</span>
						</span>
					</li>
				))}
			</ul>
		</>
	);
}
