import { formatInstant } from "@accord/shared/i18n/format.ts";
import { useReader } from "@accord/shared/look/reader.ts";
import { companyWords } from "../../../words/company/words.ts";
import { type Parked, parkedDocument } from "./parkedDocument.ts";

/** What was put aside: what it is, where it is missing, since when, why. */
export function ParkedList({ parked }: { parked: readonly Parked[] }) {
	const { language, timeZone } = useReader();
	const say = companyWords(language).operations.parked;
	const nameOf = (one: Parked) => {
		const { kind, name, account } = parkedDocument(one);
		if (kind === "account" && account !== undefined) return `${say.kinds.account} ${account}`;
		const what = kind === undefined ? say.document : say.kinds[kind];
		return [what, name, account === undefined ? undefined : say.ofAccount(account)]
			.filter((part) => part !== undefined)
			.join(" ");
	};
	return (
		<ul class="account-rows" aria-label={say.list}>
			{parked.map((one) => (
				<li key={`${one.follower} ${one.partition} ${one.id}`} class="parked">
					<strong>{nameOf(one)}</strong>
					<span>
						{say.missing(say.followers[one.follower], formatInstant(one.at, language, timeZone))}{" "}
						{one.error === "ZodError" ? say.unreadable : say.otherWhy}
					</span>
					<code class="small soft">{`${one.error} · ${one.partition} · ${one.id}`}</code>
				</li>
			))}
		</ul>
	);
}
