import { useEffect, useId, useRef, useState } from "preact/hooks";
import type { FieldControl } from "./Field.tsx";
import { matching } from "./match.ts";
import { useReader } from "./reader.ts";
import { lookWords } from "./words.ts";

export interface Choice {
	readonly id: string;
	readonly label: string;
	/** A second line: a role, an account number. */
	readonly hint?: string;
}

interface ComboboxProps {
	/** From `Field`. */
	control: FieldControl;
	choices: readonly Choice[];
	/** Id of the chosen one. */
	value: string | undefined;
	onChoose: (id: string) => void;
	/** When given, the caller searches (a server does) and `choices` are already what matches. */
	onType?: (typed: string) => void;
	placeholder?: string;
	/** Takes the focus and shows its choices as it appears. */
	focus?: boolean;
}

/** A text box that finds one of many: type, arrows, Enter; Escape puts the choice back. */
export function Combobox({
	control,
	choices,
	value,
	onChoose,
	onType,
	placeholder,
	focus = false,
}: ComboboxProps) {
	const say = lookWords(useReader().language);
	const listId = useId();
	const input = useRef<HTMLInputElement>(null);
	const [typed, setTyped] = useState<string>();
	const [active, setActive] = useState(0);
	useEffect(() => {
		if (!focus) return;
		input.current?.focus();
		setTyped("");
	}, [focus]);
	const chosen = choices.find((choice) => choice.id === value);
	const open = typed !== undefined;
	// Hundreds of time zones weigh nothing until somebody looks for one.
	const shown = !open
		? []
		: onType
			? choices
			: matching(choices, typed ?? "", (choice) => `${choice.label} ${choice.hint ?? ""}`);

	const close = () => setTyped(undefined);
	const choose = (choice: Choice | undefined) => {
		if (choice) onChoose(choice.id);
		close();
	};
	const onKeyDown = (event: KeyboardEvent) => {
		if (event.key === "ArrowDown" || event.key === "ArrowUp") {
			event.preventDefault();
			if (!open) return setTyped("");
			const step = event.key === "ArrowDown" ? 1 : -1;
			setActive((active + step + shown.length) % Math.max(1, shown.length));
		} else if (open && event.key === "Enter" && !event.ctrlKey && !event.metaKey) {
			event.preventDefault();
			choose(shown[active]);
		} else if (open && event.key === "Escape") {
			event.stopPropagation();
			event.preventDefault();
			close();
		}
	};
	return (
		<div class="combobox">
			<input
				{...control}
				ref={input}
				class="input"
				type="text"
				role="combobox"
				autocomplete="off"
				aria-autocomplete="list"
				aria-expanded={open}
				aria-controls={listId}
				aria-activedescendant={open && shown[active] ? `${listId}-${active}` : undefined}
				placeholder={chosen?.label ?? placeholder}
				value={typed ?? chosen?.label ?? ""}
				onInput={(event) => {
					setTyped(event.currentTarget.value);
					setActive(0);
					onType?.(event.currentTarget.value);
				}}
				onFocus={(event) => event.currentTarget.select()}
				onClick={() => !open && setTyped("")}
				onBlur={close}
				onKeyDown={onKeyDown}
			/>
			<div
				id={listId}
				class="listbox"
				role="listbox"
				aria-label={placeholder ?? chosen?.label ?? "…"}
				hidden={!open}
				tabIndex={-1}
			>
				{shown.map((choice, at) => (
					<div
						key={choice.id}
						id={`${listId}-${at}`}
						class={at === active ? "option active" : "option"}
						role="option"
						tabIndex={-1}
						aria-selected={choice.id === value}
						onPointerDown={(event) => {
							event.preventDefault();
							choose(choice);
						}}
					>
						{choice.label}
						{choice.hint !== undefined && <span class="small soft">{choice.hint}</span>}
					</div>
				))}
				{open && shown.length === 0 && <p class="small soft option">{say.noMatch}</p>}
			</div>
		</div>
	);
}
