import type { AgendaEntryView } from "@accord/shared/api/dunningSchemas.ts";
import { addDays } from "@accord/shared/dispute/businessCalendar.ts";
import { Field } from "@accord/shared/look/Field.tsx";
import { useReader } from "@accord/shared/look/reader.ts";
import { useState } from "preact/hooks";
import { useSession } from "../app/session.ts";
import { ActNote, useAct } from "../app/useAct.tsx";
import { collectingWords } from "../words/collecting/words.ts";

interface AsideFormProps {
	entries: readonly AgendaEntryView[];
	/** What was put aside, and the way to take it back. */
	onDone: (done: readonly AgendaEntryView[], undo: () => Promise<void>) => void;
	onCancel: () => void;
}

/** Puts entries aside until a day, with a reason that colleagues read. */
export function AsideForm({ entries, onDone, onCancel }: AsideFormProps) {
	const { client } = useSession();
	const { language, today } = useReader();
	const say = collectingWords(language);
	const act = useAct();
	const [until, setUntil] = useState(addDays(today, 7));
	const [because, setBecause] = useState("");
	const [wrong, setWrong] = useState<{ until?: string; because?: string }>({});
	const write = async (last: string) => {
		for (const { account, key } of entries)
			await client.snooze({ body: { account, entry: key, until: last, because: because.trim() } });
	};
	const submit = () => {
		const found = {
			...(until > today ? {} : { until: say.aside.untilRule }),
			...(because.trim() === "" ? { because: say.act.required } : {}),
		};
		setWrong(found);
		if (Object.keys(found).length > 0) return;
		void act.run(async () => {
			await write(until);
			// Until today is what brings an entry back.
			onDone(entries, () => write(today));
		});
	};
	return (
		<form
			class="stack"
			aria-label={say.aside.title}
			noValidate
			onSubmit={(event) => {
				event.preventDefault();
				submit();
			}}
			onKeyDown={(event) => {
				if (event.key !== "Escape" || act.busy) return;
				event.stopPropagation();
				onCancel();
			}}
		>
			<Field label={say.aside.until} error={wrong.until}>
				{(control) => (
					<input
						{...control}
						class="input"
						type="date"
						min={addDays(today, 1)}
						value={until}
						onInput={(event) => setUntil(event.currentTarget.value)}
					/>
				)}
			</Field>
			<Field label={say.aside.because} hint={say.aside.becauseHint} error={wrong.because}>
				{(control) => (
					<input
						{...control}
						class="input"
						maxLength={400}
						autocomplete="off"
						value={because}
						onInput={(event) => setBecause(event.currentTarget.value)}
					/>
				)}
			</Field>
			<ActNote act={act} />
			<div class="row">
				<button type="submit" class="button primary" aria-disabled={act.busy}>
					{act.busy ? say.act.sending : say.aside.title}
				</button>
				<button type="button" class="button subtle" onClick={onCancel} disabled={act.busy}>
					{say.act.cancel}
				</button>
			</div>
		</form>
	);
}
