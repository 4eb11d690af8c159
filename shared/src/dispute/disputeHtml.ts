import { formatInstant, formatMoney, formatTotals } from "../i18n/format.ts";
import { words } from "../i18n/index.ts";
import { looksIn } from "../i18n/looks.ts";
import type { Line } from "./dispute.ts";
import type { ExportedDispute } from "./disputeFile.ts";
import type { DisputeEvent, Fact } from "./event.ts";
import { disputedTotals, stillDisputedTotals } from "./lines.ts";
import type { Actor } from "./people.ts";

type Language = "fr" | "en";

const headings = {
	fr: {
		title: "Dossier de litige",
		account: "Client",
		reason: "Motif",
		status: "Statut",
		opened: "Ouvert le",
		closed: "Clos le",
		words: "Ce que dit le client",
		lines: "Pièces contestées",
		item: "Pièce",
		notes: "Avoirs et notes de débit",
		number: "Numéro",
		date: "Date",
		amount: "Montant",
		file: "Fichier",
		size: "Taille",
		evidence: "Pièces justificatives",
		history: "Historique",
		when: "Quand",
		who: "Qui",
		what: "Quoi",
		print: "Empreinte",
		check: "Vérifier ce dossier",
		people: "Responsables",
		seen: "Consulté par",
		seenNote:
			"Qui a lu ce litige, tel que le service l'a noté. Lire ne change rien : ceci n'est pas dans la chaîne, aucune empreinte ne le couvre.",
		firstLook: "Première lecture",
		lastLook: "Dernière lecture",
		where: "Où",
		exported: "Exporté le",
		by: "par",
	},
	en: {
		title: "Dispute file",
		account: "Account",
		reason: "Reason",
		status: "Status",
		opened: "Opened",
		closed: "Closed",
		words: "What the customer says",
		lines: "Contested items",
		item: "Item",
		notes: "Credit and debit notes",
		number: "Number",
		date: "Date",
		amount: "Amount",
		file: "File",
		size: "Size",
		evidence: "Evidence",
		history: "History",
		when: "When",
		who: "Who",
		what: "What",
		print: "Fingerprint",
		check: "Checking this file",
		people: "In charge",
		seen: "Seen by",
		seenNote:
			"Who read this dispute, as the service noted it. Reading changes nothing: this is not in the chain, no fingerprint covers it.",
		firstLook: "First look",
		lastLook: "Last look",
		where: "Where",
		exported: "Exported",
		by: "by",
	},
} as const;

const ENTITIES: Readonly<Record<string, string>> = {
	"&": "&amp;",
	"<": "&lt;",
	">": "&gt;",
	'"': "&quot;",
	"'": "&#39;",
};

/** Text made harmless in HTML, in elements and in quoted attributes. */
export function escapeHtml(text: string): string {
	return text.replace(/[&<>"']/g, (character) => ENTITIES[character] ?? character);
}

const STYLE =
	"body{font:14px/1.5 system-ui,sans-serif;max-width:60rem;margin:2rem auto;padding:0 1rem;color:#1b1b1b}" +
	"table{border-collapse:collapse;width:100%;margin:.5rem 0 1.5rem}th,td{text-align:left;vertical-align:top;" +
	"padding:.35rem .5rem;border-bottom:1px solid #d0d0d0}td.n,th.n{text-align:right;white-space:nowrap}" +
	"blockquote{margin:.5rem 0 1.5rem;padding:.5rem 1rem;border-left:4px solid #888;white-space:pre-wrap}" +
	"code{font-size:11px;word-break:break-all}dt{color:#555}dd{margin:0 0 .5rem}@media print{body{margin:0}tr{break-inside:avoid}}";

const cell = (text: string, numeric = false) => `<td${numeric ? ' class="n"' : ""}>${escapeHtml(text)}</td>`;
const table = (head: readonly string[], rows: readonly string[]) =>
	`<table><thead><tr>${head.map((text) => `<th scope="col">${escapeHtml(text)}</th>`).join("")}</tr></thead>` +
	`<tbody>${rows.map((row) => `<tr>${row}</tr>`).join("")}</tbody></table>`;

/** The words a fact carries, if somebody said any. */
function said(fact: Fact): string {
	if ("text" in fact) return fact.text;
	if ("because" in fact) return fact.because ?? "";
	if ("question" in fact) return fact.question;
	if ("answer" in fact) return fact.answer;
	if (fact.type === "OutcomeProposed") return fact.outcome.because;
	if (fact.type === "DocumentRecorded") return fact.note.number;
	if (fact.type === "EvidenceAttached") return fact.evidence.name;
	if (fact.type === "FollowUpScheduled") return `${fact.followUp.due} · ${fact.followUp.text}`;
	if (fact.type === "ConfirmedWithCustomer") return [fact.by, fact.note].filter(Boolean).join(" · ");
	return "";
}

function nameOf(actor: Actor, file: ExportedDispute, language: Language): string {
	if (actor.kind === "person") return file.people[actor.id] ?? actor.id;
	if (actor.kind === "customer") return actor.name ?? words(language).actor.customer;
	return words(language).actor.system;
}

/**
 * The file of a dispute as one printable page: no script, no outside resource, every text escaped.
 * @param timeZone IANA name of the reader's zone; instants are written in it
 */
export function disputeHtml(file: ExportedDispute, language: Language, timeZone = "UTC"): string {
	const { dispute, events } = file;
	const head = headings[language];
	const word = words(language);
	const name = (id: string) => file.people[id] ?? id;
	const instant = (at: string) => `${at.slice(0, 4)} · ${formatInstant(at, language, timeZone)}`;
	const lineRow = (line: Line) => {
		const money = (minor: number) => cell(formatMoney({ minor, currency: line.currency }, language), true);
		return (
			cell(line.label ? `${line.item} · ${line.label}` : line.item) +
			money(line.disputed) +
			money(line.stillDisputed) +
			money(line.credited) +
			money(line.upheld) +
			money(line.writtenOff) +
			money(line.paid)
		);
	};
	const eventRow = ({ at, actor, fact, hash }: DisputeEvent) =>
		`${cell(instant(at))}${cell(nameOf(actor, file, language))}<td>${escapeHtml(word.fact[fact.type])}` +
		`${said(fact) ? `<br><em>${escapeHtml(said(fact))}</em>` : ""}</td><td><code>${escapeHtml(hash)}</code></td>`;
	const status =
		dispute.status === "closed"
			? `${word.status.closed} · ${word.closure[dispute.closure]}`
			: word.status[dispute.status];
	const facts: (readonly [string, string])[] = [
		[head.account, `${dispute.accountName} (${dispute.account})`],
		[head.reason, file.reasonLabel[language]],
		[head.status, status],
		[head.opened, instant(dispute.openedAt)],
		...(dispute.status === "closed" ? [[head.closed, instant(dispute.closedAt)] as const] : []),
		[head.people, [dispute.owner, dispute.coordinator].map(name).join(" · ")],
		[word.amount.disputed, formatTotals(disputedTotals(dispute), language)],
		[word.amount.stillDisputed, formatTotals(stillDisputedTotals(dispute), language)],
	];
	const notes = dispute.notes.map(
		(note) =>
			cell(note.number) +
			cell(note.date) +
			cell(formatMoney({ ...note, minor: note.amount }, language), true),
	);
	const evidence = dispute.evidence.map(
		({ name: title, bytes, sha256 }) =>
			`${cell(title)}${cell(`${bytes} B`, true)}<td><code>${escapeHtml(sha256)}</code></td>`,
	);
	const amounts = word.amount;
	return [
		`<!doctype html><html lang="${language}"><head><meta charset="utf-8">`,
		`<title>${escapeHtml(`${head.title} ${dispute.number}`)}</title><style>${STYLE}</style></head><body>`,
		`<h1>${escapeHtml(`${head.title} ${dispute.number}`)}</h1>`,
		`<p>${escapeHtml(`${file.company} · ${head.exported} ${instant(file.exportedAt)} ${head.by} ${file.exportedBy}`)}</p>`,
		`<dl>${facts.map(([term, text]) => `<dt>${escapeHtml(term)}</dt><dd>${escapeHtml(text)}</dd>`).join("")}</dl>`,
		`<h2>${escapeHtml(head.words)}</h2><blockquote>${escapeHtml(dispute.words)}</blockquote>`,
		`<h2>${escapeHtml(head.lines)}</h2>`,
		table(
			[
				head.item,
				amounts.disputed,
				amounts.stillDisputed,
				amounts.credited,
				amounts.upheld,
				amounts.writtenOff,
				amounts.paid,
			],
			dispute.lines.map(lineRow),
		),
		...(notes.length > 0
			? [`<h2>${escapeHtml(head.notes)}</h2>`, table([head.number, head.date, head.amount], notes)]
			: []),
		...(evidence.length > 0
			? [`<h2>${escapeHtml(head.evidence)}</h2>`, table([head.file, head.size, "SHA-256"], evidence)]
			: []),
		`<h2>${escapeHtml(head.history)}</h2>`,
		table([head.when, head.who, head.what, head.print], events.map(eventRow)),
		...seenSection(),
		`<h2>${escapeHtml(head.check)}</h2><p>${escapeHtml(file.howToCheck)}</p>`,
		"</body></html>",
	].join("");

	function seenSection(): string[] {
		if (!file.seen) return [];
		const rows = file.seen.sightings.map(
			({ person, first, last, looks }) =>
				cell(name(person)) + cell(instant(first)) + cell(instant(last)) + cell(looksIn(looks, language)),
		);
		return [
			`<h2>${escapeHtml(head.seen)}</h2><p>${escapeHtml(head.seenNote)}</p>`,
			...(rows.length > 0 ? [table([head.who, head.firstLook, head.lastLook, head.where], rows)] : []),
		];
	}
}
