import { fold } from "../text/fold.ts";
import type { OpenItemRef } from "../types.ts";
import { type ItemTimes, timesOf } from "./itemTimes.ts";

/** How an open item's number may be recognised. */
export interface ItemKey {
	readonly item: OpenItemRef;
	/** Letters and digits only, folded. */
	readonly whole: string;
	/** The last group of digits, as written. */
	readonly tail: string;
	/** All digits up to and including the tail. */
	readonly digits: string;
	/** What stands before the tail, letters and digits only. */
	readonly head: string;
	readonly letters: string;
	/** The tail and the digits before it, leading zeros stripped. */
	readonly tailNumber: string;
	readonly headDigits: string;
	/** The number before a year at the end ("118" of "118-26"), leading zeros stripped; empty when there is none. */
	readonly serial: string;
	readonly times: ItemTimes;
}

const year = /^(?:20)?[12]\d$/;

export function alphanumeric(folded: string): string {
	return folded.replaceAll(/[^a-z0-9]/g, "");
}

export function withoutZeros(digits: string): string {
	let from = 0;
	while (from < digits.length - 1 && digits.charCodeAt(from) === 48) from++;
	return from === 0 ? digits : digits.slice(from);
}

export function keyOf(item: OpenItemRef): ItemKey {
	const folded = fold(item.number.slice(0, 80));
	const groups = folded.match(/\d+/g) ?? [];
	const tail = groups.at(-1) ?? "";
	const at = folded.lastIndexOf(tail);
	const whole = alphanumeric(folded);
	const head = alphanumeric(folded.slice(0, Math.max(0, at)));
	return {
		item,
		whole,
		tail,
		digits: groups.join(""),
		head,
		letters: whole.replaceAll(/\d/g, ""),
		tailNumber: withoutZeros(tail),
		headDigits: head.replaceAll(/\D/g, ""),
		serial: year.test(tail) && groups.length > 1 ? withoutZeros(groups.at(-2) ?? "") : "",
		times: timesOf(item, groups),
	};
}
