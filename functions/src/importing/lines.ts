const longest = 1_000_000;

/** A physical line of a text, numbered from 1; `cut` when it was longer than a line may be and its rest was dropped. */
export interface TextLine {
	readonly number: number;
	readonly text: string;
	readonly cut: boolean;
}

/**
 * UTF-8 bytes as physical lines, in bounded memory: a byte order mark is dropped, `\n` and `\r\n` both end a line.
 * Bytes that are not UTF-8 become U+FFFD, which the reader reports for the line they stand in.
 */
export async function* textLines(bytes: AsyncIterable<Uint8Array>): AsyncGenerator<TextLine> {
	const decoder = new TextDecoder("utf-8");
	let rest = "";
	let number = 0;
	let cut = false;
	const line = (text: string): TextLine => {
		const read = { number: ++number, text: text.endsWith("\r") ? text.slice(0, -1) : text, cut };
		cut = false;
		return read;
	};
	for await (const chunk of bytes) {
		const piece = decoder.decode(chunk, { stream: true });
		let start = 0;
		for (let end = piece.indexOf("\n"); end >= 0; end = piece.indexOf("\n", start)) {
			yield line(rest + piece.slice(start, end));
			rest = "";
			start = end + 1;
		}
		rest += piece.slice(start);
		if (rest.length > longest) {
			rest = rest.slice(0, 200);
			cut = true;
		}
	}
	rest += decoder.decode();
	if (rest !== "" || cut) yield line(rest);
}
