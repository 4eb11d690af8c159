import type { Person } from "@accord/shared/api/schemas.ts";
import { HAND_FIELDS } from "@accord/shared/dispute/terms.ts";
import { peopleChoices } from "@accord/shared/look/commands/people.ts";
import { useReader } from "@accord/shared/look/reader.ts";
import { peopleWords } from "../../words/people/words.ts";
import { linesOf } from "../typing/fields.ts";
import { TypedField } from "../typing/TypedField.tsx";
import type { TypedForm } from "../typing/useTyping.ts";
import { AbsenceFields } from "./AbsenceFields.tsx";
import { RoleFields } from "./RoleFields.tsx";

interface PersonFieldsProps {
	form: TypedForm;
	person: Person;
	people: readonly Person[];
	/** Whether a company directory says things of people besides. */
	isFollowed: boolean;
}

/** What is known of a person, and which of it the directory does not say. */
export function PersonFields({ form: typed, person, people, isFollowed }: PersonFieldsProps) {
	const { language, today } = useReader();
	const say = peopleWords(language);
	const held = isFollowed ? linesOf(typed.fields.byHand) : [];
	const byHand = HAND_FIELDS.filter((field) => held.includes(field));
	const note = (path: string, hint?: string) => (held.includes(path) ? say.byHand : hint);
	const zones = [...new Set([person.timeZone, ...Intl.supportedValuesOf("timeZone")])];
	const choosePerson = (path: "manager" | "deputy", label: string, hint: string) => (
		<TypedField
			form={typed}
			path={path}
			label={label}
			hint={note(path, hint)}
			choices={[["", say.nobody], ...others(typed.fields[path] ?? "")]}
		/>
	);
	return (
		<>
			<fieldset class="card stack">
				<legend>{say.sections.person}</legend>
				<div class="level-row">
					<TypedField form={typed} path="name" label={say.name} hint={note("name")} />
					<TypedField form={typed} path="mail" label={say.mail} hint={note("mail")} />
				</div>
				<div class="level-row">
					{choosePerson("manager", say.manager, say.managerHint)}
					<TypedField
						form={typed}
						path="left"
						label={say.left}
						hint={note("left", say.leftHint)}
						kind="date"
					/>
				</div>
			</fieldset>
			<RoleFields form={typed} hint={note("roles", say.rolesHint)}>
				<TypedField
					form={typed}
					path="territories"
					label={say.territories}
					hint={note("territories", say.territoriesHint)}
				/>
			</RoleFields>
			<fieldset class="card stack">
				<legend>{say.sections.away}</legend>
				<div class="level-row">
					{choosePerson("deputy", say.deputy, say.deputyHint)}
					<AbsenceFields form={typed} />
				</div>
			</fieldset>
			<fieldset class="card stack">
				<legend>{say.sections.place}</legend>
				<div class="level-row">
					<TypedField
						form={typed}
						path="language"
						label={say.language}
						hint={note("language")}
						choices={(["fr", "en"] as const).map((one) => [one, say.languages[one]])}
					/>
					<TypedField
						form={typed}
						path="timeZone"
						label={say.timeZone}
						hint={note("timeZone")}
						choices={zones.map((zone) => [zone, zone.replaceAll("_", " ")])}
					/>
				</div>
			</fieldset>
			{byHand.length > 0 && (
				<div class="note">
					<span>{say.followText(byHand.map((field) => say[field]).join(", "))}</span>
					<div>
						<button type="button" class="button" onClick={() => typed.type("byHand", "")}>
							{say.follow}
						</button>
					</div>
				</div>
			)}
		</>
	);

	/** Whoever is there today, and whoever was chosen before they left. */
	function others(chosen: string): (readonly [string, string])[] {
		const present = peopleChoices(people, { language, today }).filter(({ id }) => id !== person.id);
		const gone = people.filter(({ id }) => id === chosen && !present.some((one) => one.id === id));
		return [
			...gone.map(({ id, name }) => [id, name] as const),
			...present.map(({ id, label }) => [id, label] as const),
		];
	}
}
