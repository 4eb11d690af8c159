import type { ApiProblem } from "@accord/shared/api/client.ts";
import type { OpenRequest } from "@accord/shared/api/schemas.ts";
import { amountText, parseAmount } from "@accord/shared/look/commands/amount.ts";
import { formWords } from "@accord/shared/look/commands/words.ts";
import { useReader } from "@accord/shared/look/reader.ts";
import { useState } from "preact/hooks";
import { useSession } from "../app/session.ts";
import { contestable, type Item } from "./ItemList.tsx";

/** One item that is contested, and how much of it where somebody has said so. */
export interface Contested {
	readonly item: Item;
	readonly amount?: number | undefined;
}

export type Wrong = Readonly<Record<string, string>>;
type Answers = Pick<OpenRequest, "lines" | "reason"> & Partial<Pick<OpenRequest, "owner" | "comment">>;

/** What opening a dispute asks, whoever heard the customer: how much of each item, why, and whose it becomes. */
export function useContest(rows: readonly Contested[], proposed?: string) {
	const { people, catalogue } = useSession();
	const { language } = useReader();
	const ask = formWords(language);
	const [reason, setReason] = useState(proposed);
	const [owner, setOwner] = useState<string>();
	const [comment, setComment] = useState("");
	const [amounts, setAmounts] = useState<Wrong>({});
	const [wrong, setWrong] = useState<Wrong>({});
	const items = rows.map((row) => row.item);
	const textOf = (item: Item) => {
		const said = rows.find((row) => row.item === item)?.amount;
		const free = contestable(item);
		return (
			amounts[item.number] ??
			amountText(Math.min(said === undefined ? free : said, free), item.currency, language)
		);
	};
	/** The answers, or nothing when one of them (or one of `more`) is wrong; each fault is then shown at its field. */
	const check = (more: Wrong = {}): Answers | undefined => {
		const found: Record<string, string> = { ...more };
		const code = catalogue.reasons.find((one) => one.code === reason)?.code;
		if (!code) found.reason = ask.required;
		const lines = items.map((item) => ({
			item: item.number,
			amount: parseAmount(textOf(item), item.currency) ?? 0,
			...(item.label === undefined ? {} : { label: item.label }),
		}));
		for (const [at, item] of items.entries()) {
			const amount = lines[at]?.amount ?? 0;
			if (amount === 0) found[item.number] = ask.notAnAmount;
			else if (amount > contestable(item)) found[item.number] = ask.tooMuch;
		}
		setWrong(found);
		if (!code || Object.keys(found).length > 0) return undefined;
		const person = people.find((one) => one.id === owner)?.id;
		return {
			lines,
			reason: code,
			...(person === undefined ? {} : { owner: person }),
			...(comment.trim() === "" ? {} : { comment: comment.trim() }),
		};
	};
	/** What the service found wrong with one of the lines, shown at that line. */
	const blame = ({ problem }: ApiProblem) => {
		const at = /lines[.[](\d+)/.exec(problem.field ?? "")?.[1];
		const item = at === undefined ? undefined : items[Number(at)];
		if (item) setWrong({ [item.number]: problem.detail });
	};
	const setAmount = (item: Item, text: string) => setAmounts({ ...amounts, [item.number]: text });
	return {
		items,
		reason,
		setReason,
		owner,
		setOwner,
		comment,
		setComment,
		textOf,
		setAmount,
		wrong,
		check,
		blame,
	};
}
export type Contest = ReturnType<typeof useContest>;
