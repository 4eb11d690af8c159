import type { OpenItem } from "../../api/schemas.ts";
import type { Currency } from "../../dispute/money.ts";
import type { ItemField } from "./columns.ts";
import { BadLine } from "./lineErrors.ts";
import { currencyIn, needed, type Row } from "./rows.ts";
import { amountIn, BadCell, type DecimalSign, dayIn } from "./values.ts";

const kinds: Readonly<Record<string, OpenItem["kind"]>> = {
	invoice: "invoice",
	facture: "invoice",
	fac: "invoice",
	fa: "invoice",
	inv: "invoice",
	credit: "credit",
	creditnote: "credit",
	"credit note": "credit",
	avoir: "credit",
	av: "credit",
	cn: "credit",
	cm: "credit",
	debit: "debitNote",
	debitnote: "debitNote",
	"debit note": "debitNote",
	"note de débit": "debitNote",
	"note de debit": "debitNote",
	dn: "debitNote",
};

/** A cell read, with its column when it is bad. */
function reading<T>(row: Row<ItemField>, field: ItemField, read: () => T): T {
	try {
		return read();
	} catch (error) {
		if (error instanceof BadCell) throw new BadLine(error.code, row.column(field) ?? field);
		throw error;
	}
}

/**
 * One line as an open item. Only `open`, or only `amount`, stands for both; a credit is negative however it is written.
 * @throws BadLine
 */
export function itemIn(
	row: Row<ItemField>,
	known: { readonly currency: Currency; readonly sign: DecimalSign | undefined },
): OpenItem {
	const number = needed(row, "number", 200);
	const currencyText = row.get("currency");
	const currency =
		currencyText === undefined ? known.currency : currencyIn(currencyText, row.column("currency"));
	const money = (field: "amount" | "open") => {
		const text = row.get(field);
		return text === undefined ? undefined : reading(row, field, () => amountIn(text, currency, known.sign));
	};
	const stated = { amount: money("amount"), open: money("open") };
	const open = stated.open ?? stated.amount;
	if (open === undefined) throw new BadLine("missing", row.column("open") ?? row.column("amount") ?? "open");
	const amount = stated.amount ?? open;
	const kind = kinds[row.get("kind")?.toLowerCase() ?? ""] ?? (amount < 0 || open < 0 ? "credit" : "invoice");
	const due = needed(row, "dueOn", 40);
	const dueOn = reading(row, "dueOn", () => dayIn(due));
	const issued = row.get("issuedOn");
	const label = row.get("label")?.slice(0, 200);
	const orderNumber = row.get("orderNumber")?.slice(0, 120);
	const signed = (minor: number) => (kind === "credit" && minor > 0 ? -minor : minor);
	return {
		number,
		kind,
		currency,
		amount: signed(amount),
		open: signed(open),
		issuedOn: issued === undefined ? dueOn : reading(row, "issuedOn", () => dayIn(issued)),
		dueOn,
		...(label === undefined ? {} : { label }),
		...(orderNumber === undefined ? {} : { orderNumber }),
		status: open === 0 ? "paid" : "open",
	};
}

/** Whether an import changes nothing of an item. */
export function sameItem(a: OpenItem, b: OpenItem): boolean {
	return (
		a.open === b.open &&
		a.amount === b.amount &&
		a.status === b.status &&
		a.dueOn === b.dueOn &&
		a.issuedOn === b.issuedOn &&
		a.currency === b.currency &&
		a.kind === b.kind &&
		a.label === b.label &&
		a.orderNumber === b.orderNumber
	);
}
