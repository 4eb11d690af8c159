import type { Report } from "@accord/shared/api/schemas.ts";
import { formatMoney, formatTotals } from "@accord/shared/i18n/format.ts";
import { useReader } from "@accord/shared/look/reader.ts";
import type { ComponentChildren } from "preact";
import { hrefOf } from "../app/route.ts";
import { tabWords } from "../words/words.ts";
import { headlineOf } from "./figures.ts";
import { formatDays } from "./labels.ts";
import type { Span } from "./period.ts";

/** Four figures, each leading to the disputes it counts. */
export function Headline({ report, span }: { report: Report; span: Span }) {
	const { language } = useReader();
	const say = tabWords(language);
	const { open, late, opened, closed, meanDays, stillDisputed, disputed } = headlineOf(report);
	const within = { from: span.from, to: span.to };
	const notClosed = hrefOf("disputes", { ...within, status: "notClosed" });
	return (
		<ul class="tiles">
			<Tile label={say.dashboard.open} note={say.dashboard.openedIn(opened)} href={notClosed}>
				{open}
			</Tile>
			<Tile
				label={say.dashboard.money}
				note={disputed.length > 0 ? say.dashboard.ofDisputed(formatTotals(disputed, language)) : ""}
				href={notClosed}
			>
				{stillDisputed.length === 0 && "–"}
				{stillDisputed.map((money) => (
					<span key={money.currency} class="tile-money">
						{formatMoney(money, language)}
					</span>
				))}
			</Tile>
			<Tile
				label={say.dashboard.late}
				note={say.dashboard.lateOf(open)}
				href={hrefOf("disputes", { ...within, late: "1" })}
				late={late > 0}
			>
				{late}
			</Tile>
			<Tile
				label={say.dashboard.mean}
				note={meanDays === null ? say.dashboard.meanNone : say.dashboard.closedOf(closed)}
				href={hrefOf("disputes", { ...within, status: "closed" })}
			>
				{meanDays === null ? "–" : formatDays(meanDays, language)}
			</Tile>
		</ul>
	);
}

interface TileProps {
	label: string;
	note: string;
	href: string;
	late?: boolean;
	children: ComponentChildren;
}

function Tile({ label, note, href, late = false, children }: TileProps) {
	return (
		<li>
			<a class="tile" href={href}>
				<span class="label">{label}</span>
				<span class={late ? "tile-figure late" : "tile-figure"}>{children}</span>
				<span class="small soft">{note}</span>
			</a>
		</li>
	);
}
