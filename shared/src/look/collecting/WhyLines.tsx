import type { AccountProposal } from "../../api/dunningSchemas.ts";
import { HeldBar } from "../HeldBar.tsx";
import { Money } from "../Money.tsx";
import { useReader } from "../reader.ts";
import { collectingLook, levelName } from "./words.ts";

/** How much of an account is held and how much may be dunned, and for each unpaid item why it is asked for or not. */
export function WhyLines({ proposal: { lines, proposal } }: { proposal: AccountProposal }) {
	const { language } = useReader();
	const say = collectingLook(language);
	if (lines.length === 0) return <p class="soft">{say.nothingUnpaid}</p>;
	const asked = new Set(proposal?.items);
	const currencies = [...new Set(lines.map((line) => line.currency))];
	const sum = (currency: string, field: "held" | "open") =>
		lines
			.filter((line) => line.currency === currency && line.open > 0)
			.reduce((total, line) => total + line[field], 0);
	return (
		<div class="stack">
			{currencies.map((currency) => (
				<HeldBar
					key={currency}
					held={sum(currency, "held")}
					open={sum(currency, "open")}
					currency={currency}
				/>
			))}
			<ul class="why-lines">
				{lines.map((line) => (
					<li key={line.item} class={line.held > 0 ? "has-hold" : undefined}>
						<span class="row between">
							<strong>{line.item}</strong>
							<Money minor={asked.has(line.item) ? line.amount : line.open} currency={line.currency} />
						</span>
						<span class="small soft">
							{asked.has(line.item) && line.level !== undefined && `${levelName(line.level, language)} · `}
							{line.because[language]}
						</span>
						{line.held > 0 && (
							<span class="key held small">
								{say.held} <Money minor={line.held} currency={line.currency} />
							</span>
						)}
					</li>
				))}
			</ul>
		</div>
	);
}
