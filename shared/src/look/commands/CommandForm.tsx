import { useEffect, useLayoutEffect, useMemo, useRef, useState } from "preact/hooks";
import type { CommandType } from "../../dispute/command.ts";
import { words } from "../../i18n/index.ts";
import { ErrorNote } from "../ErrorNote.tsx";
import { useSlow } from "../Skeleton.tsx";
import { Timeline } from "../Timeline.tsx";
import { FieldInput } from "./FieldInput.tsx";
import {
	type CommandForm as Form,
	type FormContext,
	type FormField,
	initialValues,
	problems,
} from "./form.ts";
import { formOf } from "./forms.ts";
import { keyKeeper, type Send, type Sent } from "./sending.ts";
import { formWords } from "./words.ts";

interface CommandFormProps {
	type: CommandType;
	/** Redrawn with the dispute as it is now after a conflict; what was typed stays. */
	context: FormContext;
	send: Send;
	onDone: () => void;
	onCancel: () => void;
}

/** Asks what a command needs, says what it does, sends it, and keeps every word until it has arrived. */
export function CommandForm({ type, context, send, onDone, onCancel }: CommandFormProps) {
	const { language, view } = context;
	const say = formWords(language);
	const form = useMemo(() => formOf(type, context), [type, context]);
	const [values, setValues] = useState(() => (form ? initialValues(form) : {}));
	const [wrong, setWrong] = useState<Record<string, string>>({});
	const [busy, setBusy] = useState(false);
	const [sent, setSent] = useState<Sent | "offline">();
	const slow = useSlow(busy);
	const keyOf = useRef(keyKeeper());
	const element = useRef<HTMLFormElement>(null);
	const possible = view.allowed.includes(type);
	const effects: Partial<Record<CommandType, string>> = say.effect;

	useLayoutEffect(() => {
		firstUnanswered(element.current)?.focus();
	}, []);
	// The answer may be below the fold of a panel or a phone.
	useEffect(() => {
		if (sent) element.current?.querySelector("[role='alert']")?.scrollIntoView({ block: "nearest" });
	}, [sent]);
	if (!form) return null;

	const submit = async () => {
		const found = allProblems(form, values, language);
		setWrong(found);
		if (Object.keys(found).length > 0) return focusFirst(element.current, form, found);
		const command = form.build(values);
		if (!command || busy) return;
		if (!navigator.onLine) return setSent("offline");
		setBusy(true);
		setSent(undefined);
		const key = keyOf.current(`${view.dispute.version} ${JSON.stringify(command)}`);
		const outcome = await send(command, key).catch((error: unknown): Sent => {
			console.error(error);
			return { kind: "unreachable" };
		});
		setBusy(false);
		if (outcome.kind === "done") onDone();
		else setSent(outcome);
	};
	const shown = form.fields.filter((field) => !field.shown || field.shown(values));
	return (
		<form
			ref={element}
			class="stack command-form"
			aria-label={words(language).command[type]}
			noValidate
			onSubmit={(event) => {
				event.preventDefault();
				void submit();
			}}
			onKeyDown={(event) => {
				if (event.key === "Enter" && (event.ctrlKey || event.metaKey)) void submit();
				if (event.key === "Escape" && !busy) onCancel();
			}}
		>
			<div>
				<strong>{words(language).command[type]}</strong>
				{effects[type] !== undefined && <p class="small soft">{effects[type]}</p>}
			</div>
			{grouped(shown).map(({ group, fields }) => {
				const inputs = fields.map((field) => (
					<FieldInput
						key={field.name}
						field={field}
						values={values}
						error={wrong[field.name] ?? serverError(sent, field.name)}
						onInput={(value) => setValues({ ...values, [field.name]: value })}
					/>
				));
				return group === undefined ? (
					inputs
				) : (
					<fieldset key={group} class="stack tight">
						<legend>{group}</legend>
						<div class="pair">{inputs}</div>
					</fieldset>
				);
			})}
			{wrong[""] !== undefined && <ErrorNote happened={wrong[""]} />}
			<Answer sent={sent} context={context} possible={possible} />
			<div class="row">
				<button type="submit" class="button primary" aria-disabled={busy || !possible} disabled={!possible}>
					{busy ? say.sending : isStale(sent) ? say.redo : words(language).command[type]}
				</button>
				<button type="button" class="button subtle" onClick={onCancel} disabled={busy}>
					{say.cancel}
				</button>
			</div>
			<p class="small soft" role="status">
				{slow ? say.slow : ""}
			</p>
		</form>
	);
}

function Answer({
	sent,
	context,
	possible,
}: {
	sent: Sent | "offline" | undefined;
	context: FormContext;
	possible: boolean;
}) {
	const say = formWords(context.language);
	if (sent === undefined) return null;
	if (sent === "offline") return <ErrorNote happened={say.offline} />;
	switch (sent.kind) {
		case "done":
			return null;
		case "unreachable":
			return <ErrorNote happened={words(context.language).error.unavailable} safe={say.safeAgain} />;
		case "refused":
			return <ErrorNote happened={sent.problem.detail} />;
		case "stale":
			return (
				<div class="note warning" role="alert">
					<strong>{say.changedMeanwhile}</strong>
					<Timeline events={sent.since} people={context.view.people} />
					{!possible && <span>{say.noLongerPossible}</span>}
				</div>
			);
	}
}

const isStale = (sent: Sent | "offline" | undefined): boolean =>
	sent !== undefined && sent !== "offline" && sent.kind === "stale";

function serverError(sent: Sent | "offline" | undefined, name: string): string | undefined {
	if (sent === undefined || sent === "offline" || sent.kind !== "refused") return undefined;
	const { field = "", detail } = sent.problem;
	return field === name || field.endsWith(`.${name}`) ? detail : undefined;
}

function allProblems(form: Form, values: Record<string, string>, language: "fr" | "en") {
	const found = problems(form, values, language);
	const together = Object.keys(found).length === 0 ? form.check?.(values) : undefined;
	return together === undefined ? found : { "": together };
}

type Control = HTMLInputElement | HTMLTextAreaElement | HTMLSelectElement;

/** What is still to be said; what the form proposes by itself is passed over. */
function firstUnanswered(form: HTMLFormElement | null): Control | undefined {
	const controls = [...(form?.querySelectorAll<Control>("input, textarea, select") ?? [])];
	const answered = (control: Control): boolean => {
		// Boxes are chosen among, whatever their names.
		if (control.type === "checkbox") return form?.querySelector("input[type=checkbox]:checked") !== null;
		if (control.type !== "radio") return control.value !== "";
		return form?.querySelector(`input[name="${CSS.escape(control.name)}"]:checked`) !== null;
	};
	return controls.find((control) => !answered(control)) ?? controls[0];
}

function focusFirst(element: HTMLFormElement | null, form: Form, found: Readonly<Record<string, string>>) {
	const first = form.fields.find((field) => found[field.name] !== undefined);
	if (!first || !element) return;
	const named = element.elements.namedItem(first.name);
	if (named instanceof HTMLElement) named.focus();
	else element.querySelector<HTMLElement>("[aria-invalid='true']")?.focus();
}

function grouped(fields: readonly FormField[]) {
	const groups: { group: string | undefined; fields: FormField[] }[] = [];
	for (const field of fields) {
		const last = groups.at(-1);
		if (last && last.group === field.group && field.group !== undefined) last.fields.push(field);
		else groups.push({ group: field.group, fields: [field] });
	}
	return groups;
}
