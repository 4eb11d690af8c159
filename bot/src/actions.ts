import type { Accord, Principal } from "@accord/shared/app/accord.ts";
import type { Log } from "@accord/shared/app/ports.ts";
import type { Command } from "@accord/shared/dispute/command.ts";
import type { DisputeId } from "@accord/shared/dispute/dispute.ts";
import { DomainError, type ErrorCode } from "@accord/shared/dispute/error.ts";
import { words } from "@accord/shared/i18n/index.ts";
import { z } from "zod";
import type { CardJson } from "./activity.ts";
import { type Act, type ActView, cardDataSchema, NotAnAmount } from "./acts/act.ts";
import { acts } from "./acts/index.ts";
import { isRecord } from "./cards/card.ts";
import type { Banner } from "./cards/drawDispute.ts";
import { drawNotice } from "./cards/drawWorklist.ts";
import type { Desk } from "./desk.ts";
import { quote, shorten } from "./text.ts";
import { botWords } from "./words/index.ts";

/** What a press comes to: the card as it stands now, or a refusal that leaves the pressed card alone. */
export type Pressed =
	| {
			readonly card: CardJson;
			/** The dispute the card shows. */
			readonly shows?: { readonly dispute: DisputeId; readonly version: number };
			/** True when the press changed the dispute. */
			readonly acted: boolean;
	  }
	| { readonly refused: ErrorCode; readonly text: string };

interface Ports {
	readonly accord: Accord;
	readonly desk: Desk;
	readonly log: Log;
	/** The person's id in the channel. */
	readonly viewer: string;
}

/** Verb → schema → command, and always an answer a person can read. Nothing is written for what it refuses. */
export async function press(
	ports: Ports,
	who: Principal,
	{ verb, data: raw }: { readonly verb: string; readonly data: unknown },
): Promise<Pressed> {
	const act = acts.get(verb);
	const data = cardDataSchema.safeParse(raw);
	if (!act || !data.success)
		return { refused: "invalid_input", text: botWords(who.language).notice.unreadable };
	const { dispute, version, once } = data.data;
	const typed = draftsOf(raw);
	let command: Command;
	try {
		command = act.read(raw);
	} catch (error) {
		const refusal = inputRefusal(error, who);
		if (!refusal) throw error;
		return redraw(ports, who, { dispute, banner: refusal, typed, act, acted: false });
	}
	try {
		await ports.accord.commandDispute(who, dispute, {
			...command,
			expectedVersion: version,
			idempotencyKey: once,
		});
	} catch (error) {
		const code = codeOf(error, ports.log, verb);
		const text = words(who.language).error[code];
		if (code === "unavailable" || code === "internal" || code === "rate_limited")
			return { refused: code, text };
		return redraw(ports, who, { dispute, banner: { style: "warning", text }, typed, act, acted: false });
	}
	const done = resultText(command, who);
	return redraw(ports, who, { dispute, banner: { style: "good", text: done }, typed: {}, act, acted: true });
}

/** The dispute's card as it stands, without acting. */
export async function show(ports: Ports, who: Principal, raw: unknown): Promise<Pressed> {
	const data = cardDataSchema.pick({ dispute: true }).safeParse(raw);
	if (!data.success) return { refused: "invalid_input", text: botWords(who.language).notice.unreadable };
	return redraw(ports, who, { dispute: data.data.dispute, typed: {}, acted: false });
}

interface Redrawing {
	readonly dispute: DisputeId;
	readonly banner?: Banner;
	readonly typed: Readonly<Record<string, string>>;
	readonly act?: Act;
	readonly acted: boolean;
}

async function redraw(
	{ desk, log, viewer }: Ports,
	who: Principal,
	{ dispute, banner, typed, act, acted }: Redrawing,
): Promise<Pressed> {
	let view: ActView;
	try {
		view = await desk.view(who, dispute, { drafts: typed });
	} catch (error) {
		const code = codeOf(error, log, "redraw");
		const text = words(who.language).error[code];
		// The act is done but its card is out of this person's reach now: say so, do not call it a failure.
		if (acted || code === "not_found" || code === "forbidden" || code === "role_not_allowed") {
			const reader = await desk.reader(who);
			return {
				acted,
				card: await drawNotice(acted && banner ? banner.text : text, who.language, { reader }),
			};
		}
		return { refused: code, text };
	}
	const said = banner && { ...banner, ...wrote(view, typed, act) };
	const { card } = await desk.draw(view, { viewer, ...(said ? { banner: said } : {}) });
	return { card, acted, shows: { dispute, version: view.file.dispute.version } };
}

/** What the person had written, shown where the form it was written in is not offered any more. */
function wrote(
	view: ActView,
	typed: Readonly<Record<string, string>>,
	act: Act | undefined,
): { wrote?: string } {
	const offered = act !== undefined && view.file.allowed.includes(act.command) && act.shown(view);
	const text = Object.entries(typed).find(
		([id, value]) => /(Text|Because|Note|Comment)$/.test(id) && value,
	)?.[1];
	return offered || text === undefined ? {} : { wrote: quote(text, view.reader.language, 600) };
}

function draftsOf(raw: unknown): Record<string, string> {
	if (!isRecord(raw)) return {};
	const own = new Set(["dispute", "version", "once", "for", "as", "lines", "currency"]);
	return Object.fromEntries(
		Object.entries(raw)
			.slice(0, 40)
			.flatMap(([id, value]) =>
				typeof value === "string" && !own.has(id) ? [[id, value.slice(0, 4000)]] : [],
			),
	);
}

function inputRefusal(error: unknown, who: Principal): Banner | undefined {
	if (error instanceof NotAnAmount)
		return {
			style: "warning",
			text: `${botWords(who.language).notice.notAnAmount} ${quote(shorten(error.typed, 40), who.language, 40)}`,
		};
	if (error instanceof z.ZodError) return { style: "warning", text: words(who.language).error.invalid_input };
	return undefined;
}

function codeOf(error: unknown, log: Log, verb: string): ErrorCode {
	if (error instanceof DomainError) {
		log.info("card press refused", { verb, code: error.code, detail: error.message });
		return error.code;
	}
	log.error("card press failed", { verb, error: error instanceof Error ? error.message : String(error) });
	return "unavailable";
}

function resultText(command: Command, who: Principal): string {
	const { result } = botWords(who.language);
	switch (command.type) {
		case "AddComment":
		case "Assign":
		case "AskCustomer":
		case "RecordCustomerAnswer":
		case "ProposeOutcome":
		case "Approve":
		case "SendBack":
		case "RecordDocument":
		case "ConfirmWithCustomer":
		case "Withdraw":
		case "Reopen":
			return result[command.type];
		default:
			return result.done;
	}
}
