import type { DisputeSummary } from "@accord/shared/api/schemas.ts";
import type { Accord, Principal } from "@accord/shared/app/accord.ts";
import { findDisputeNumber } from "@accord/shared/dispute/numbering.ts";
import { words } from "@accord/shared/i18n/index.ts";
import { z } from "zod";
import type { BotAnswer } from "./activity.ts";
import { draw } from "./cards/card.ts";
import { foundCard } from "./cards/foundCard.ts";
import type { DeskPorts } from "./desk.ts";
import { disputeByNumber } from "./myDisputes.ts";
import { plain, shorten } from "./text.ts";
import { botWords } from "./words/index.ts";

const querySchema = z.object({
	commandId: z.literal("findDispute"),
	parameters: z
		.array(z.object({ name: z.string().max(60), value: z.unknown() }))
		.max(10)
		.default([]),
});
const limit = 200;
const most = 10;

/** Answers the search box of the message extension: by customer, invoice or number, the newest disputes first. */
export async function search(
	{ accord, people, link }: Pick<DeskPorts, "accord" | "people" | "link">,
	who: Principal,
	value: unknown,
): Promise<BotAnswer> {
	const { search: say, notice } = botWords(who.language);
	const query = querySchema.safeParse(value);
	if (!query.success) return message(notice.unreadable);
	const given = query.data.parameters.find(({ name }) => name === "query")?.value;
	const found = (await matching(accord, who, typeof given === "string" ? given : "")).slice(0, most);
	if (found.length === 0) return message(say.nothing);
	const attachments = await Promise.all(
		found.map(async (one) => {
			const court =
				one.courtPerson === undefined ? undefined : await people.person(who.tenant, one.courtPerson);
			const status = words(who.language).status[one.status];
			const name = shorten(one.accountName, 80);
			const url = link?.(one.id);
			const content = await draw(foundCard, {
				lang: who.language,
				spoken: `${one.number}, ${name}: ${status}`,
				number: one.number,
				who: name,
				status,
				court: court ? `${botWords(who.language).card.waitsFor} ${shorten(court.name, 80)}` : "",
				shows: { court: court !== undefined },
				actions:
					url === undefined ? [] : [{ type: "Action.OpenUrl", title: botWords(who.language).card.open, url }],
			});
			return {
				contentType: "application/vnd.microsoft.card.adaptive",
				content,
				preview: {
					contentType: "application/vnd.microsoft.card.thumbnail",
					content: { title: `${one.number} · ${plain(name)}`, text: status },
				},
			};
		}),
	);
	return {
		status: 200,
		body: { composeExtension: { type: "result", attachmentLayout: "list", attachments } },
	};
}

async function matching(accord: Accord, who: Principal, text: string): Promise<readonly DisputeSummary[]> {
	const wanted = fold(text);
	// A whole number finds a dispute of any age; the newest ones are looked through for everything else.
	const number = findDisputeNumber(text)?.number;
	const known = number === undefined ? undefined : await disputeByNumber(accord, who, number);
	if (known) return [known];
	const { disputes } = await accord.listDisputes(who, { limit });
	if (wanted === "") return disputes.filter(({ status }) => status !== "closed");
	return disputes.filter(({ number, accountName, items }) =>
		[number, accountName, ...items].some((each) => fold(each).includes(wanted)),
	);
}

/** Without case and accents. */
const fold = (text: string): string => text.normalize("NFD").replace(/\p{M}/gu, "").toLowerCase().trim();

const message = (text: string): BotAnswer => ({
	status: 200,
	body: { composeExtension: { type: "message", text } },
});

/** Opening from a message is done where the account can be seen; the client shows this sentence. */
export const whereToOpen = (who: Principal): BotAnswer => ({
	status: 200,
	body: { task: { type: "message", value: botWords(who.language).search.openElsewhere } },
});
