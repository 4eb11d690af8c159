import { ApiProblem } from "@accord/shared/api/client.ts";
import type { Policies, PolicyPreview as Preview } from "@accord/shared/api/dunningSchemas.ts";
import type { Policy } from "@accord/shared/dunning/policy.ts";
import { ErrorNote } from "@accord/shared/look/ErrorNote.tsx";
import { Field } from "@accord/shared/look/Field.tsx";
import { useReader } from "@accord/shared/look/reader.ts";
import { useRef, useState } from "preact/hooks";
import { focusRefused } from "../app/focusRefused.ts";
import { useSession } from "../app/session.ts";
import { ActNote, useAct } from "../app/useAct.tsx";
import { settingsWords } from "../words/settings/words.ts";
import { ConflictNote, isChangedSince } from "./ConflictNote.tsx";
import { describePolicy } from "./describePolicy.ts";
import { LeaveGuard } from "./LeaveGuard.tsx";
import { LevelsEditor } from "./LevelsEditor.tsx";
import { MinimumFields } from "./MinimumFields.tsx";
import { NumberInput } from "./NumberInput.tsx";
import { PolicyPreview } from "./PolicyPreview.tsx";
import { draftOf, isChanged, type PolicyDraft, policyOf, refusedFields } from "./policyDraft.ts";

type Saved = Policies["policy"];

/** The policy as it is typed, with what it would do tomorrow before it is saved. */
export function PolicyForm({ policy, letters }: { policy: Saved; letters: readonly string[] }) {
	const { client, me } = useSession();
	const { language } = useReader();
	const say = settingsWords(language).policy;
	const act = useAct();
	const form = useRef<HTMLFormElement>(null);
	const asTyped = (stored: Saved) => draftOf(stored, me.tenant.currency, language);
	const [draft, setDraft] = useState(() => asTyped(policy));
	const [before, setBefore] = useState(draft);
	const [wrong, setWrong] = useState<ReadonlySet<string>>(new Set());
	const [preview, setPreview] = useState<Preview>();
	const [saved, setSaved] = useState(false);
	const [seen, setSeen] = useState(policy.version);
	const [theirs, setTheirs] = useState<Saved>();
	const change = (part: Partial<PolicyDraft>) => {
		setDraft({ ...draft, ...part });
		setPreview(undefined);
		setSaved(false);
	};
	const refuse = (fields: ReadonlySet<string>) => {
		setWrong(fields);
		focusRefused(form.current);
	};
	const send = (use: (typed: Policy) => Promise<void>) => {
		const read = policyOf(draft);
		if ("wrong" in read) return refuse(read.wrong);
		setWrong(new Set());
		void act.run(async () => {
			try {
				await use(read.policy);
			} catch (error) {
				if (isChangedSince(error)) return setTheirs((await client.readPolicies()).policy);
				if (error instanceof ApiProblem && error.problem.status < 500) refuse(refusedFields(error.problem));
				throw error;
			}
		});
	};
	const save = (over: string) =>
		send(async (typed) => {
			const { version } = await client.savePolicy({ body: typed, seen: over });
			setSeen(version);
			setBefore(draft);
			setTheirs(undefined);
			setSaved(true);
		});
	const take = (stored: Saved) => {
		setDraft(asTyped(stored));
		setBefore(asTyped(stored));
		setSeen(stored.version);
		setTheirs(undefined);
		setWrong(new Set());
		setPreview(undefined);
	};
	const number = (name: "graceDays" | "minDaysBetween", label: string, rule: string) => (
		<Field label={label} error={wrong.has(name) ? rule : undefined}>
			{(control) => (
				<NumberInput control={control} value={draft[name]} onType={(text) => change({ [name]: text })} />
			)}
		</Field>
	);
	const refused = act.trouble?.kind === "refused" && wrong.size > 0;
	return (
		<form
			ref={form}
			class="stack"
			aria-label={say.title}
			noValidate
			onSubmit={(event) => {
				event.preventDefault();
				save(seen);
			}}
		>
			<h2>{say.title}</h2>
			<p class="soft">{say.text}</p>
			<LevelsEditor
				levels={draft.levels}
				letters={letters}
				wrong={wrong}
				onChange={(levels) => change({ levels })}
			/>
			<fieldset class="card stack">
				<legend>{say.rules}</legend>
				<div class="level-row">
					<MinimumFields minimum={draft.minimum} wrong={wrong} onChange={(minimum) => change({ minimum })} />
					<Field label={say.remainder}>
						{(control) => (
							<select
								{...control}
								class="input"
								value={draft.remainder}
								onChange={(event) =>
									change({ remainder: event.currentTarget.value === "wait" ? "wait" : "chase" })
								}
							>
								<option value="chase">{say.remainders.chase}</option>
								<option value="wait">{say.remainders.wait}</option>
							</select>
						)}
					</Field>
					{number("graceDays", say.grace, say.graceRule)}
					{number("minDaysBetween", say.between, say.betweenRule)}
				</div>
			</fieldset>
			{refused ? <ErrorNote happened={say.wrong} safe={say.wrongSafe} /> : <ActNote act={act} />}
			{theirs && (
				<ConflictNote
					theirs={describePolicy(asTyped(theirs), say)}
					mine={describePolicy(draft, say)}
					busy={act.busy}
					onTake={() => take(theirs)}
					onKeep={() => save(theirs.version)}
				/>
			)}
			<div class="row">
				<button
					type="button"
					class="button"
					aria-disabled={act.busy}
					onClick={() => send(async (typed) => setPreview(await client.previewPolicy({ body: typed })))}
				>
					{act.busy ? say.previewing : say.preview}
				</button>
				<button type="submit" class="button primary" aria-disabled={act.busy}>
					{say.save}
				</button>
				<span role="status">{saved ? say.saved : ""}</span>
			</div>
			{preview && <PolicyPreview preview={preview} />}
			<LeaveGuard unsaved={isChanged(before, draft)} />
		</form>
	);
}
