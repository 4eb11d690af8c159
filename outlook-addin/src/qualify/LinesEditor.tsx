import type { Statement } from "@accord/shared/api/schemas.ts";
import { formatDue, formatMoney } from "@accord/shared/i18n/format.ts";
import { Combobox } from "@accord/shared/look/Combobox.tsx";
import { Field } from "@accord/shared/look/Field.tsx";
import { quoted } from "@accord/shared/look/Quote.tsx";
import { useReader } from "@accord/shared/look/reader.ts";
import { useId, useState } from "preact/hooks";
import { paneWords } from "../words/words.ts";
import { addable, type Draft, type DraftErrors, type DraftLine, withItem } from "./draft.ts";
import { saysMore } from "./evidence.ts";

interface LinesEditorProps {
	draft: Draft;
	onDraft: (draft: Draft) => void;
	errors: DraftErrors;
	/** Errors are drawn once the agent has tried to open. */
	tried: boolean;
	/** What the account owes; undefined until it has been read. */
	statement: Statement | undefined;
}

/** How much: one row per contested item, its amount editable, and a search to add another. */
export function LinesEditor({ draft, onDraft, errors, tried, statement }: LinesEditorProps) {
	const { language, today } = useReader();
	const say = paneWords(language).lines;
	const free = statement ? addable(draft, statement.items) : [];
	const [adding, setAdding] = useState(draft.lines.length === 0);
	return (
		<fieldset class="stack tight">
			<legend>{say.title}</legend>
			<ul class="lines">
				{draft.lines.map((line) => (
					<Row
						key={line.item}
						line={line}
						held={statement?.items.find((item) => item.number === line.item)?.dunning.held ?? 0}
						error={errors.amounts[line.item]}
						tried={tried}
						onTyped={(typed) =>
							onDraft({
								...draft,
								lines: draft.lines.map((other) => (other === line ? { ...line, typed } : other)),
							})
						}
						onRemove={() => onDraft({ ...draft, lines: draft.lines.filter((other) => other !== line) })}
					/>
				))}
			</ul>
			{draft.lines.length === 0 && (
				<p class={tried ? "small error" : "small"} role={tried ? "alert" : undefined}>
					{statement && free.length === 0 ? say.noOpenItems : say.none}
				</p>
			)}
			{free.length > 0 && !adding && (
				<div>
					<button type="button" class="link" onClick={() => setAdding(true)}>
						{say.add}
					</button>
				</div>
			)}
			{free.length > 0 && adding && (
				<Field label={say.add}>
					{(control) => (
						<Combobox
							control={control}
							value={undefined}
							choices={free.map((item) => ({
								id: item.number,
								label: item.number,
								hint: [
									formatMoney({ minor: item.open, currency: item.currency }, language),
									formatDue(item.dueOn, today, language),
									item.label,
								]
									.filter(Boolean)
									.join(" · "),
							}))}
							focus={draft.lines.length > 0}
							onChoose={(number) => {
								setAdding(false);
								const item = free.find((candidate) => candidate.number === number);
								if (item) onDraft(withItem(draft, item, language));
							}}
						/>
					)}
				</Field>
			)}
		</fieldset>
	);
}

interface RowProps {
	line: DraftLine;
	held: number;
	error: DraftErrors["amounts"][string] | undefined;
	tried: boolean;
	onTyped: (typed: string) => void;
	onRemove: () => void;
}

function Row({ line, held, error, tried, onTyped, onRemove }: RowProps) {
	const { language } = useReader();
	const say = paneWords(language).lines;
	const id = useId();
	const money = (minor: number) => formatMoney({ minor, currency: line.currency }, language);
	const problem = error === "tooMuch" ? say.tooMuch(money(line.itemOpen)) : error && say[error];
	const shown = problem !== undefined && (tried || error === "tooMuch");
	return (
		<li class="line">
			<strong class="item">{line.item}</strong>
			<span class="amount-of">
				<input
					class="input amount"
					inputMode="decimal"
					autocomplete="off"
					aria-label={say.amount(line.item)}
					aria-describedby={id}
					aria-invalid={shown || undefined}
					value={line.typed}
					onFocus={(event) => event.currentTarget.select()}
					onInput={(event) => onTyped(event.currentTarget.value)}
				/>
				<button
					type="button"
					class="button subtle remove"
					aria-label={say.remove(line.item)}
					onClick={onRemove}
				>
					<svg viewBox="0 0 12 12" aria-hidden="true">
						<path d="M2 2l8 8M10 2l-8 8" stroke="currentColor" stroke-width="1.5" />
					</svg>
				</button>
			</span>
			<span id={id} class="small soft below">
				{say.ofOpen(money(line.itemOpen))}
				{held > 0 && ` · ${say.alreadyHeld(money(held))}`}
			</span>
			{saysMore(line.because, line.item) && (
				<span class="small soft below">
					{say.because} {quoted(line.because, language)}
				</span>
			)}
			{shown && (
				<span class="small error below" role="alert">
					{problem}
				</span>
			)}
		</li>
	);
}
