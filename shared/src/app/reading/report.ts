import type { Report, ReportGroup, ReportRow } from "../../api/schemas.ts";
import { addDays } from "../../dispute/businessCalendar.ts";
import type { Day } from "../../dispute/dispute.ts";
import { statusSchema } from "../../dispute/dispute.ts";
import { DomainError } from "../../dispute/error.ts";
import { currencySchema } from "../../dispute/money.ts";
import { words } from "../../i18n/index.ts";
import { key, splitKey } from "../../keys.ts";
import type { DocumentStore, Stored } from "../../ports/documentStore.ts";
import { type Cell, lateOn, meanDays, medianDays } from "../../reports/cell.ts";
import type { Contribution } from "../../reports/contribution.ts";
import {
	addCell,
	addContribution,
	type Dimension,
	Groups,
	monthsOf,
	splitPeriod,
} from "../../reports/cube.ts";
import type { Accord } from "../accord.ts";
import { listAll } from "../listing.ts";
import type { Office, World } from "../office.ts";
import type { LedgerFeed } from "../views/feed.ts";
import { cellsRange, disputesPartition, readCells, readRow, rowRange, rowsBetween } from "../views/rows.ts";

interface Period {
	readonly from: Day;
	readonly to: Day;
}

/**
 * Figures of the disputes opened in a period, by group and currency: whole months from kept cells, the stretches no
 * month covers from the rows themselves. @throws DomainError invalid_input when the period ends before it begins
 */
export function createReportDisputes(office: Office, feed: LedgerFeed): Accord["reportDisputes"] {
	return async ({ tenant }, { from, to, groupBy }): Promise<Report> => {
		const [world, asOf] = await Promise.all([office.world(tenant), feed.asOf()]);
		const { views } = office.ports;
		const partition = disputesPartition(key(tenant));
		const first = from ?? (await firstDay(views, partition, world));
		// Nothing was opened before the first, so its month counts as whole.
		const start = from ?? `${first.slice(0, 7)}-01`;
		const period = {
			from: first,
			to: to ?? (from !== undefined && from > world.today ? from : world.today),
		};
		if (period.from > period.to)
			throw new DomainError("invalid_input", "the period ends before it begins", "to");
		const figures = await collect(views, partition, { groupBy, period, start, world });
		return {
			...period,
			groupBy,
			rows: rowsOf(figures, groupBy, world),
			totals: totalsOf(figures.groups, world.today),
			asOf,
		};
	};
}

async function firstDay(views: DocumentStore, partition: string, world: World): Promise<Day> {
	const { items } = await views.list(partition, { ...rowRange, limit: 1 });
	const [first] = items;
	return first ? world.calendar.dayOf(readRow(first).summary.openedAt) : world.today;
}

interface Figures {
	readonly groups: Groups;
	readonly labels: ReadonlyMap<string, string>;
}

async function collect(
	views: DocumentStore,
	partition: string,
	asked: {
		readonly groupBy: ReportGroup;
		readonly period: Period;
		readonly start: Day;
		readonly world: World;
	},
): Promise<Figures> {
	const { groupBy, period, world, start } = asked;
	const dimension: Dimension = groupBy === "month" ? "status" : groupBy;
	// Nothing is opened after today, so a period that reaches it is read as reaching the end of its month.
	const to = period.to >= world.today ? endOfMonth(period.to) : period.to;
	const { firstMonth, lastMonth, edges } = splitPeriod(start, to);
	const groups = new Groups();
	const labels = new Map<string, string>();
	const range = cellsRange(dimension, firstMonth.slice(0, 4), lastMonth.slice(0, 4));
	if (firstMonth <= lastMonth)
		for await (const page of listAll(views, partition, range))
			for (const stored of page) {
				const { group, label, cells } = readCells(stored);
				if (label !== undefined) labels.set(group, label);
				for (const one of monthsOf(yearOf(stored), cells))
					if (one.month >= firstMonth && one.month <= lastMonth)
						addCell(groups, groupBy === "month" ? one.month : group, one);
			}
	for (const edge of edges)
		for await (const { contribution, name } of contributionsIn(views, partition, edge)) {
			addContribution(groups, groupOf(contribution, groupBy), contribution);
			if (groupBy === "account" && !labels.has(contribution.account)) labels.set(contribution.account, name);
		}
	return { groups, labels };
}

const endOfMonth = (day: Day): Day => addDays(`${addDays(`${day.slice(0, 7)}-28`, 4).slice(0, 7)}-01`, -1);
const yearOf = ({ id }: Stored): string => splitKey(id)[2] ?? "";

function groupOf(of: Contribution, groupBy: ReportGroup): string {
	return groupBy === "month" ? of.opened.slice(0, 7) : of[groupBy];
}

const DAY_MS = 86_400_000;

/** A day begins at another instant in each time zone: rows of a day more on both sides are looked at. */
async function* contributionsIn(views: DocumentStore, partition: string, { from, to }: Period) {
	const range = rowsBetween(Date.parse(from) - DAY_MS, Date.parse(to) + 2 * DAY_MS);
	for await (const page of listAll(views, partition, range))
		for (const stored of page) {
			const { contribution, summary } = readRow(stored);
			if (contribution && contribution.opened >= from && contribution.opened <= to)
				yield { contribution, name: summary.accountName };
		}
}

function rowsOf({ groups, labels }: Figures, groupBy: ReportGroup, world: World): ReportRow[] {
	const rows = [...groups.byGroup].flatMap(([group, byCurrency]) => {
		const label = labelOf(group, groupBy, { labels, world });
		return [...byCurrency]
			.filter(([, { opened }]) => opened > 0)
			.map(([currency, cell]) => rowOf({ key: group, label, currency }, cell, world.today));
	});
	if (groupBy === "month") return rows.sort((a, b) => order(a.key, b.key) || order(a.currency, b.currency));
	return rows.sort((a, b) => order(a.currency, b.currency) || b.disputed - a.disputed || order(a.key, b.key));
}

const order = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);

function totalsOf({ byGroup }: Groups, today: Day): ReportRow[] {
	const total = new Groups();
	for (const byCurrency of byGroup.values())
		for (const [currency, cell] of byCurrency) addCell(total, "", { month: "", currency, cell });
	return [...(total.byGroup.get("") ?? [])]
		.filter(([, { opened }]) => opened > 0)
		.map(([currency, cell]) =>
			rowOf({ key: "total", label: { fr: "Total", en: "Total" }, currency }, cell, today),
		)
		.sort((a, b) => order(a.currency, b.currency));
}

function rowOf(
	of: { readonly key: string; readonly label: ReportRow["label"]; readonly currency: string },
	cell: Cell,
	today: Day,
): ReportRow {
	const { opened, closed, disputed, stillDisputed, credited, upheld, writtenOff } = cell;
	return {
		key: of.key === "" ? "none" : of.key,
		label: of.label,
		currency: currencySchema.parse(of.currency),
		opened,
		closed,
		stillOpen: opened - closed,
		late: lateOn(cell, today),
		disputed,
		stillDisputed,
		credited,
		upheld,
		writtenOff,
		meanDays: meanDays(cell),
		medianDays: medianDays(cell),
		meanBusinessDays: closed === 0 ? null : cell.businessDays / closed,
	};
}

function labelOf(
	group: string,
	groupBy: ReportGroup,
	known: { readonly labels: ReadonlyMap<string, string>; readonly world: World },
): ReportRow["label"] {
	const { world, labels } = known;
	if (groupBy === "reason")
		return world.catalogue.reasons.find(({ code }) => code === group)?.label ?? { fr: group, en: group };
	if (groupBy === "status") {
		const status = statusSchema.safeParse(group);
		if (status.success) return { fr: words("fr").status[status.data], en: words("en").status[status.data] };
	}
	if (groupBy === "rootCause" && group === "") return { fr: "Pas encore connue", en: "Not known yet" };
	const name =
		(groupBy === "account" ? labels.get(group) : groupBy === "owner" ? world.names[group] : undefined) ??
		group;
	return { fr: name, en: name };
}
