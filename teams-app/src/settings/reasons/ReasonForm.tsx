import type { Catalogue, Reason } from "@accord/shared/dispute/procedure.ts";
import { ErrorNote } from "@accord/shared/look/ErrorNote.tsx";
import { useReader } from "@accord/shared/look/reader.ts";
import { useRef } from "preact/hooks";
import { hrefOf } from "../../app/route.ts";
import { mayAdminister, useSession } from "../../app/session.ts";
import { ActNote } from "../../app/useAct.tsx";
import { reasonsWords } from "../../words/reasons/words.ts";
import { LeaveGuard } from "../LeaveGuard.tsx";
import { CauseFields } from "./CauseFields.tsx";
import { OpenNow } from "./OpenNow.tsx";
import { NameFields, RecognitionFields, StageFields } from "./ReasonFields.tsx";
import { blankLike, fieldsOf } from "./reasonDraft.ts";
import { ThresholdFields } from "./ThresholdFields.tsx";
import type { SaveCatalogue } from "./useCatalogue.ts";
import { useReasonTyping } from "./useReasonTyping.ts";

interface ReasonFormProps {
	catalogue: Catalogue;
	/** Absent for one that is being added. */
	reason: Reason | undefined;
	/** Whose procedure a new one starts from. */
	pattern: Reason;
	save: SaveCatalogue;
	/** Told once a new one is there. */
	onAdded: (code: string) => void;
}

/** One reason with its procedure, to be read, and by an administrator to be changed. */
export function ReasonForm({ catalogue, reason, pattern, save, onAdded }: ReasonFormProps) {
	const session = useSession();
	const { language } = useReader();
	const say = reasonsWords(language);
	const form = useRef<HTMLFormElement>(null);
	const own = session.me.tenant.currency;
	const mayEdit = mayAdminister(session);
	const isNew = reason === undefined;
	const read = (one: Reason) => fieldsOf(one, own, language);
	const initial = reason ? read(reason) : blankLike(pattern, own, language);
	const typing = useReasonTyping({
		initial,
		isNew,
		saveCatalogue: save,
		readAgain: ({ reasons }) => {
			const theirs = reasons.find(({ code }) => code === reason?.code);
			return theirs ? read(theirs) : initial;
		},
		onSaved: (_, code) => isNew && onAdded(code),
		onRefused: () =>
			requestAnimationFrame(() => form.current?.querySelector<HTMLElement>("[aria-invalid]")?.focus()),
	});
	const { act, form: typed } = typing;
	const both = typed.theirs.size;
	const title = reason ? reason.label[language] : say.new;
	return (
		<form
			ref={form}
			class="stack settings-form"
			aria-label={title}
			noValidate
			onSubmit={(event) => {
				event.preventDefault();
				typing.save();
			}}
		>
			<div class="row between">
				<h2>
					{title}
					{reason && <span class="soft"> · {reason.code}</span>}
					{reason?.archived && <span class="soft"> · {say.archived}</span>}
				</h2>
				<a class="button subtle" href={hrefOf("settings", {}, "reasons")}>
					‹ {say.back}
				</a>
			</div>
			<div class="note">
				{reason && <strong>{say.procedureVersion(reason.procedure.version)}</strong>}
				<span>{say.keeps}</span>
				{reason && <OpenNow reason={reason.code} />}
			</div>
			{!mayEdit && <p class="soft">{say.readOnly}</p>}
			<fieldset class="stack" disabled={!mayEdit}>
				<NameFields form={typed} isNew={isNew} />
				<StageFields form={typed} />
				<ThresholdFields form={typed} own={own} />
				<CauseFields form={typed} known={catalogue.rootCauses} />
				<RecognitionFields form={typed} />
			</fieldset>
			{typing.stale && (
				<div class="note warning" role="alert">
					<strong>{say.stale}</strong>
					<span>{both > 0 ? say.staleBoth(both) : say.staleNext}</span>
				</div>
			)}
			{typed.wrong.size > 0 ? <ErrorNote happened={say.wrong} safe={say.wrongSafe} /> : <ActNote act={act} />}
			{mayEdit && (
				<div class="row">
					<button type="submit" class="button primary" aria-disabled={act.busy}>
						{say.save}
					</button>
					<span role="status">
						{typing.saved && reason ? say.savedProcedure(reason.procedure.version) : ""}
					</span>
				</div>
			)}
			<LeaveGuard unsaved={mayEdit && typing.edited} />
		</form>
	);
}

/** The place of one reason in the settings. */
export const reasonHref = (code: string): string => hrefOf("settings", { reason: code }, "reasons");
