import { ApiProblem } from "@accord/shared/api/client.ts";
import type { Account, DisputeView, OpenRequest } from "@accord/shared/api/schemas.ts";
import { words } from "@accord/shared/i18n/index.ts";
import { keyKeeper } from "@accord/shared/look/commands/sending.ts";
import { formWords } from "@accord/shared/look/commands/words.ts";
import { Field } from "@accord/shared/look/Field.tsx";
import { useReader } from "@accord/shared/look/reader.ts";
import { useSlow } from "@accord/shared/look/Skeleton.tsx";
import { useLayoutEffect, useRef, useState } from "preact/hooks";
import { focusRefused } from "../app/focusRefused.ts";
import { useSession } from "../app/session.ts";
import { TroubleNote } from "../app/TroubleNote.tsx";
import { type Trouble, troubleOf } from "../app/useLoad.ts";
import { tabWords } from "../words/words.ts";
import { ContestFields } from "./ContestFields.tsx";
import type { Item } from "./ItemList.tsx";
import { useContest } from "./useContest.ts";

interface PhoneFormProps {
	account: Account;
	items: readonly Item[];
	onOpened: (view: DisputeView) => void;
	onCancel: () => void;
}

/** A customer called: their words, the reason, how much of each chosen item. */
export function PhoneForm({ account, items, onOpened, onCancel }: PhoneFormProps) {
	const { client } = useSession();
	const { language } = useReader();
	const say = tabWords(language).account.phone;
	const ask = formWords(language);
	const contest = useContest(items.map((item) => ({ item })));
	const [said, setSaid] = useState("");
	const [trouble, setTrouble] = useState<Trouble>();
	const [busy, setBusy] = useState(false);
	const slow = useSlow(busy);
	const keyOf = useRef(keyKeeper());
	const form = useRef<HTMLFormElement>(null);
	useLayoutEffect(() => form.current?.querySelector("textarea")?.focus(), []);

	const submit = async () => {
		const answers = contest.check(said.trim() === "" ? { words: ask.required } : {});
		if (!answers) return focusRefused(form.current);
		if (busy) return;
		if (!navigator.onLine) return setTrouble({ kind: "offline" });
		const request: Omit<OpenRequest, "idempotencyKey"> = {
			account: account.id,
			...answers,
			words: said.trim(),
			source: { kind: "phone" },
		};
		setBusy(true);
		setTrouble(undefined);
		try {
			const idempotencyKey = keyOf.current(JSON.stringify(request));
			onOpened(await client.openDispute({ body: { ...request, idempotencyKey } }));
		} catch (error) {
			setTrouble(troubleOf(error));
			if (error instanceof ApiProblem) contest.blame(error);
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
			<Field label={say.words} error={contest.wrong.words}>
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
			<ContestFields contest={contest} />
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
