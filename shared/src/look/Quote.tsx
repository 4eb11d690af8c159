import type { ComponentChildren } from "preact";
import { useState } from "preact/hooks";
import { highlight } from "./highlight.ts";
import { useReader } from "./reader.ts";
import { lookWords } from "./words.ts";

/** A text from a person, inert, with the words a conclusion rests on marked. */
export function Highlighted({ text, marks = [] }: { text: string; marks?: readonly string[] }) {
	return (
		<>
			{highlight(text, marks).map((piece, at) =>
				piece.marked ? <mark key={at}>{piece.text}</mark> : piece.text,
			)}
		</>
	);
}

/** Quotation marks of the reader's language around somebody's words. */
export function quoted(text: string, language: "fr" | "en"): string {
	return language === "fr" ? `« ${text} »` : `“${text}”`;
}

interface QuoteProps {
	/** Verbatim; never rephrased, never interpreted as markup. */
	words: string;
	marks?: readonly string[];
	/** Characters shown before "show all". */
	limit?: number;
	/** Who said it, where it is not obvious. */
	footer?: ComponentChildren;
}

/** The customer's words, in quotation marks, shortened behind a button when they are long. */
export function Quote({ words, marks = [], limit = 320, footer }: QuoteProps) {
	const { language } = useReader();
	const say = lookWords(language);
	const [all, setAll] = useState(false);
	const long = words.length > limit * 1.25;
	const shown = long && !all ? `${words.slice(0, cutAt(words, limit))} …` : words;
	const [before, after] = language === "fr" ? ["« ", " »"] : ["“", "”"];
	return (
		<blockquote class="quote" aria-label={say.says}>
			{before}
			<Highlighted text={shown} marks={marks} />
			{after}
			{long && (
				<>
					{" "}
					<button type="button" class="link small" aria-expanded={all} onClick={() => setAll(!all)}>
						{all ? say.showLess : say.showAll}
					</button>
				</>
			)}
			{footer !== undefined && <footer class="small soft">{footer}</footer>}
		</blockquote>
	);
}

function cutAt(text: string, limit: number): number {
	const space = text.lastIndexOf(" ", limit);
	return space > limit / 2 ? space : limit;
}
