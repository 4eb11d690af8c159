import type { DisputeSummary, Statement } from "@accord/shared/api/schemas.ts";
import { formatDay } from "@accord/shared/i18n/format.ts";
import { words } from "@accord/shared/i18n/index.ts";
import { Money } from "@accord/shared/look/Money.tsx";
import { useReader } from "@accord/shared/look/reader.ts";
import { hrefOf } from "../app/route.ts";
import { tabWords } from "../words/words.ts";

export type Item = Statement["items"][number];

interface ItemListProps {
	items: readonly Item[];
	disputes: readonly DisputeSummary[];
	chosen: ReadonlySet<string>;
	/** Absent for a person who may not open a dispute. */
	onChoose: ((chosen: ReadonlySet<string>) => void) | undefined;
}

/** Still contestable: open and not already held. */
export const contestable = (item: Item): number => Math.max(0, item.open - item.dunning.held);

/** The account's open items: held amounts hatched and named by their dispute, the rest plain. */
export function ItemList({ items, disputes, chosen, onChoose }: ItemListProps) {
	const { language, today } = useReader();
	const say = tabWords(language).account;
	const amount = words(language).amount;
	const open = items.filter((item) => item.status === "open");
	if (open.length === 0) return <p class="soft">{say.noItems}</p>;
	const toggle = (number: string) => {
		const next = new Set(chosen);
		if (!next.delete(number)) next.add(number);
		onChoose?.(next);
	};
	return (
		<ul class="items">
			{open.map((item) => {
				const { held, dunnable, overdueDays, creditPending, holds } = item.dunning;
				const late = overdueDays > 0;
				return (
					<li key={item.number} class={held > 0 ? "item has-hold" : "item"}>
						{onChoose && contestable(item) > 0 && item.kind !== "credit" && (
							<label class="item-choose">
								<input
									type="checkbox"
									checked={chosen.has(item.number)}
									aria-label={say.choose(item.number)}
									onChange={() => toggle(item.number)}
								/>
							</label>
						)}
						<span class="item-name">
							<strong>{item.number}</strong>
							{item.label !== undefined && <span class="soft"> · {item.label}</span>}
							<span class="small soft item-due">
								{say.due} {formatDay(item.dueOn, today, language)}
								{late && ` · ${say.overdueDays(overdueDays)}`}
							</span>
						</span>
						<span class="item-open">
							<span class="small soft">{amount.open} </span>
							<Money minor={item.open} currency={item.currency} strong />
						</span>
						<span class="item-state">
							{held > 0 && (
								<span class="key held">
									{amount.held} <Money minor={held} currency={item.currency} />
								</span>
							)}
							{dunnable > 0 && (
								<span class={held > 0 ? "key dunnable" : "soft"}>
									{amount.dunnable} <Money minor={dunnable} currency={item.currency} />
								</span>
							)}
							{creditPending > 0 && <span class="small soft">{say.creditPending}</span>}
							{holds
								.filter((hold) => !hold.released)
								.map((hold) => (
									<span key={hold.dispute} class="small">
										{say.heldBy}{" "}
										<a href={hrefOf("disputes", {}, hold.dispute)}>
											{hold.number || disputes.find((one) => one.id === hold.dispute)?.number}
										</a>
									</span>
								))}
						</span>
					</li>
				);
			})}
		</ul>
	);
}
