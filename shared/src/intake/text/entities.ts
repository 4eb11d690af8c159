const named: Record<string, string> = {
	amp: "&",
	lt: "<",
	gt: ">",
	quot: '"',
	apos: "'",
	nbsp: " ",
	ensp: " ",
	emsp: " ",
	thinsp: " ",
	eacute: "é",
	egrave: "è",
	ecirc: "ê",
	euml: "ë",
	agrave: "à",
	acirc: "â",
	auml: "ä",
	ccedil: "ç",
	icirc: "î",
	iuml: "ï",
	ocirc: "ô",
	ouml: "ö",
	ugrave: "ù",
	ucirc: "û",
	uuml: "ü",
	aelig: "æ",
	Eacute: "É",
	Egrave: "È",
	Ecirc: "Ê",
	Agrave: "À",
	Ccedil: "Ç",
	oelig: "œ",
	OElig: "Œ",
	szlig: "ß",
	laquo: "«",
	raquo: "»",
	ldquo: "“",
	rdquo: "”",
	lsquo: "‘",
	rsquo: "’",
	sbquo: "‚",
	hellip: "…",
	ndash: "–",
	mdash: "—",
	bull: "•",
	middot: "·",
	deg: "°",
	euro: "€",
	pound: "£",
	yen: "¥",
	cent: "¢",
	times: "×",
	copy: "©",
	reg: "®",
	trade: "™",
	frac12: "½",
	shy: "",
	zwnj: "",
	zwj: "",
	zwsp: "",
	sect: "§",
	para: "¶",
	plusmn: "±",
	sup2: "²",
	sup3: "³",
	ordm: "º",
	ordf: "ª",
	iexcl: "¡",
	iquest: "¿",
	ntilde: "ñ",
	aacute: "á",
	iacute: "í",
	oacute: "ó",
	uacute: "ú",
	atilde: "ã",
	otilde: "õ",
	aring: "å",
};

const longestName = 8;

function codePoint(digits: string, radix: number): string | undefined {
	if (digits.length === 0 || digits.length > 8) return undefined;
	const code = Number.parseInt(digits, radix);
	if (!Number.isInteger(code) || code <= 0 || code > 0x10ffff || (code >= 0xd800 && code <= 0xdfff))
		return undefined;
	return code === 0xa0 || code === 0x202f ? " " : String.fromCodePoint(code);
}

/** Reads the entity that starts at `&`; gives its text and the offset behind it. */
export function readEntity(html: string, at: number): { text: string; next: number } {
	if (html.charCodeAt(at + 1) === 35) {
		const hex = (html.charCodeAt(at + 2) | 32) === 120;
		const from = at + (hex ? 3 : 2);
		let end = from;
		while (end < html.length && end - from <= 8 && (hex ? /[0-9a-f]/i : /[0-9]/).test(html.charAt(end)))
			end++;
		const text = codePoint(html.slice(from, end), hex ? 16 : 10);
		if (text === undefined) return { text: "&", next: at + 1 };
		return { text, next: html.charAt(end) === ";" ? end + 1 : end };
	}
	let end = at + 1;
	while (end < html.length && end - at <= longestName && /[a-z0-9]/i.test(html.charAt(end))) end++;
	const text = html.charAt(end) === ";" ? named[html.slice(at + 1, end)] : undefined;
	return text === undefined ? { text: "&", next: at + 1 } : { text, next: end + 1 };
}
