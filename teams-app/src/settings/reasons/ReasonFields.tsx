import { NATURES, OWNER_FUNCTIONS, ROLES, STAGES } from "@accord/shared/dispute/terms.ts";
import { words } from "@accord/shared/i18n/index.ts";
import { useReader } from "@accord/shared/look/reader.ts";
import { reasonsWords } from "../../words/reasons/words.ts";
import { TypedField } from "../typing/TypedField.tsx";
import type { TypedForm } from "../typing/useTyping.ts";

/** What a reason is called, and what it is. */
export function NameFields({ form, isNew }: { form: TypedForm; isNew: boolean }) {
	const say = reasonsWords(useReader().language);
	return (
		<fieldset class="card stack">
			<legend>{say.sections.reason}</legend>
			<div class="level-row">
				{isNew && <TypedField form={form} path="code" label={say.code} hint={say.codeHint} />}
				<TypedField form={form} path="label.fr" label={say.labelFr} lang="fr" />
				<TypedField form={form} path="label.en" label={say.labelEn} lang="en" />
				<TypedField
					form={form}
					path="nature"
					label={say.nature}
					choices={NATURES.map((nature) => [nature, say.natures[nature]])}
				/>
			</div>
			<div class="level-row">
				<TypedField form={form} path="awaits.fr" label={say.awaitsFr} lang="fr" />
				<TypedField form={form} path="awaits.en" label={say.awaitsEn} lang="en" />
			</div>
		</fieldset>
	);
}

/** What makes a mail be of this reason. */
export function RecognitionFields({ form }: { form: TypedForm }) {
	const say = reasonsWords(useReader().language);
	return (
		<fieldset class="card stack">
			<legend>{say.sections.recognition}</legend>
			<div class="level-row">
				<TypedField
					form={form}
					path="means.fr"
					label={say.meansFr}
					hint={say.meansHint}
					lang="fr"
					kind="area"
				/>
				<TypedField
					form={form}
					path="means.en"
					label={say.meansEn}
					hint={say.meansHint}
					lang="en"
					kind="area"
				/>
			</div>
			<TypedField form={form} path="examples" label={say.examples} hint={say.examplesHint} kind="area" />
			<TypedField form={form} path="eInvoicing" label={say.eInvoicing} hint={say.eInvoicingHint} />
		</fieldset>
	);
}

/** Who does what, in how many business days. */
export function StageFields({ form }: { form: TypedForm }) {
	const { language } = useReader();
	const say = reasonsWords(language);
	const { role: roleName, stage: stageName } = words(language);
	return (
		<fieldset class="card stack">
			<legend>{say.sections.stages}</legend>
			<div class="stage-rows">
				{STAGES.map((stage, at) => (
					<div key={stage} class="level-row">
						{stage === "investigate" ? (
							<TypedField
								form={form}
								path="procedure.owner"
								label={`${stageName[stage]} · ${say.owner}`}
								choices={OWNER_FUNCTIONS.map((role) => [role, roleName[role]])}
							/>
						) : (
							<TypedField
								form={form}
								path={`procedure.stages.${at}.role`}
								label={`${stageName[stage]} · ${say.who}`}
								choices={ROLES.map((role) => [role, roleName[role]])}
							/>
						)}
						<TypedField
							form={form}
							path={`procedure.stages.${at}.businessDays`}
							label={`${stageName[stage]} · ${say.businessDays}`}
							kind="number"
						/>
					</div>
				))}
			</div>
			<div class="level-row">
				<TypedField
					form={form}
					path="procedure.silenceDays"
					label={say.silence}
					hint={say.silenceHint}
					kind="number"
				/>
				<TypedField
					form={form}
					path="procedure.followUp.businessDays"
					label={say.followUpDays}
					kind="number"
				/>
			</div>
			<div class="level-row">
				<TypedField form={form} path="procedure.followUp.fr" label={say.followUpFr} lang="fr" />
				<TypedField form={form} path="procedure.followUp.en" label={say.followUpEn} lang="en" />
			</div>
		</fieldset>
	);
}
