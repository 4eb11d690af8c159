import { formatInstant } from "@accord/shared/i18n/format.ts";
import { useReader } from "@accord/shared/look/reader.ts";
import type { DemoMail } from "./demoMail.ts";
import { inboxWords } from "./words.ts";

/** The reading area. Markup of a mail is drawn in a frame that may neither run nor fetch anything. */
export function MailView({ mail }: { mail: DemoMail | undefined }) {
	const { language } = useReader();
	const say = inboxWords(language);
	if (!mail) return <p class="empty soft">{say.choose}</p>;
	return (
		<article class="mail-view">
			<header class="stack tight">
				<h2>{mail.subject}</h2>
				<p class="row between">
					<span class="spread">
						<strong>{mail.from.name ?? mail.from.address}</strong>{" "}
						<span class="small soft">{mail.from.address}</span>
					</span>
					<span class="small soft">{formatInstant(mail.receivedAt, language)}</span>
				</p>
			</header>
			{mail.bodyType === "html" ? (
				<iframe title={say.mailText} sandbox="" srcdoc={inert(mail.body)} />
			) : (
				<div class="text">{mail.body}</div>
			)}
		</article>
	);
}

/** The sandbox stops scripts and forms, this policy stops remote pictures that tell the sender they were seen. */
function inert(html: string): string {
	const policy = "default-src 'none'; style-src 'unsafe-inline'; img-src data:";
	const look =
		"body{font:14px/1.45 'Segoe UI',system-ui,sans-serif;margin:12px;overflow-wrap:anywhere;color:#242424}";
	return `<!doctype html><meta http-equiv="Content-Security-Policy" content="${policy}"><meta name="referrer" content="no-referrer"><style>${look}</style>${html}`;
}
