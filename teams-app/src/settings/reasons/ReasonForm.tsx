import type { Catalogue, Reason } from "@accord/shared/dispute/procedure.ts";
import { useReader } from "@accord/shared/look/reader.ts";
import { hrefOf } from "../../app/route.ts";
import { maySet, useSession } from "../../app/session.ts";
import { reasonsWords } from "../../words/reasons/words.ts";
import { EntryHead } from "../EntryHead.tsx";
import { refusedPaths } from "../typing/fields.ts";
import { TypingForm } from "../typing/TypingForm.tsx";
import { useTyping } from "../typing/useTyping.ts";
import { CauseFields } from "./CauseFields.tsx";
import { OpenNow } from "./OpenNow.tsx";
import { NameFields, RecognitionFields, StageFields } from "./ReasonFields.tsx";
import { blankLike, fieldsOf } from "./reasonDraft.ts";
import { ruleOf } from "./ruleOf.ts";
import { sendReason } from "./sendReason.ts";
import { ThresholdFields } from "./ThresholdFields.tsx";
import type { SaveCatalogue } from "./useCatalogue.ts";

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

/** One reason with its procedure, to be read, and by a manager or an administrator to be changed. */
export function ReasonForm({ catalogue, reason, pattern, save, onAdded }: ReasonFormProps) {
	const session = useSession();
	const { language } = useReader();
	const say = reasonsWords(language);
	const own = session.me.tenant.currency;
	const mayEdit = maySet(session);
	const isNew = reason === undefined;
	const read = (one: Reason) => fieldsOf(one, own, language);
	const typing = useTyping({
		initial: reason ? read(reason) : blankLike(pattern, own, language),
		ruleOf: (path) => ruleOf(path, say),
		send: async (fields) => {
			const sent = await sendReason(fields, { isNew, save, read });
			if (isNew && sent.kind === "saved") onAdded(sent.fields.code ?? "");
			return sent;
		},
		refused: (problem, fields) => {
			const at = catalogue.reasons.findIndex(({ code }) => code === reason?.code);
			return refusedPaths(problem, `reasons.${isNew ? catalogue.reasons.length : at}.`, fields);
		},
	});
	const { form: typed } = typing;
	const title = reason ? reason.label[language] : say.new;
	return (
		<TypingForm
			typing={typing}
			title={title}
			class="stack settings-form"
			mayEdit={mayEdit}
			wrong={say.wrong}
			saved={reason ? say.savedProcedure(reason.procedure.version) : ""}
			acts={
				<button type="submit" class="button primary" aria-disabled={typing.act.busy}>
					{say.save}
				</button>
			}
		>
			<EntryHead part="reasons" back={say.back}>
				{title}
				{reason && <span class="soft"> · {reason.code}</span>}
				{reason?.archived && <span class="soft"> · {say.archived}</span>}
			</EntryHead>
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
		</TypingForm>
	);
}

/** The place of one reason in the settings. */
export const reasonHref = (code: string): string => hrefOf("settings", { reason: code }, "reasons");
