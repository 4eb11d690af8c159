import { useReader } from "@accord/shared/look/reader.ts";
import type { MailItem } from "../host/mailHost.ts";
import { paneWords } from "../words/words.ts";

interface WhoProps {
	account: { readonly name: string; readonly number: string };
	mail: MailItem | undefined;
	onChange?: (() => void) | undefined;
	/** Shows what the account owes. */
	onStatement?: (() => void) | undefined;
}

/** Who: the customer, and the address the mail came from. */
export function Who({ account, mail, onChange, onStatement }: WhoProps) {
	const say = paneWords(useReader().language).who;
	return (
		<header class="who">
			<h1>{account.name}</h1>
			<p class="small soft">
				{account.number}
				{mail && ` · ${mail.from.name ?? mail.from.address}`}
				{onChange && (
					<>
						{" · "}
						<button type="button" class="link" onClick={onChange}>
							{say.change}
						</button>
					</>
				)}
				{onStatement && (
					<>
						{" · "}
						<button type="button" class="link" onClick={onStatement}>
							{say.statement}
						</button>
					</>
				)}
			</p>
		</header>
	);
}

/** Who, when no customer is recognised: the sender, who may be anybody. */
export function Sender({ mail }: { mail: MailItem }) {
	const say = paneWords(useReader().language).who;
	return (
		<header>
			<h1>{mail.from.name ?? mail.from.address}</h1>
			<p class="small soft">
				{mail.from.address} · {say.notRecognised}
			</p>
		</header>
	);
}
