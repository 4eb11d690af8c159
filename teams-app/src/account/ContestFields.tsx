import { formatMoney } from "@accord/shared/i18n/format.ts";
import { Combobox } from "@accord/shared/look/Combobox.tsx";
import { peopleChoices } from "@accord/shared/look/commands/people.ts";
import { formWords } from "@accord/shared/look/commands/words.ts";
import { Field } from "@accord/shared/look/Field.tsx";
import { useReader } from "@accord/shared/look/reader.ts";
import { useSession } from "../app/session.ts";
import { tabWords } from "../words/words.ts";
import { contestable } from "./ItemList.tsx";
import type { Contest } from "./useContest.ts";

/** The fields of `useContest`. Only what is still free can be contested. */
export function ContestFields({ contest }: { contest: Contest }) {
	const { people, catalogue } = useSession();
	const { language, today } = useReader();
	const say = tabWords(language).account.phone;
	const { wrong } = contest;
	return (
		<>
			<div class="pair">
				{contest.items.map((item) => (
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
								value={contest.textOf(item)}
								onInput={(event) => contest.setAmount(item, event.currentTarget.value)}
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
							value={contest.reason}
							onChoose={contest.setReason}
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
							value={contest.owner}
							onChoose={contest.setOwner}
							choices={peopleChoices(people, { language, today })}
						/>
					)}
				</Field>
			</div>
			<Field label={`${say.comment} (${formWords(language).optional})`}>
				{(control) => (
					<textarea
						{...control}
						class="input"
						rows={2}
						value={contest.comment}
						onInput={(event) => contest.setComment(event.currentTarget.value)}
					/>
				)}
			</Field>
		</>
	);
}
