import type { AccountPolicyPreview } from "@accord/shared/api/dunningSchemas.ts";
import { formatDay, formatTotals } from "@accord/shared/i18n/format.ts";
import { levelName } from "@accord/shared/look/collecting/words.ts";
import { useReader } from "@accord/shared/look/reader.ts";
import { settingsWords } from "../../words/settings/words.ts";

/** What the typed rules would ask this account for tomorrow, beside what is in force, item by item where they differ. */
export function OwnPreview({ preview }: { preview: AccountPolicyPreview }) {
	const { language, today } = useReader();
	const { own: say, policy } = settingsWords(language);
	const told = ({ level, items, total }: AccountPolicyPreview["wanted"]) =>
		level === undefined
			? policy.nobody
			: say.asked(levelName(level, language), items.length, formatTotals(total, language));
	const before = new Map(preview.inForce.lines.map((line) => [line.item, line.because[language]]));
	const differing = preview.wanted.lines.filter((line) => before.get(line.item) !== line.because[language]);
	return (
		<section class="card stack" aria-label={say.preview} role="status">
			<h3>
				{preview.accountName} · {policy.tomorrow(formatDay(preview.day, today, language))}
			</h3>
			<p>
				{policy.inForce} · {told(preview.inForce)}
				<br />
				{policy.wanted} · <strong>{told(preview.wanted)}</strong>
			</p>
			{differing.length === 0 ? (
				<p class="soft">{say.same}</p>
			) : (
				<ul class="why-lines">
					{differing.map((line) => (
						<li key={line.item}>
							<strong>{line.item}</strong>
							<span class="small soft">
								{before.get(line.item)} → {line.because[language]}
							</span>
						</li>
					))}
				</ul>
			)}
		</section>
	);
}
