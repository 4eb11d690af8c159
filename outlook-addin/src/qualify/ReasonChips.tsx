import type { Proposal } from "@accord/shared/api/schemas.ts";
import type { Catalogue, ReasonCode } from "@accord/shared/dispute/procedure.ts";
import { quoted } from "@accord/shared/look/Quote.tsx";
import { useReader } from "@accord/shared/look/reader.ts";
import { paneWords } from "../words/words.ts";

interface ReasonChipsProps {
	proposal: Proposal;
	catalogue: Catalogue | undefined;
	chosen: ReasonCode | undefined;
	onChoose: (reason: ReasonCode) => void;
	missing: boolean;
}

/** Why: the three best reasons as choices with the words they rest on; all others one step away. */
export function ReasonChips({ proposal, catalogue, chosen, onChoose, missing }: ReasonChipsProps) {
	const { language } = useReader();
	const say = paneWords(language).reason;
	const best = proposal.reasons.slice(0, 3);
	const others = (catalogue?.reasons ?? []).filter(
		(reason) => !reason.archived && !best.some((proposed) => proposed.code === reason.code),
	);
	const because = best.find((reason) => reason.code === chosen)?.because;
	const awaits = catalogue?.reasons.find((reason) => reason.code === chosen)?.awaits[language];
	return (
		<fieldset class="stack tight">
			<legend>{say.title}</legend>
			{proposal.ask && chosen === undefined && <p class="small">{say.ask}</p>}
			{proposal.secondOpinion && <p class="small soft">{say.secondOpinion}</p>}
			<div class="chips">
				{best.map((reason) => (
					<label key={reason.code} class="chip">
						<input
							type="radio"
							name="reason"
							value={reason.code}
							checked={reason.code === chosen}
							onChange={() => onChoose(reason.code)}
						/>
						{reason.label[language]}
					</label>
				))}
				{others.length > 0 && (
					<select
						class={others.some((reason) => reason.code === chosen) ? "input other chosen" : "input other"}
						aria-label={say.other}
						value={others.some((reason) => reason.code === chosen) ? chosen : ""}
						onChange={(event) => {
							const reason = others.find((candidate) => candidate.code === event.currentTarget.value);
							if (reason) onChoose(reason.code);
						}}
					>
						<option value="">{say.other} …</option>
						{others.map((reason) => (
							<option key={reason.code} value={reason.code}>
								{reason.label[language]}
							</option>
						))}
					</select>
				)}
			</div>
			{because !== undefined && (
				<p class="small soft clip" title={because}>
					{say.because} {quoted(because, language)}
				</p>
			)}
			{awaits !== undefined && <p class="small soft">{awaits}</p>}
			{missing && (
				<p class="small error" role="alert">
					{say.missing}
				</p>
			)}
		</fieldset>
	);
}
