import { fold } from "./fold.ts";
import type { OpenItemRef } from "./types.ts";

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
}

export function alphanumeric(folded: string): string {
	return folded.replaceAll(/[^a-z0-9]/g, "");
}

export function withoutZeros(digits: string): string {
	const stripped = digits.replace(/^0+/, "");
	return stripped === "" ? "0" : stripped;
}

export function keyOf(item: OpenItemRef): ItemKey {
	const folded = fold(item.number.slice(0, 80));
	const groups = folded.match(/\d+/g) ?? [];
	const tail = groups.at(-1) ?? "";
	const at = folded.lastIndexOf(tail);
	return {
		item,
		whole: alphanumeric(folded),
		tail,
		digits: groups.join(""),
		head: alphanumeric(folded.slice(0, Math.max(0, at))),
	};
}
