import { formatMoney, formatTotals } from "../i18n/format.ts";
import { useReader } from "./reader.ts";

interface Amount {
	readonly minor: number;
	readonly currency: string;
}

/** An amount in tabular figures, in the reader's own way of writing it. */
export function Money({ minor, currency, strong = false }: Amount & { strong?: boolean }) {
	const { language } = useReader();
	return <span class={strong ? "money strong" : "money"}>{formatMoney({ minor, currency }, language)}</span>;
}

/** Amounts of several currencies side by side, never added up. */
export function Totals({ amounts, strong = false }: { amounts: readonly Amount[]; strong?: boolean }) {
	const { language } = useReader();
	return <span class={strong ? "money strong" : "money"}>{formatTotals(amounts, language)}</span>;
}
