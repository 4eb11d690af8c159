import type { Claim, Statement } from "@accord/shared/api/schemas.ts";
import { formatDay, formatInstant } from "@accord/shared/i18n/format.ts";
import { ErrorNote } from "@accord/shared/look/ErrorNote.tsx";
import { Money } from "@accord/shared/look/Money.tsx";
import { Quote } from "@accord/shared/look/Quote.tsx";
import { useReader } from "@accord/shared/look/reader.ts";
import { useState } from "preact/hooks";
import { useSession } from "../app/session.ts";
import { collectingWords } from "../words/collecting/words.ts";
import { tabWords } from "../words/words.ts";
import { saveClaimFile } from "./saveClaimFile.ts";

/** What the customer says, in their words and with their files, all of it inert. */
export function ClaimFacts({ statement, claim }: { statement: Statement; claim: Claim }) {
	const { catalogue } = useSession();
	const { language, today, timeZone } = useReader();
	const say = collectingWords(language).claim;
	const source = tabWords(language).account.claimSource[claim.source];
	const reason = catalogue.reasons.find((one) => one.code === claim.reason);
	return (
		<div class="stack">
			{claim.words === "" ? (
				<p class="soft">{say.noWords}</p>
			) : (
				<Quote words={claim.words} footer={`${source} · ${formatInstant(claim.at, language, timeZone)}`} />
			)}
			<p>
				<strong>{statement.account.name}</strong> {say.says[claim.kind ?? "contest"]}
				{reason && ` · ${reason.label[language]}`}
			</p>
			{claim.items.length > 0 && (
				<section class="stack tight">
					<h3>{say.items}</h3>
					<ul class="stack tight">
						{claim.items.map(({ item, amount }) => {
							const known = statement.items.find((one) => one.number === item);
							return (
								<li key={item} class="row between">
									<span>{item}</span>
									{known && (
										<span>
											<Money minor={amount ?? known.open} currency={known.currency} strong />{" "}
											<span class="soft">
												{say.of} <Money minor={known.open} currency={known.currency} />
											</span>
										</span>
									)}
								</li>
							);
						})}
					</ul>
				</section>
			)}
			{claim.payment && (
				<p>
					{say.payment} : {formatDay(claim.payment.date, today, language)}
					{claim.payment.reference !== undefined && ` · ${say.reference} : ${claim.payment.reference}`}
				</p>
			)}
			{claim.files && claim.files.length > 0 && <Files claim={claim} files={claim.files} />}
		</div>
	);
}

function Files({ claim, files }: { claim: Claim; files: NonNullable<Claim["files"]> }) {
	const { host, api } = useSession();
	const say = collectingWords(useReader().language).claim;
	const [failed, setFailed] = useState(false);
	return (
		<section class="stack tight">
			<h3>{say.files}</h3>
			<ul class="row">
				{files.map((file) => (
					<li key={file.sha256}>
						<button
							type="button"
							class="button"
							onClick={() => {
								setFailed(false);
								saveClaimFile({ host, api }, claim, file).catch(() => setFailed(true));
							}}
						>
							{say.download(file.name)}
						</button>
					</li>
				))}
			</ul>
			{failed && <ErrorNote happened={say.fileFailed} />}
		</section>
	);
}
