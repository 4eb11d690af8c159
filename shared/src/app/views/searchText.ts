/** Text as it is searched: lower case, no accents, words of letters and digits. */
export function wordsOf(text: string): string[] {
	const plain = text.normalize("NFKD").replace(/\p{M}/gu, "").toLowerCase();
	return plain.match(/[\p{L}\p{N}]+/gu) ?? [];
}

/** A number as people write it on the phone: `INV/2024/0456`, `inv 2024-0456` and `INV20240456` are one. */
export function compact(number: string): string {
	return wordsOf(number).join("");
}

/** Domains whose users belong to many companies: a sender there is known by their whole address only. */
const PUBLIC_DOMAINS: ReadonlySet<string> = new Set([
	"gmail.com",
	"googlemail.com",
	"outlook.com",
	"outlook.fr",
	"hotmail.com",
	"hotmail.fr",
	"live.com",
	"live.fr",
	"msn.com",
	"yahoo.com",
	"yahoo.fr",
	"yahoo.co.uk",
	"icloud.com",
	"me.com",
	"aol.com",
	"gmx.com",
	"gmx.de",
	"gmx.fr",
	"web.de",
	"orange.fr",
	"wanadoo.fr",
	"free.fr",
	"sfr.fr",
	"laposte.net",
	"bbox.fr",
	"neuf.fr",
	"proton.me",
	"protonmail.com",
	"btinternet.com",
	"bluewin.ch",
]);

export function mailKey(address: string): string {
	return address.trim().toLowerCase();
}

/** The company's domain of an address; undefined for a public one or when there is none. */
export function domainOf(address: string): string | undefined {
	const domain = mailKey(address).split("@").at(-1) ?? "";
	return address.includes("@") && domain.includes(".") && !PUBLIC_DOMAINS.has(domain) ? domain : undefined;
}
