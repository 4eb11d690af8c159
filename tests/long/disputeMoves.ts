import type { Command, CommandType } from "@accord/shared/dispute/command.ts";
import { type Dispute, evidenceSchema, type LineOutcome } from "@accord/shared/dispute/dispute.ts";
import { creditsToRecord } from "@accord/shared/dispute/lines.ts";
import { currencySchema } from "@accord/shared/dispute/money.ts";
import type { Actor } from "@accord/shared/dispute/people.ts";
import { reasonCodeSchema } from "@accord/shared/dispute/procedure.ts";
import { company } from "@accord/shared/dispute/scenario.ts";

interface Situation {
	readonly state: Dispute;
	readonly others: readonly Dispute[];
	/** Every choice is read from this number. */
	readonly how: number;
	readonly actor: Actor;
	readonly today: string;
}

const pick = <T>(from: readonly T[], how: number): T => {
	const found = from[how % from.length];
	if (found === undefined) throw new Error("nothing to pick");
	return found;
};

function outcomes({ state, how }: Situation): LineOutcome[] {
	return state.lines.map(({ id, stillDisputed }, index) => {
		const shape = (how >> (2 * (index % 4))) % 4;
		const credited = [stillDisputed, 0, Math.floor(stillDisputed / 3), 0][shape] ?? 0;
		const writtenOff = [0, 0, Math.floor(stillDisputed / 5), stillDisputed][shape] ?? 0;
		const wrong = how % 31 === 30 ? 1 : 0;
		return { line: id, credited, writtenOff, upheld: stillDisputed - credited - writtenOff + wrong };
	});
}

function note({ state, how }: Situation, number: string): Command {
	const missing = creditsToRecord(state.lines, state.notes);
	const { minor, currency } = missing[0] ?? { minor: 100, currency: currencySchema.parse("EUR") };
	const amount = how % 4 === 0 ? Math.max(1, Math.floor(minor / 2)) : how % 19 === 0 ? minor + 1 : minor;
	return {
		type: "RecordDocument",
		note: { kind: "creditNote", number, amount: Math.max(1, amount), currency, date: "2026-03-02" },
	};
}

function payment({ state, how }: Situation): Command {
	const line = pick(state.lines, how);
	const owed = line.stillDisputed + line.upheld;
	const amount = how % 3 === 0 ? owed : how % 3 === 1 ? Math.floor(owed / 2) : how % 17 === 0 ? owed + 1 : 1;
	return { type: "RecordPayment", payments: [{ line: line.id, amount }] };
}

function split({ state, how }: Situation): Command {
	const line = pick(state.lines, how);
	const part = { line: line.id, amount: Math.max(1, Math.floor(line.stillDisputed / 2)) };
	const whole = how % 2 === 0 && state.lines.length > 1;
	return {
		type: "Split",
		lines: whole ? [line.id] : [],
		...(whole ? {} : { parts: [part] }),
		...(how % 3 === 0 ? { reason: reasonCodeSchema.parse("QUANTITY") } : {}),
		because: "two matters",
	};
}

function evidence({ how }: Situation): Command {
	const sha256 = how.toString(16).padStart(64, "0");
	const piece = { id: `e${how}`, name: "note.pdf", mediaType: "application/pdf", bytes: how % 20, sha256 };
	return { type: "AttachEvidence", evidence: evidenceSchema.parse(piece) };
}

/** A plausible command of a type: mostly acceptable, sometimes wrong in its amounts, people or ids. */
export function commandFor(type: CommandType, at: Situation): Command {
	const { state, others, how, actor, today } = at;
	switch (type) {
		case "AddComment": {
			const line = how % 3 === 0 ? { line: pick(state.lines, how).id } : {};
			return { type, text: `comment ${how}`, visibility: how % 2 ? "shared" : "internal", ...line };
		}
		case "AttachEvidence":
			return evidence(at);
		case "ChangeReason":
			return {
				type,
				reason: reasonCodeSchema.parse(pick(["PRICE", "QUANTITY", "BILLING", "DISCOUNT", "GONE"], how)),
			};
		case "ChangePriority":
			return { type, priority: pick(["low", "normal", "high", "urgent"] as const, how) };
		case "Assign":
			return {
				type,
				as: pick(["owner", "coordinator", "approver", "poster"] as const, how),
				person: pick(company, how >> 2).id,
			};
		case "AskCustomer":
			return { type, question: "Which price?" };
		case "RecordCustomerAnswer":
			return { type, answer: "The agreed one.", via: "mail" };
		case "ProposeOutcome":
			return { type, lines: outcomes(at), because: "so it is", rootCause: pick(["pricing", "carrier"], how) };
		case "Approve":
			return { type };
		case "SendBack":
			return { type, because: "not proven" };
		case "RecordDocument":
			return note(at, `AV-${state.version}`);
		case "ConfirmWithCustomer":
			return { type, agreed: how % 3 > 0, by: "Mme Durand", via: "phone" };
		case "Close":
			return { type, because: "agreed" };
		case "Withdraw":
			return { type, because: "our mistake" };
		case "Reopen": {
			const cause = pick(["newFact", "customerRefused", "paymentBounced"] as const, how);
			return { type, because: "again", cause: actor.kind === "system" ? "paymentBounced" : cause };
		}
		case "Merge":
			return { type, into: (others.length > 0 ? pick(others, how) : state).id };
		case "Split":
			return split(at);
		case "ScheduleFollowUp":
			return { type, due: today, text: "call", ...(how % 2 ? { id: `F${(how % 3) + 1}` } : {}) };
		case "CompleteFollowUp":
			return { type, id: pick(state.followUps, how).id };
		case "Remind":
			return { type };
		case "Escalate":
			return { type, because: "late" };
		case "RecordPayment":
			return payment(at);
		default:
			return type satisfies never;
	}
}
