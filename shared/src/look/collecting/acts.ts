import type { CallInput, Client } from "../../api/client.ts";
import type { AgendaEntryView } from "../../api/dunningSchemas.ts";
import type { Aside } from "./UntilAndWhy.tsx";

/** Takes back what was done. */
export type Undo = () => Promise<void>;

/** Puts entries of the agenda aside until a day; gives what brings them back. */
export async function putAside(
	client: Pick<Client, "snooze">,
	entries: readonly Pick<AgendaEntryView, "account" | "key">[],
	{ until, because }: Aside,
	today: string,
): Promise<Undo> {
	const write = async (last: string) => {
		for (const { account, key } of entries)
			await client.snooze({ body: { account, entry: key, until: last, because } });
	};
	await write(until);
	// Until today is what brings an entry back.
	return () => write(today);
}

/** Says what became of an account's reminder of the day; gives what makes it a proposal again. */
export async function decideReminder(
	client: Pick<Client, "decideLetter">,
	{ account, id }: { readonly account: AgendaEntryView["account"]; readonly id: string },
	outcome: "sent" | "cancelled",
): Promise<Undo> {
	const record = async (now: CallInput<"decideLetter">["body"]["outcome"]) => {
		await client.decideLetter({ params: { letterId: id }, body: { account, outcome: now } });
	};
	await record(outcome);
	return () => record("proposed");
}
