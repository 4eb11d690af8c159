import { ApiProblem, type CallOutput } from "@accord/shared/api/client.ts";
import { ErrorNote } from "@accord/shared/look/ErrorNote.tsx";
import { Field } from "@accord/shared/look/Field.tsx";
import { useReader } from "@accord/shared/look/reader.ts";
import { useEffect, useRef, useState } from "preact/hooks";
import { hrefOf, replacePlace } from "../app/route.ts";
import { useSession } from "../app/session.ts";
import { ActNote, useAct } from "../app/useAct.tsx";
import { AccountFilter } from "../disputes/AccountFilter.tsx";
import { settingsWords } from "../words/settings/words.ts";
import { ConflictNote, isChangedSince } from "./ConflictNote.tsx";
import { EntryHead } from "./EntryHead.tsx";
import { LeaveGuard } from "./LeaveGuard.tsx";
import { LetterPreview, type LetterText } from "./LetterPreview.tsx";
import { faultOf, type LetterFault, PARTS, type Part } from "./letterFault.ts";
import { isEdited } from "./typing/fields.ts";

export type Letter = CallOutput<"listTemplates">["templates"][number];

type Typed = Readonly<Record<Part, string>>;
const partsOf = ({ subject, html, text = "" }: Letter): Typed => ({ subject, html, text });

/** One letter: its parts, its tags, how it would read; a fault is shown where it is. */
export function LetterEditor({ letter, onSaved }: { letter: Letter; onSaved: () => void }) {
	const { client } = useSession();
	const { language } = useReader();
	const say = settingsWords(language).letters;
	const act = useAct();
	const form = useRef<HTMLFormElement>(null);
	const [typed, setTyped] = useState(() => partsOf(letter));
	const [before, setBefore] = useState(typed);
	const [account, setAccount] = useState<string>();
	const [fault, setFault] = useState<LetterFault>();
	const [preview, setPreview] = useState<LetterText>();
	const [told, setTold] = useState("");
	const [seen, setSeen] = useState(letter.version);
	const [theirs, setTheirs] = useState<Letter>();
	const { id, purpose, language: written } = letter;
	const template = {
		id,
		purpose,
		language: written,
		subject: typed.subject,
		html: typed.html,
		...(typed.text.trim() === "" ? {} : { text: typed.text }),
	};
	useEffect(() => {
		if (!fault) return;
		const at = form.current?.querySelector<HTMLInputElement | HTMLTextAreaElement>(`[name=${fault.part}]`);
		at?.focus();
		at?.setSelectionRange(fault.offset, fault.offset + fault.what.length);
	}, [fault]);
	const run = (use: () => Promise<void>) => {
		setFault(undefined);
		setTold("");
		return act.run(async () => {
			try {
				await use();
			} catch (error) {
				if (isChangedSince(error)) {
					const { templates } = await client.listTemplates();
					return setTheirs(templates.find((one) => one.id === id));
				}
				if (error instanceof ApiProblem) setFault(faultOf(error.problem, typed));
				throw error;
			}
		});
	};
	const show = () =>
		run(async () =>
			setPreview(
				await client.previewTemplate({ body: { template, ...(account === undefined ? {} : { account }) } }),
			),
		);
	const save = (over: string) =>
		run(async () => {
			const { version } = await client.saveTemplate({
				params: { templateId: id },
				body: template,
				seen: over,
			});
			setSeen(version);
			setBefore(typed);
			setTheirs(undefined);
			setTold(say.saved);
			onSaved();
		});
	const reset = () =>
		run(async () => {
			await client.deleteTemplate({ params: { templateId: id }, seen });
			onSaved();
			// What was typed is given up with the letter it was typed into.
			replacePlace(hrefOf("settings", {}, "letters"));
		});
	const take = (stored: Letter) => {
		setTyped(partsOf(stored));
		setBefore(partsOf(stored));
		setSeen(stored.version);
		setTheirs(undefined);
		onSaved();
	};
	const described = (parts: Typed) => new Map(PARTS.map((part) => [say[part], parts[part]]));
	const error = (part: Part) =>
		fault?.part === part ? say.at(fault.line, fault.column, fault.what) : undefined;
	return (
		<form
			ref={form}
			class="stack"
			aria-label={say.purposes[purpose]}
			noValidate
			onSubmit={(event) => {
				event.preventDefault();
				void save(seen);
			}}
		>
			<EntryHead part="letters" back={say.back}>
				{say.purposes[purpose]} · {say.languages[written]}
			</EntryHead>
			{PARTS.map((part) => (
				<Field
					key={part}
					label={say[part]}
					hint={part === "text" ? say.textHint : undefined}
					error={error(part)}
				>
					{(control) =>
						part === "subject" ? (
							<input
								{...control}
								class="input"
								name={part}
								lang={written}
								value={typed.subject}
								onInput={(event) => setTyped({ ...typed, subject: event.currentTarget.value })}
							/>
						) : (
							<textarea
								{...control}
								class="input code"
								name={part}
								lang={written}
								spellcheck={false}
								rows={part === "html" ? 14 : 6}
								value={typed[part]}
								onInput={(event) => setTyped({ ...typed, [part]: event.currentTarget.value })}
							/>
						)
					}
				</Field>
			))}
			<AccountFilter
				account={account}
				name={undefined}
				onChoose={setAccount}
				label={say.account}
				placeholder={say.examples}
			/>
			{act.trouble && fault ? <ErrorNote happened={say.wrong} safe={say.wrongSafe} /> : <ActNote act={act} />}
			{theirs && (
				<ConflictNote
					theirs={described(partsOf(theirs))}
					mine={described(typed)}
					busy={act.busy}
					onTake={() => take(theirs)}
					onKeep={() => void save(theirs.version)}
				/>
			)}
			<div class="row">
				<button type="button" class="button" aria-disabled={act.busy} onClick={() => void show()}>
					{say.preview}
				</button>
				<button type="submit" class="button primary" aria-disabled={act.busy}>
					{say.save}
				</button>
				{!letter.supplied && (
					<button type="button" class="button subtle" aria-disabled={act.busy} onClick={() => void reset()}>
						{say.reset}
					</button>
				)}
				<span role="status">{told}</span>
			</div>
			{preview && <LetterPreview letter={preview} language={written} />}
			<LeaveGuard unsaved={isEdited(before, typed)} />
		</form>
	);
}
