/** Letters whose canonical decomposition keeps the accent inside. */
const special: Record<string, string> = {
	ß: "s",
	ø: "o",
	Ø: "o",
	đ: "d",
	ł: "l",
	Ł: "l",
	ı: "i",
	œ: "o",
	æ: "a",
};

const cache = new Map<string, string>();

function foldChar(char: string): string {
	const known = cache.get(char);
	if (known !== undefined) return known;
	let folded = special[char] ?? char.normalize("NFD").charAt(0).toLowerCase();
	if ("’‘ʼ`´′".includes(char)) folded = "'";
	else if ("–—‑‐−".includes(char)) folded = "-";
	else if ("“”«»„".includes(char)) folded = '"';
	else if (/\s/.test(char)) folded = char === "\n" ? "\n" : " ";
	if (folded.length !== 1) folded = folded.charAt(0) || " ";
	if (cache.size < 4096) cache.set(char, folded);
	return folded;
}

/** Lower case without accents, same length: an offset in the fold is an offset in the text. */
export function fold(text: string): string {
	let out = "";
	for (let i = 0; i < text.length; i++) {
		const code = text.charCodeAt(i);
		if (code < 128) {
			if (code >= 65 && code <= 90) out += String.fromCharCode(code + 32);
			else if (code === 9 || code === 13) out += " ";
			else out += text.charAt(i);
		} else out += foldChar(text.charAt(i));
	}
	return out;
}
