import type { Claim, Statement } from "@accord/shared/api/schemas.ts";
import { formatInstant } from "@accord/shared/i18n/format.ts";
import { Quote } from "@accord/shared/look/Quote.tsx";
import { useReader } from "@accord/shared/look/reader.ts";
import { hrefOf } from "../app/route.ts";
import { mayCollect, useSession } from "../app/session.ts";
import { collectingWords } from "../words/collecting/words.ts";
import { tabWords } from "../words/words.ts";

/** What the customer stated and nobody has qualified yet, each with the way to do it. */
export function Claims({ statement }: { statement: Statement }) {
	const session = useSession();
	const { language, timeZone } = useReader();
	const say = tabWords(language).account;
	const claims = statement.claims.filter((claim) => claim.state === "toQualify");
	const footer = (claim: Claim) =>
		[
			say.claimSource[claim.source],
			formatInstant(claim.at, language, timeZone),
			claim.items.map((item) => item.item).join(", "),
		].join(" · ");
	return (
		<section class="stack tight" aria-labelledby="account-claims">
			<h2 id="account-claims">{say.claims}</h2>
			{claims.length === 0 && <p class="soft">{say.noClaims}</p>}
			{claims.map((claim) => (
				<div key={claim.id} class="stack tight">
					<Quote words={claim.words} footer={footer(claim)} />
					{mayCollect(session) && (
						<p>
							<a class="button" href={hrefOf("agenda", { account: claim.account }, `claim.${claim.id}`)}>
								{collectingWords(language).claim.qualify}
							</a>
						</p>
					)}
				</div>
			))}
		</section>
	);
}
