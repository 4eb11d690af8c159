import { ApiProblem } from "@accord/shared/api/client.ts";
import type { Account, DisputeView, OpenRequest } from "@accord/shared/api/schemas.ts";
import { formatMoney } from "@accord/shared/i18n/format.ts";
import { words } from "@accord/shared/i18n/index.ts";
import { Combobox } from "@accord/shared/look/Combobox.tsx";
import { amountText, parseAmount } from "@accord/shared/look/commands/amount.ts";
import { peopleChoices } from "@accord/shared/look/commands/people.ts";
import { keyKeeper } from "@accord/shared/look/commands/sending.ts";
import { formWords } from "@accord/shared/look/commands/words.ts";
import { Field } from "@accord/shared/look/Field.tsx";
import { useReader } from "@accord/shared/look/reader.ts";
import { useSlow } from "@accord/shared/look/Skeleton.tsx";
import { useLayoutEffect, useRef, useState } from "preact/hooks";
import { useSession } from "../app/session.ts";
import { TroubleNote } from "../app/TroubleNote.tsx";
import { type Trouble, troubleOf } from "../app/useLoad.ts";
import { tabWords } from "../words/words.ts";
import { contestable, type Item } from "./ItemList.tsx";

interface PhoneFormProps {
	account: Account;
	items: readonly Item[];
	onOpened: (view: DisputeView) => void;
	onCancel: () => void;
}

/** A customer called: their words, the reason, how much of each chosen item. Only what is still free can be contested. */
export function PhoneForm({ account, items, onOpened, onCancel }: PhoneFormProps) {
	const { client, people, catalogue } = useSession();
	const { language } = useReader();
	const say = tabWords(language).account.phone;
	const ask = formWords(language);
	const [said, setSaid] = useState("");
	const [reason, setReason] = useState<string>();
	const [owner, setOwner] = useState<string>();
	const [comment, setComment] = useState("");
	const [amounts, setAmounts] = useState<Readonly<Record<string, string>>>({});
	const [wrong, setWrong] = useState<Readonly<Record<string, string>>>({});
	const [trouble, setTrouble] = useState<Trouble>();
	const [busy, setBusy] = useState(false);
	const slow = useSlow(busy);
	const keyOf = useRef(keyKeeper());
	const form = useRef<HTMLFormElement>(null);
	useLayoutEffect(() => form.current?.querySelector("textarea")?.focus(), []);

	const textOf = (item: Item) =>
		amounts[item.number] ?? amountText(contestable(item), item.currency, language);
	const submit = async () => {
		const found: Record<string, string> = {};
		const code = catalogue.reasons.find((one) => one.code === reason)?.code;
		if (said.trim() === "") found.words = ask.required;
		if (!code) found.reason = ask.required;
		const lines = items.map((item) => ({
			item: item.number,
			amount: parseAmount(textOf(item), item.currency) ?? 0,
			...(item.label === undefined ? {} : { label: item.label }),
		}));
		for (const [at, item] of items.entries()) {
			const amount = lines[at]?.amount ?? 0;
			if (amount === 0) found[item.number] = ask.notAnAmount;
			else if (amount > contestable(item)) found[item.number] = ask.tooMuch;
		}
		setWrong(found);
		if (!code || Object.keys(found).length > 0)
			return requestAnimationFrame(() => form.current?.querySelector<HTMLElement>("[aria-invalid]")?.focus());
		if (busy) return;
		if (!navigator.onLine) return setTrouble({ kind: "offline" });
		const person = people.find((one) => one.id === owner)?.id;
		const request: Omit<OpenRequest, "idempotencyKey"> = {
			account: account.id,
			lines,
			reason: code,
			words: said.trim(),
			source: { kind: "phone" },
			...(person === undefined ? {} : { owner: person }),
			...(comment.trim() === "" ? {} : { comment: comment.trim() }),
		};
		setBusy(true);
		setTrouble(undefined);
		try {
			const idempotencyKey = keyOf.current(JSON.stringify(request));
			onOpened(await client.openDispute({ body: { ...request, idempotencyKey } }));
		} catch (error) {
			setTrouble(troubleOf(error));
			const field = error instanceof ApiProblem ? (error.problem.field ?? "") : "";
			const at = /^lines[.[](\d+)/.exec(field)?.[1];
			const item = at === undefined ? undefined : items[Number(at)];
			if (item && error instanceof ApiProblem) setWrong({ [item.number]: error.problem.detail });
		} finally {
			setBusy(false);
		}
	};
	return (
		<form
			ref={form}
			class="stack command-form"
			aria-label={say.title}
			noValidate
			onSubmit={(event) => {
				event.preventDefault();
				void submit();
			}}
			onKeyDown={(event) => {
				if (event.key === "Escape" && !busy) onCancel();
			}}
		>
			<h2>{say.title}</h2>
			<Field label={say.words} error={wrong.words}>
				{(control) => (
					<textarea
						{...control}
						class="input"
						name="words"
						rows={3}
						required
						value={said}
						onInput={(event) => setSaid(event.currentTarget.value)}
					/>
				)}
			</Field>
			<div class="pair">
				{items.map((item) => (
					<Field
						key={item.number}
						label={say.amount(item.number)}
						hint={say.upTo(formatMoney({ minor: contestable(item), currency: item.currency }, language))}
						error={wrong[item.number]}
					>
						{(control) => (
							<input
								{...control}
								class="input amount"
								inputMode="decimal"
								autocomplete="off"
								value={textOf(item)}
								onInput={(event) => setAmounts({ ...amounts, [item.number]: event.currentTarget.value })}
							/>
						)}
					</Field>
				))}
			</div>
			<div class="pair">
				<Field label={say.reason} error={wrong.reason}>
					{(control) => (
						<Combobox
							control={control}
							value={reason}
							onChoose={setReason}
							choices={catalogue.reasons
								.filter((one) => !one.archived)
								.map((one) => ({ id: one.code, label: one.label[language], hint: one.awaits[language] }))}
						/>
					)}
				</Field>
				<Field label={say.owner} hint={say.ownerHint}>
					{(control) => (
						<Combobox
							control={control}
							value={owner}
							onChoose={setOwner}
							choices={peopleChoices(people, language)}
						/>
					)}
				</Field>
			</div>
			<Field label={`${say.comment} (${ask.optional})`}>
				{(control) => (
					<textarea
						{...control}
						class="input"
						rows={2}
						value={comment}
						onInput={(event) => setComment(event.currentTarget.value)}
					/>
				)}
			</Field>
			{trouble && <TroubleNote trouble={trouble} />}
			<div class="row">
				<button type="submit" class="button primary" aria-disabled={busy}>
					{busy ? ask.sending : words(language).command.OpenDispute}
				</button>
				<button type="button" class="button subtle" onClick={onCancel} disabled={busy}>
					{ask.cancel}
				</button>
			</div>
			<p class="small soft" role="status">
				{slow ? ask.slow : ""}
			</p>
		</form>
	);
}
