import { readdirSync, readFileSync } from "node:fs";
import { readMail } from "@accord/shared/intake/readMail.ts";
import { renderHtml } from "@accord/shared/intake/text/html.ts";
import type { Mail, OpenItemRef, ReadingContext } from "@accord/shared/intake/types.ts";
import { z } from "zod";
import { type Figure, percentile } from "./figure.ts";

const corpus = new URL("../../shared/corpus/", import.meta.url);
const line = z.object({ body: z.string() });
const ROUNDS = 400;
const LARGE_ROUNDS = 100;
const KB = 1024;

const context: ReadingContext = {
	catalogue: JSON.parse(readFileSync(new URL("../scripts/catalogue.json", corpus), "utf8")),
	openItems: Array.from(
		{ length: 60 },
		(_, n): OpenItemRef => ({
			number: `F2026-${String(100 + n * 7).padStart(4, "0")}`,
			amountMinor: 10_000 + n * 4711,
			currency: "EUR",
			dueDate: `2026-0${1 + (n % 6)}-15`,
			label: `Goods of order ${n}`,
		}),
	),
};

/** Mails of the corpus under one another until the size is reached: as many sentences as a mail of that size can have. */
function mailOf(bodies: readonly string[], from: number, bytes: number): Mail {
	let body = "";
	for (let n = from; body.length < bytes; n += 1) body += `${bodies[n % bodies.length]}\n\n`;
	return { bodyType: "text", subject: "RE: F2026-0114", body: body.slice(0, bytes), date: "2026-03-10" };
}

function htmlOf({ body, ...mail }: Mail): Mail {
	const paragraphs = body.replaceAll("<", "&lt;").split("\n");
	return {
		...mail,
		bodyType: "html",
		body: `<html><body>${paragraphs.map((p) => `<p class="MsoNormal"><span lang="FR">${p}</span></p>`).join("")}</body></html>`,
	};
}

/** A megabyte of what a reader may choke on. */
const hostile: Readonly<Record<string, Mail>> = Object.fromEntries(
	[
		["nested markup", "html", "<div><blockquote><table><tr><td>"],
		["unclosed attributes", "html", '<a href="x" title="'],
		["entities", "html", "&#65;&amp;&notanentity"],
		["digits", "text", "1234567890 "],
		["numbers like the account's", "text", "F2026-01 F2026-02 "],
		["one word", "text", "a"],
		["quotation marks", "text", ">>>>> > "],
		["header blocks", "text", "De : x\nEnvoyé : y\nÀ : z\n"],
		["zero-width signs", "text", "f\u200ba\u202ec\u200dture "],
		["sums", "text", "1 200,00 € au lieu de 1.450,00 € "],
		["contrast words", "text", "mais but sauf except pas not "],
		["line ends", "text", "\r\n\n\r"],
	].map(([name = "", bodyType, unit = ""]) => [
		name,
		{
			bodyType: bodyType === "html" ? "html" : "text",
			body: unit.repeat(Math.ceil((KB * KB) / unit.length)),
		},
	]),
);

function timed(work: () => unknown): number {
	const began = performance.now();
	work();
	return performance.now() - began;
}

export default {
	title: "Reading mail, 60 open items with labels",
	measure: async (): Promise<readonly Figure[]> => {
		const bodies = readdirSync(corpus)
			.filter((name) => /^(?:fr|en)-[a-z]-\d+\.jsonl$/.test(name))
			.flatMap((name) => readFileSync(new URL(name, corpus), "utf8").split("\n"))
			.filter((text) => text !== "")
			.map((text) => line.parse(JSON.parse(text)).body);
		const sized = (bytes: number, rounds: number) =>
			Array.from({ length: rounds }, (_, n) => {
				const mail = mailOf(bodies, n * 37, bytes);
				return n % 2 === 0 ? mail : htmlOf(mailOf(bodies, n * 37, bytes * 0.7));
			});
		const p99 = (mails: readonly Mail[]) =>
			percentile(
				mails.map((mail) => timed(() => readMail(mail, context))),
				0.99,
			);
		const small = sized(20 * KB, ROUNDS);
		for (const mail of small.slice(0, 60)) readMail(mail, context);
		const rendering = percentile(
			small.filter(({ bodyType }) => bodyType === "html").map(({ body }) => timed(() => renderHtml(body))),
			0.99,
		);
		const first = p99(small);
		const large = p99(sized(100 * KB, LARGE_ROUNDS));
		let worst = 0;
		for (const [name, mail] of Object.entries(hostile)) {
			const ms = timed(() => readMail(mail, context));
			if (ms > worst) console.log(`    slowest megabyte so far: ${name}, ${ms.toFixed(0)} ms`);
			worst = Math.max(worst, ms);
		}
		return [
			{
				name: "mail of 20 KB, p99",
				value: first,
				unit: "ms",
				budget: 20,
				better: "atMost",
				limit: rendering,
				limitName: "rendering its HTML alone",
			},
			{ name: "mail of 100 KB, p99", value: large, unit: "ms", budget: 100, better: "atMost" },
			{
				name: "hostile megabyte, slowest of twelve",
				value: worst,
				unit: "ms",
				budget: 500,
				better: "atMost",
			},
		];
	},
};
