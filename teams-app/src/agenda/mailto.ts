/** A draft in the person's own mail program; lines end as mail wants them. */
export function mailto(draft: {
	readonly to: readonly string[];
	readonly subject: string;
	readonly text: string;
}): string {
	const to = draft.to.map((address) => encodeURIComponent(address).replace("%40", "@")).join(",");
	const body = draft.text.replace(/\r?\n/g, "\r\n");
	return `mailto:${to}?subject=${encodeURIComponent(draft.subject)}&body=${encodeURIComponent(body)}`;
}
