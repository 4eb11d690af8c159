import type { CommandRequest, DisputeView, OpenRequest } from "@accord/shared/api/schemas.ts";
import { accountIdSchema, type DisputeId } from "@accord/shared/dispute/dispute.ts";
import { reasonCodeSchema } from "@accord/shared/dispute/procedure.ts";
import { csv, type Rig } from "./bench.ts";

const PRICE = reasonCodeSchema.parse("PRICE");
export const account = accountIdSchema.parse("C001");

/** One customer with two invoices of 1,000.00 and 300.00 euros, and another with an invoice of the first one's number. */
export async function stock(r: Rig, tenant = "t1"): Promise<void> {
	const admin = r.as("diane", tenant);
	await r.accord.importAccounts(
		admin,
		csv(
			"number;name;mail;salesperson;coordinator",
			"C001;Durand SA;compta@durand.example;samir;claire",
			"C002;Smith Ltd;ap@smith.example;samir;chloe",
		),
	);
	await r.accord.importOpenItems(
		admin,
		csv(
			"account;invoice;amount;open;due;date",
			"C001;F1;1000,00;1000,00;2026-02-15;2026-01-15",
			"C001;F2;300,00;300,00;2026-02-28;2026-01-28",
			"C002;F1;70,00;70,00;2026-02-28;2026-01-28",
		),
	);
	await r.accord.catchUp();
}

let keys = 0;
/** A key nobody used before. */
export function freshKey(): string {
	keys += 1;
	return `test-key-${keys}`;
}

export const claim = (more: Partial<OpenRequest> = {}): OpenRequest => ({
	account,
	lines: [{ item: "F1", amount: 30_000 }],
	reason: PRICE,
	words: "We will not pay F1, the price is wrong.",
	source: { kind: "phone" },
	idempotencyKey: freshKey(),
	...more,
});

type Said = CommandRequest extends infer C
	? C extends CommandRequest
		? Omit<C, "expectedVersion" | "idempotencyKey">
		: never
	: never;

/** Acts on a dispute in the version it has. */
export async function act(
	r: Rig,
	who: string,
	on: { readonly dispute: { readonly id: DisputeId; readonly version: number } },
	said: Said,
): Promise<DisputeView> {
	return r.accord.commandDispute(r.as(who), on.dispute.id, {
		...said,
		expectedVersion: on.dispute.version,
		idempotencyKey: freshKey(),
	});
}

/** A dispute that ends with the customer's agreement, all of it credited. */
export async function settled(r: Rig, opened: DisputeView): Promise<DisputeView> {
	const lines = opened.dispute.lines.map(({ id, stillDisputed }) => ({
		line: id,
		credited: stillDisputed,
		upheld: 0,
		writtenOff: 0,
	}));
	const proposed = await act(r, "samir", opened, { type: "ProposeOutcome", lines, because: "as quoted" });
	const decided =
		proposed.dispute.status === "awaitingApproval"
			? await act(r, "alice", proposed, { type: "Approve" })
			: proposed;
	const [line] = opened.dispute.lines;
	if (!line) throw new Error("no line");
	const note = {
		kind: "creditNote" as const,
		number: `AV-${opened.dispute.number}`,
		amount: lines.reduce((sum, { credited }) => sum + credited, 0),
		currency: line.currency,
		date: "2026-03-03",
	};
	const booked = await act(r, "benoit", decided, { type: "RecordDocument", note });
	return act(r, "claire", booked, {
		type: "ConfirmWithCustomer",
		agreed: true,
		by: "Mme Durand",
		via: "phone",
	});
}
