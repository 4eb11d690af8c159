import { useReader } from "@accord/shared/look/reader.ts";
import { settingsWords } from "../words/settings/words.ts";

export interface LetterText {
	readonly subject: string;
	readonly text: string;
	readonly html: string;
}

/** A letter as it would read, in a frame that runs nothing and leads nowhere. */
export function LetterPreview({ letter, language }: { letter: LetterText; language: "fr" | "en" }) {
	const say = settingsWords(useReader().language).letters;
	return (
		<section class="stack" aria-label={say.previewTitle}>
			<h3>{say.previewTitle}</h3>
			<p lang={language}>
				<strong>{letter.subject}</strong>
			</p>
			<iframe class="letter-body" title={say.html} sandbox="" srcdoc={letter.html} />
			<details>
				<summary>{say.text}</summary>
				<pre class="letter-text" lang={language}>
					{letter.text}
				</pre>
			</details>
		</section>
	);
}
