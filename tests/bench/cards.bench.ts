import { execFileSync } from "node:child_process";
import { join } from "node:path";
import { performance } from "node:perf_hooks";
import { expand } from "@accord/bot/cards/card.ts";
import { drawDispute, MAX_CARD_BYTES } from "@accord/bot/cards/drawDispute.ts";
import { createTestBot, dataOf } from "@accord/bot/testing/fakeChat.ts";
import { gallery, viewOfCase } from "@accord/bot/testing/gallery.ts";
import type { Accord } from "@accord/shared/app/accord.ts";
import { given } from "@accord/shared/dispute/scenario.ts";
import { type LocalHost, startLocalHost } from "../e2e/localHost.ts";
import { type Figure, percentile } from "./figure.ts";
import { load, type Shot } from "./load.ts";

const seconds = 3;
const connections = 8;
const acts = 2000;
type Opened = Awaited<ReturnType<Accord["openDispute"]>>;

async function perSecond(work: () => unknown): Promise<number> {
	for (let n = 0; n < 200; n += 1) await work();
	const started = performance.now();
	let done = 0;
	for (; performance.now() - started < seconds * 1000; done += 1) await work();
	return (done / (performance.now() - started)) * 1000;
}

/** The template engine with a card of the same size in one template and nothing else. */
function rawEngine(card: object): Promise<number> {
	const bound = Array.from({ length: 60 }, (_, n) => ({ type: "TextRun", text: `\${p${n}}` }));
	const template = { ...card, bound };
	const data = Object.fromEntries(bound.map((_, n) => [`p${n}`, `value ${n}`]));
	return perSecond(() => expand(template, data));
}

const collector = { "x-accord-person": "claire.morel", "content-type": "application/json" };

async function post<T>(host: LocalHost, path: string, body: unknown): Promise<T> {
	const answer = await fetch(`${host.url}api/${path}`, {
		method: "POST",
		headers: collector,
		body: JSON.stringify(body),
	});
	if (!answer.ok)
		throw new Error(`${path} answered ${answer.status}: ${(await answer.text()).slice(0, 300)}`);
	return answer.json();
}

/** One dispute per act, so that none waits for another. */
async function open(host: LocalHost): Promise<readonly Opened[]> {
	const admin = { "x-accord-person": "alex.martin", "content-type": "text/csv" };
	const accounts = ["Account;Name;Language;Country;Currency;Email;Coordinator"];
	const items = ["Account;Invoice;Issued;Due;Amount;Open;Currency"];
	for (let n = 0; n < acts; n += 1) {
		accounts.push(`K-${n};Card company ${n};en;GB;EUR;pay${n}@cards.example;claire.morel`);
		items.push(`K-${n};KF-${n};2026-08-01;2026-09-01;500.00;500.00;EUR`);
	}
	for (const [path, lines] of Object.entries({ accounts, "open-items": items })) {
		const body = `${lines.join("\n")}\n`;
		await fetch(`${host.url}api/imports/${path}`, { method: "POST", headers: admin, body });
	}
	const opened: Opened[] = [];
	for (let n = 0; n < acts; n += connections)
		opened.push(
			...(await Promise.all(
				Array.from({ length: Math.min(connections, acts - n) }, (_, m) =>
					post<Opened>(host, "disputes", {
						account: `K-${n + m}`,
						lines: [{ item: `KF-${n + m}`, amount: 12_000 }],
						reason: "PRICE",
						words: "The agreed price was 12.50 and not 15.00.",
						source: { kind: "phone" },
						idempotencyKey: `bench-cards-${n + m}`,
					}),
				),
			)),
		);
	return opened;
}

const press = ({ dispute }: Opened): Shot => ({
	method: "POST",
	path: "/api/messages",
	body: JSON.stringify({
		type: "invoke",
		name: "adaptiveCard/action",
		channelId: "msteams",
		serviceUrl: "http://127.0.0.1:9/_connector",
		from: { id: dispute.owner },
		recipient: { id: "accord-bot" },
		conversation: { id: "bench", conversationType: "personal", tenantId: "demo" },
		value: {
			trigger: "manual",
			action: {
				type: "Action.Execute",
				verb: "comment",
				data: {
					dispute: dispute.id,
					version: dispute.version,
					once: `card-${dispute.number}-comment`,
					for: dispute.owner,
					commentText: "I will look at it today.",
				},
			},
		},
	}),
});

async function throughHttp() {
	execFileSync("node", [join(import.meta.dirname, "../../functions/scripts/build.ts")], { stdio: "inherit" });
	const host = await startLocalHost({ arguments: ["--empty"] });
	try {
		const shots = (await open(host)).map(press);
		const first = await load(host.port, shots, connections);
		const again = await load(host.port, shots, connections);
		for (const { statuses } of [first, again])
			if (statuses.get(200) !== shots.length) throw new Error(`answers ${JSON.stringify([...statuses])}`);
		return { first, again };
	} finally {
		await host.stop();
		host.forget();
	}
}

export default {
	title: "Card answers",
	measure: async (): Promise<readonly Figure[]> => {
		const case_ = given();
		const card = await drawDispute(await viewOfCase(case_, "samir"));
		const bot = createTestBot([case_]);
		const data = { ...dataOf(card, "comment"), commentText: "I will look at it today." };
		const engine = await rawEngine(card);
		const handled = await perSecond(() => bot.press("comment", data));
		const sizes = await Promise.all(
			gallery.map(async ({ draw }) => Buffer.byteLength(JSON.stringify(await draw()))),
		);
		const { first, again } = await throughHttp();
		return [
			{
				name: "pressed, decided, redrawn (in memory)",
				value: handled,
				unit: "/s",
				budget: 1500,
				better: "atLeast",
				limit: engine,
				limitName: "the template engine alone",
			},
			{
				name: "through HTTP, written with fsync",
				value: first.perSecond,
				unit: "/s",
				budget: 300,
				better: "atLeast",
				limit: handled,
				limitName: "in memory",
			},
			{
				name: "through HTTP, p99",
				value: percentile(first.times, 0.99),
				unit: "ms",
				budget: 100,
				better: "atMost",
			},
			{
				name: "the same press again",
				value: again.perSecond,
				unit: "/s",
				budget: 300,
				better: "atLeast",
			},
			{
				name: "largest card of the gallery",
				value: Math.max(...sizes) / 1000,
				unit: "kB",
				budget: MAX_CARD_BYTES / 1000,
				better: "atMost",
			},
		];
	},
};
