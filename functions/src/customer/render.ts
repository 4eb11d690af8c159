import type { Fields, FormError } from "@accord/shared/customer/form.ts";
import type { CustomerPage, PageClaim, PageDecision, PageItem } from "@accord/shared/customer/page.ts";
import { formatMoney, formatTotals } from "@accord/shared/i18n/format.ts";
import { formatLongDay } from "@accord/shared/templates/merge.ts";
import { copy } from "./copy.ts";
import { inert } from "./layout.ts";

/** A new form of the page, sealed for its reader. */
export interface FormSeal {
	readonly form: string;
	readonly seal: string;
}

export interface Rendering {
	readonly page: CustomerPage;
	readonly seal: () => FormSeal;
	/** What the reader had written, when the form comes back to them. */
	readonly fields?: Fields;
	readonly errors?: readonly FormError[];
	readonly note?: "received" | "already" | "forged" | "tooMany";
}

const address = "/api/customer/page";

export function renderPage(of: Rendering): { title: string; body: string } {
	const { page, note, errors = [] } = of;
	const c = copy[page.language];
	const title = `${errors.length > 0 ? "⚠ " : ""}${c.title} · ${page.company}`;
	const body = `<header><span>${inert(page.company)}</span><a href="${address}?language=${c.other.language}" hreflang="${c.other.language}" lang="${c.other.language}">${c.other.label}</a></header>
<main>${note ? `<p class="note${note === "received" ? "" : " bad"}" role="status">${c[note]}</p>` : ""}${errorSummary(errors, of)}
<h1>${c.title}</h1><p><strong>${inert(page.customer)}</strong></p><p class="soft">${c.lead}</p>
${page.decisions.map((decision) => decisionPart(decision, of)).join("")}
${page.mayClaim && page.items.some(({ free }) => free > 0) ? claimForm(of) : itemsPart(page)}
${toldPart(page)}</main>
<footer><p>${c.privacy}</p></footer>`;
	return { title, body };
}

function hidden(of: Rendering): string {
	const { form, seal } = of.seal();
	return `<input type="hidden" name="form" value="${form}"><input type="hidden" name="seal" value="${seal}"><input type="hidden" name="language" value="${of.page.language}">`;
}

function written(of: Rendering, name: string): string {
	return of.fields?.getAll(name)[0] ?? "";
}

function problemOf(of: Rendering, field: FormError["field"], item?: string): string | undefined {
	const c = copy[of.page.language];
	const found = of.errors?.find(
		(error) => error.field === field && (item === undefined || error.item === item),
	);
	return found && `${c.fields[field]}${c.colon}${c.problems[found.problem]}.`;
}

const idOf = (error: FormError, page: CustomerPage): string =>
	error.field === "amount"
		? `amount-${page.items.findIndex(({ number }) => number === error.item)}`
		: error.field === "items"
			? "item-0"
			: error.field;

function errorSummary(errors: readonly FormError[], { page }: Rendering): string {
	if (errors.length === 0) return "";
	const c = copy[page.language];
	const lines = errors.map((error) => {
		const about = error.item === undefined ? "" : ` (${inert(error.item)})`;
		return `<li><a href="#${idOf(error, page)}">${c.fields[error.field]}${about}</a>${c.colon}${c.problems[error.problem]}.</li>`;
	});
	return `<div class="note bad" role="alert"><p>${c.wrong}</p><ul>${lines.join("")}</ul></div>`;
}

function factsOf(item: PageItem, page: CustomerPage): string {
	const c = copy[page.language];
	const day = (value: string) => formatLongDay(value, page.language);
	const due = item.late
		? `<span class="late">▲ ${c.wasDue} ${day(item.dueOn)}</span>`
		: `<span class="soft">${item.open.minor < 0 ? c.credit : `${c.due} ${day(item.dueOn)}`}</span>`;
	const label = item.label === undefined ? "" : `<span class="soft">${inert(item.label)}</span><br>`;
	return `<span class="row"><strong>${inert(item.number)}</strong><span class="money">${formatMoney(item.open, page.language)}</span></span>${label}${due}`;
}

function heldOf(item: PageItem, page: CustomerPage): string {
	return item.contested
		? `<p class="held">${copy[page.language].contested} <span class="money">${formatMoney(item.contested, page.language)}</span></p>`
		: "";
}

function itemsPart(page: CustomerPage): string {
	const c = copy[page.language];
	const list = page.items.map((item) => `<li class="card">${factsOf(item, page)}${heldOf(item, page)}</li>`);
	return `<h2>${c.invoices}</h2>${list.length === 0 ? `<p>${c.noInvoices}</p>` : `<ul class="items">${list.join("")}</ul>${totalPart(page)}`}`;
}

function totalPart(page: CustomerPage): string {
	return `<p class="row total"><span>${copy[page.language].total}</span><span class="money">${formatTotals(page.total, page.language)}</span></p>`;
}

function pickItem(item: PageItem, index: number, of: Rendering): string {
	const { page } = of;
	const c = copy[page.language];
	if (item.free <= 0) return `<li class="card">${factsOf(item, page)}${heldOf(item, page)}</li>`;
	const number = inert(item.number);
	const checked = of.fields?.getAll("item").includes(item.number) ? " checked" : "";
	const problem = problemOf(of, "amount", item.number);
	return `<li class="card item"><label class="pick"><input type="checkbox" id="item-${index}" name="item" value="${number}"${checked}><span>${factsOf(item, page)}</span></label>${heldOf(item, page)}
<div class="part"><label class="field" for="amount-${index}">${c.amount} (${item.open.currency})<span class="hint">${c.amountHint}</span></label><input type="text" inputmode="decimal" id="amount-${index}" name="amount:${number}" maxlength="24" autocomplete="off" value="${inert(written(of, `amount:${item.number}`))}"${problem ? ` aria-invalid="true" aria-describedby="amount-${index}-problem"` : ""}>${problem ? `<p class="late" id="amount-${index}-problem">${problem}</p>` : ""}</div></li>`;
}

function field(
	of: Rendering,
	name: FormError["field"],
	control: (attributes: string) => string,
	label: string,
): string {
	const problem = problemOf(of, name);
	const attributes = problem ? ` aria-invalid="true" aria-describedby="${name}-problem"` : "";
	return `${label}${control(attributes)}${problem ? `<p class="late" id="${name}-problem">${problem}</p>` : ""}`;
}

function claimForm(of: Rendering): string {
	const { page } = of;
	const c = copy[page.language];
	const act = written(of, "act");
	const radios = (["contest", "promise", "paid"] as const).map(
		(value, index) =>
			`<label class="pick"><input type="radio"${index === 0 ? ' id="act"' : ""} name="act" value="${value}" required${act === value ? " checked" : ""}><span>${c.acts[value]}</span></label>`,
	);
	const options = page.reasons.map(
		({ code, label }) =>
			`<option value="${inert(code)}"${written(of, "reason") === code ? " selected" : ""}>${inert(label)}</option>`,
	);
	const day = (which: "promise" | "paid", label: string) => {
		const wrong = act === which;
		const id = wrong || (which === "promise" && act !== "paid") ? "date" : `${which}-date`;
		const problem = wrong ? problemOf(of, "date") : undefined;
		return `<label class="field" for="${id}">${label}</label><input type="date" id="${id}" name="${which}Date" value="${inert(written(of, `${which}Date`))}"${problem ? ' aria-invalid="true" aria-describedby="date-problem"' : ""}>${problem ? `<p class="late" id="date-problem">${problem}</p>` : ""}`;
	};
	return `<form method="post" action="${address}" enctype="multipart/form-data">${hidden(of)}
<h2 id="choose">${c.choose}</h2><ul class="items" aria-labelledby="choose">${page.items.map((item, index) => pickItem(item, index, of)).join("")}</ul>${totalPart(page)}
<fieldset><legend>${c.tell}</legend>${radios.join("")}</fieldset>
<div class="for-contest">${field(of, "reason", (attributes) => `<select id="reason" name="reason"${attributes}><option value="">${c.chooseReason}</option>${options.join("")}</select>`, `<label class="field" for="reason">${c.reason}</label>`)}</div>
<div class="for-promise">${day("promise", c.promiseDate)}</div>
<div class="for-paid">${day("paid", c.paidDate)}${field(of, "reference", (attributes) => `<input type="text" id="reference" name="reference" maxlength="120" value="${inert(written(of, "reference"))}"${attributes}>`, `<label class="field" for="reference">${c.reference}</label>`)}</div>
<div class="for-any">${field(of, "words", (attributes) => `<textarea id="words" name="words" maxlength="4000"${attributes}>${inert(written(of, "words"))}</textarea>`, `<label class="field" for="words">${c.words}<span class="hint">${c.wordsHint}</span></label>`)}
${field(of, "files", (attributes) => `<input type="file" id="files" name="files" multiple${attributes}>`, `<label class="field" for="files">${c.files}<span class="hint">${c.filesHint}</span></label>`)}</div>
<div class="buttons"><button type="submit">${c.send}</button></div></form>`;
}

function decisionPart(decision: PageDecision, of: Rendering): string {
	const { page } = of;
	const c = copy[page.language];
	const money = (label: string, amounts: PageDecision["credited"]) =>
		amounts.length === 0
			? ""
			: `<p class="row"><span>${label}</span><span class="money">${formatTotals(amounts, page.language)}</span></p>`;
	const id = inert(decision.dispute);
	const mine = written(of, "dispute") === decision.dispute;
	const words = mine ? inert(written(of, "words")) : "";
	const form = decision.answered
		? `<p class="note">${c.answered}</p>`
		: `<form method="post" action="${address}" enctype="multipart/form-data">${hidden(of)}<input type="hidden" name="dispute" value="${id}"><label class="field" for="words-${id}">${decision.kind === "question" ? c.answer : c.why}</label><textarea id="words-${id}" name="words" maxlength="4000"${mine && problemOf(of, "words") ? ' aria-invalid="true"' : ""}>${words}</textarea><div class="buttons">${
				decision.kind === "question"
					? `<button type="submit" name="act" value="answer">${c.answerSend}</button>`
					: `<button type="submit" name="act" value="agree">${c.agree}</button><button class="second" type="submit" name="act" value="refuse">${c.refuse}</button>`
			}</div></form>`;
	return `<section class="card"><h2>${decision.kind === "question" ? c.question : c.proposal} ${inert(decision.number)}</h2>
<p class="soft">${c.youWrote}</p><blockquote>${inert(decision.words)}</blockquote>${decision.question === undefined ? "" : `<blockquote>${inert(decision.question)}</blockquote>`}
${money(c.credited, decision.credited)}${money(c.upheld, decision.upheld)}${form}</section>`;
}

function toldPart(page: CustomerPage): string {
	if (page.claims.length === 0) return "";
	const c = copy[page.language];
	const line = (claim: PageClaim): string => {
		const state = `${c.states[claim.state]}${claim.number === undefined ? "" : ` ${inert(claim.number)}`}`;
		const files = claim.files === 0 ? "" : ` · ${c.filesSent(claim.files)}`;
		return `<li class="card"><span class="row"><strong>${c.toldKinds[claim.kind]}</strong><span>${state}</span></span><span class="soft">${formatLongDay(claim.on, page.language)}${claim.items.length === 0 ? "" : ` · ${claim.items.map(inert).join(", ")}`}${files}</span>${claim.words === "" ? "" : `<blockquote>${inert(claim.words)}</blockquote>`}</li>`;
	};
	return `<h2>${c.told}</h2><ul class="told">${page.claims.map(line).join("")}</ul>`;
}
