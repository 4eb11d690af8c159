import type { PolicyPreview as Preview } from "@accord/shared/api/dunningSchemas.ts";
import { formatDay } from "@accord/shared/i18n/format.ts";
import { levelName } from "@accord/shared/look/collecting/words.ts";
import { Totals } from "@accord/shared/look/Money.tsx";
import { useReader } from "@accord/shared/look/reader.ts";
import { hrefOf } from "../app/route.ts";
import { settingsWords } from "../words/settings/words.ts";

/** Whom the typed policy would chase tomorrow, beside the one in force. */
export function PolicyPreview({ preview }: { preview: Preview }) {
	const { language, today } = useReader();
	const say = settingsWords(language).policy;
	const level = (id: string | undefined) => (id === undefined ? say.nobody : levelName(id, language));
	const rows = [
		[say.inForce, preview.inForce],
		[say.wanted, preview.wanted],
	] as const;
	return (
		<section class="stack" aria-label={say.preview} role="status">
			<h3>{say.tomorrow(formatDay(preview.day, today, language))}</h3>
			<div class="scroll card">
				<table>
					<thead>
						<tr>
							<td />
							<th scope="col" class="figure">
								{say.accounts}
							</th>
							<th scope="col" class="figure">
								{say.items}
							</th>
							<th scope="col" class="figure">
								{say.total}
							</th>
						</tr>
					</thead>
					<tbody>
						{rows.map(([name, figures]) => (
							<tr key={name}>
								<th scope="row">{name}</th>
								<td class="figure">{figures.accounts}</td>
								<td class="figure">{figures.items}</td>
								<td class="figure">
									<Totals amounts={figures.total} />
								</td>
							</tr>
						))}
					</tbody>
				</table>
			</div>
			<p>
				<strong>{preview.differing === 0 ? say.same : say.differ(preview.differing)}</strong>
			</p>
			{preview.differ.length > 0 && (
				<ul class="account-rows">
					{preview.differ.map(({ account, accountName, inForce, wanted }) => (
						<li key={account}>
							<a class="account-row" href={hrefOf("account", {}, account)}>
								<strong>{accountName}</strong>
								<span class="small soft">
									{level(inForce)} → {level(wanted)}
								</span>
							</a>
						</li>
					))}
				</ul>
			)}
		</section>
	);
}
