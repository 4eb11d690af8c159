import { useReader } from "@accord/shared/look/reader.ts";
import { useRef } from "preact/hooks";
import { mayAdminister, useSession } from "../../app/session.ts";
import { companyWords } from "../../words/company/words.ts";
import { ConflictNote, isChangedSince } from "../ConflictNote.tsx";
import { refusedPaths } from "../typing/fields.ts";
import { TypingForm } from "../typing/TypingForm.tsx";
import { useTyping } from "../typing/useTyping.ts";
import { ClosingDayFields } from "./ClosingDayFields.tsx";
import { CompanyFields } from "./CompanyFields.tsx";
import { type CompanySettings, fieldsOf, ruleOf, settingsOf } from "./companyDraft.ts";
import { DirectoryRuleFields } from "./DirectoryRuleFields.tsx";
import { DisputeFields } from "./DisputeFields.tsx";
import { describeCompany } from "./describeCompany.ts";
import { SecondReaderField } from "./SecondReaderField.tsx";

/** The settings of the company, to be read, and by an administrator to be changed. */
export function CompanyForm({ settings }: { settings: CompanySettings }) {
	const session = useSession();
	const { client, people, me, put } = session;
	const { language } = useReader();
	const say = companyWords(language);
	const mayEdit = mayAdminister(session);
	const seen = useRef(settings.version);
	const typing = useTyping({
		initial: fieldsOf(settings),
		ruleOf: (path) => ruleOf(path, say),
		send: async (fields) => {
			const read = settingsOf(fields);
			if ("wrong" in read) return { kind: "wrong", paths: read.wrong };
			try {
				const saved = await client.saveSettings({ body: read.body, seen: seen.current });
				seen.current = saved.version;
				const { name, currency, country } = saved;
				put({ me: { ...me, tenant: { ...me.tenant, name, currency, country } } });
				return { kind: "saved", fields: fieldsOf(saved) };
			} catch (error) {
				if (!isChangedSince(error)) throw error;
				const theirs = await client.readSettings({});
				seen.current = theirs.version;
				return { kind: "stale", theirs: fieldsOf(theirs) };
			}
		},
		refused: (problem, fields) => refusedPaths(problem, "", fields),
	});
	const { form, act, before } = typing;
	const described = (fields: typeof before) => describeCompany(fields, { language, people });
	return (
		<TypingForm
			typing={typing}
			title={say.title}
			class="stack settings-form"
			mayEdit={mayEdit}
			wrong={say.wrong}
			saved={say.saved}
			conflict={
				<ConflictNote
					theirs={described(before)}
					mine={described(form.fields)}
					busy={act.busy}
					onTake={typing.giveUp}
					onKeep={() => typing.save()}
				/>
			}
			acts={
				<button type="submit" class="button primary" aria-disabled={act.busy}>
					{say.save}
				</button>
			}
		>
			<h2>{say.title}</h2>
			<p class="soft">{say.text}</p>
			{!mayEdit && <p class="soft">{say.readOnly}</p>}
			<fieldset class="stack" disabled={!mayEdit}>
				<CompanyFields form={form} />
				<ClosingDayFields form={form} mayEdit={mayEdit} />
				<DisputeFields form={form} people={people} />
				<DirectoryRuleFields form={form} mayEdit={mayEdit} />
				<SecondReaderField form={form} isThere={settings.hasSecondReader} />
			</fieldset>
		</TypingForm>
	);
}
