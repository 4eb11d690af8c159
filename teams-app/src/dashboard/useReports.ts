import type { Client } from "@accord/shared/api/client.ts";
import type { Report, ReportGroup } from "@accord/shared/api/schemas.ts";
import { type Loaded, useLoad, useWhileSeen } from "../app/useLoad.ts";
import type { Span } from "./period.ts";

export const CHARTS = ["reason", "account", "owner", "month"] as const satisfies readonly ReportGroup[];
export type Chart = (typeof CHARTS)[number];
/** Four reports and the period they are of. */
export type Reports = Readonly<Record<Chart, Report>> & { readonly span: Span };

/** Every act moves an amount, a number or an owner, so these two tell whether anything did. */
const telltales = ["reason", "owner"] as const;
const every = 5000;

/** The reports of a period, kept fresh while they are looked at: two small questions, all four when those differ. */
export function useReports(client: Client, span: Span): Loaded<Reports> {
	const ask = async <G extends Chart>(group: G, signal?: AbortSignal) =>
		client.reportDisputes({ query: { ...span, groupBy: group } }, signal);
	const loaded = useLoad<Reports>(JSON.stringify(span), async (signal) => {
		const [reason, account, owner, month] = await Promise.all(CHARTS.map((group) => ask(group, signal)));
		if (!reason || !account || !owner || !month) throw new Error("a report is missing");
		return { span, reason, account, owner, month };
	});
	useWhileSeen(every, () => {
		const { value, busy, reload, put } = loaded;
		if (busy) return;
		if (!value) return reload();
		Promise.all(telltales.map((group) => ask(group))).then(
			([reason, owner]) => {
				if (!reason || !owner) return;
				if (same(reason, value.reason) && same(owner, value.owner)) put({ ...value, reason, owner });
				else reload();
			},
			// The figures on screen say from when they are; the next question may be answered.
			() => {},
		);
	});
	return loaded;
}

function same(a: Report, b: Report): boolean {
	return JSON.stringify([a.rows, a.totals]) === JSON.stringify([b.rows, b.totals]);
}
