import { ROLES } from "@accord/shared/dispute/terms.ts";
import { words } from "@accord/shared/i18n/index.ts";
import { useReader } from "@accord/shared/look/reader.ts";
import type { ComponentChildren } from "preact";
import { peopleWords } from "../../words/people/words.ts";
import { linesOf } from "../typing/fields.ts";
import { Theirs } from "../typing/TypedField.tsx";
import type { TypedForm } from "../typing/useTyping.ts";
import { rolesOf, textOfRoles } from "./personDraft.ts";

interface RoleFieldsProps {
	form: TypedForm;
	hint: string | undefined;
	/** What else says what the person does. */
	children: ComponentChildren;
}

/** The functions a person holds. */
export function RoleFields({ form, hint, children }: RoleFieldsProps) {
	const { language } = useReader();
	const say = peopleWords(language);
	const { role: roleName } = words(language);
	const held = rolesOf(form.fields);
	return (
		<fieldset class="card stack">
			<legend>{say.sections.work}</legend>
			<fieldset class="field">
				<legend>{say.roles}</legend>
				<div class="choices">
					{ROLES.map((role) => (
						<label key={role} class="choice">
							<input
								type="checkbox"
								name="roles"
								aria-invalid={form.wrong.has("roles") || undefined}
								checked={held.includes(role)}
								onChange={(event) => {
									const others = held.filter((one) => one !== role);
									form.type("roles", textOfRoles(event.currentTarget.checked ? [...others, role] : others));
								}}
							/>
							{roleName[role]}
						</label>
					))}
				</div>
				{form.wrong.has("roles") ? (
					<span class="small error">{form.ruleOf("roles")}</span>
				) : (
					<span class="small soft">{hint}</span>
				)}
				<Theirs
					form={form}
					path="roles"
					label={say.roles}
					say={(text) =>
						ROLES.filter((role) => linesOf(text).includes(role))
							.map((role) => roleName[role])
							.join(", ")
					}
				/>
			</fieldset>
			{children}
		</fieldset>
	);
}
