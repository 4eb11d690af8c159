import type { AccountId } from "@accord/shared/dispute/dispute.ts";
import { formatDay } from "@accord/shared/i18n/format.ts";
import { Dialog } from "@accord/shared/look/Dialog.tsx";
import { useReader } from "@accord/shared/look/reader.ts";
import { useState } from "preact/hooks";
import { CopyBox } from "../app/CopyBox.tsx";
import { useSession } from "../app/session.ts";
import { ActNote, useAct } from "../app/useAct.tsx";
import { collectingWords } from "../words/collecting/words.ts";

/** The customer's own page: a link is shown once, and every link can be ended. */
export function LinkBox({ account }: { account: AccountId }) {
	const { client } = useSession();
	const { language, today } = useReader();
	const say = collectingWords(language);
	const act = useAct();
	const [link, setLink] = useState<{ url: string; expires: string }>();
	const [told, setTold] = useState("");
	const [asking, setAsking] = useState(false);
	const params = { accountId: account };
	const make = () =>
		act.run(async () => {
			setTold("");
			setLink(await client.makeLink({ params, body: {} }));
		});
	const revoke = () =>
		act.run(async () => {
			const { revoked } = await client.revokeLinks({ params });
			setLink(undefined);
			setTold(say.link.revoked(revoked));
			setAsking(false);
		});
	return (
		<section class="stack tight" aria-labelledby="customer-link">
			<h2 id="customer-link">{say.link.title}</h2>
			<p class="soft">{say.link.text}</p>
			{link && (
				<>
					<CopyBox label={say.link.address} text={link.url} rows={2} words={say.link} />
					<p class="small soft">{say.link.made(formatDay(link.expires, today, language))}</p>
				</>
			)}
			<div class="row">
				<button type="button" class="button" aria-disabled={act.busy} onClick={() => void make()}>
					{say.link.make}
				</button>
				<button type="button" class="button subtle" onClick={() => setAsking(true)}>
					{say.link.revoke}
				</button>
				<span role="status">{told}</span>
			</div>
			{!asking && <ActNote act={act} />}
			{asking && (
				<Dialog title={say.link.revoke} onClose={() => setAsking(false)}>
					<p>{say.link.revokeAsk}</p>
					<ActNote act={act} />
					<div class="row">
						<button
							type="button"
							class="button primary"
							aria-disabled={act.busy}
							onClick={() => void revoke()}
						>
							{say.link.revoke}
						</button>
						<button type="button" class="button subtle" onClick={() => setAsking(false)}>
							{say.act.cancel}
						</button>
					</div>
				</Dialog>
			)}
		</section>
	);
}
