import { formatMoney } from "../i18n/format.ts";
import { words } from "../i18n/index.ts";
import { useReader } from "./reader.ts";
import { lookWords } from "./words.ts";

/** How much of an open amount is held (amber hatching) and how much may be dunned (plain). Minor units. */
export function HeldBar({ held, open, currency }: { held: number; open: number; currency: string }) {
	const { language } = useReader();
	const say = words(language).amount;
	const dunnable = Math.max(0, open - held);
	const [heldText, dunnableText] = [held, dunnable].map((minor) =>
		formatMoney({ minor, currency }, language),
	);
	return (
		<div class="held-bar">
			<div
				class="bar"
				role="img"
				aria-label={lookWords(language).heldOf(
					heldText ?? "",
					formatMoney({ minor: Math.max(open, held), currency }, language),
				)}
			>
				{held > 0 && <span class="held" style={{ flexGrow: held }} />}
				{dunnable > 0 && <span class="dunnable" style={{ flexGrow: dunnable }} />}
			</div>
			<div class="row between small" aria-hidden="true">
				<span class="key held">
					{say.held} <b class="money">{heldText}</b>
				</span>
				<span class="key dunnable">
					{say.dunnable} <b class="money">{dunnableText}</b>
				</span>
			</div>
		</div>
	);
}
