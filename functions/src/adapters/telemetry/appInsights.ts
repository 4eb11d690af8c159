import type { Log } from "@accord/shared/app/ports.ts";
import { z } from "zod";
import type { SpanRecord } from "../../telemetry/scope.ts";

export interface AppInsightsOptions {
	readonly instrumentationKey: string;
	/** Where telemetry is taken in, with a final slash or without. */
	readonly endpoint: string;
	/** A bearer token for Azure Monitor. */
	readonly token: () => Promise<string>;
	readonly log: Log;
	readonly fetch?: typeof fetch;
	/** How long spans are gathered before they are sent. */
	readonly everyMs?: number;
	readonly now?: () => number;
}

export interface SpanExporter {
	/** Takes a span that ended; never throws and never waits. */
	record(span: SpanRecord): void;
	/** Sends what was gathered; resolves also when it could not be. */
	flush(): Promise<void>;
}

/** More than these wait for nobody: telemetry gives way to the work it tells of. */
const MOST_WAITING = 2000;
const BATCH = 200;
const EVERY_MS = 5000;
const DEFAULT_PAUSE_MS = 30_000;
const LATER: ReadonlySet<number> = new Set([408, 429, 439, 500, 502, 503, 504]);

const answerSchema = z.object({
	errors: z.array(z.object({ index: z.int(), statusCode: z.int() })).default([]),
});

/**
 * Sends our own spans to Application Insights, in the form its ingestion takes from every SDK. The host reports the
 * invocation; these tell what belongs to the act, in the act's own trace, however much later it was done.
 */
export function createAppInsightsExporter(options: AppInsightsOptions): SpanExporter {
	const call = options.fetch ?? fetch;
	const now = options.now ?? Date.now;
	const url = `${options.endpoint.replace(/\/$/, "")}/v2.1/track`;
	const waiting: SpanRecord[] = [];
	const told = new Set<string>();
	let lost = 0;
	let notBefore = 0;
	let timer: NodeJS.Timeout | undefined;
	let sending: Promise<void> | undefined;

	/** Each cause once: a lack of rights would otherwise be told with every batch. */
	function tell(cause: string, spans: number): void {
		lost += spans;
		if (told.has(cause)) return;
		told.add(cause);
		options.log.warn("spans not exported", { cause, spans, lost });
	}

	function keep(spans: readonly SpanRecord[], pauseMs: number): void {
		notBefore = now() + pauseMs;
		waiting.unshift(...spans);
		if (waiting.length > MOST_WAITING) tell("too many wait", waiting.splice(MOST_WAITING).length);
	}

	async function send(spans: readonly SpanRecord[]): Promise<void> {
		let answer: Response;
		try {
			answer = await call(url, {
				method: "POST",
				headers: { authorization: `Bearer ${await options.token()}`, "content-type": "application/json" },
				body: JSON.stringify(spans.map((span) => envelopeOf(span, options.instrumentationKey))),
				redirect: "error",
				signal: AbortSignal.timeout(10_000),
			});
		} catch {
			return keep(spans, DEFAULT_PAUSE_MS);
		}
		const { data } = answerSchema.safeParse(await answer.json().catch(() => undefined));
		if (LATER.has(answer.status)) {
			const asked = Number(answer.headers.get("retry-after") ?? "");
			return keep(spans, Number.isFinite(asked) && asked > 0 ? asked * 1000 : DEFAULT_PAUSE_MS);
		}
		if (!answer.ok) return tell(String(answer.status), spans.length);
		const refused = data?.errors ?? [];
		const again = refused
			.filter(({ statusCode }) => LATER.has(statusCode))
			.flatMap(({ index }) => spans[index] ?? []);
		if (again.length > 0) keep(again, DEFAULT_PAUSE_MS);
		if (refused.length > again.length) tell("refused", refused.length - again.length);
	}

	async function sendAll(): Promise<void> {
		while (waiting.length > 0 && now() >= notBefore) await send(waiting.splice(0, BATCH));
	}

	function flush(): Promise<void> {
		clearTimeout(timer);
		timer = undefined;
		sending ??= sendAll().finally(() => {
			sending = undefined;
			if (waiting.length > 0) later();
		});
		return sending;
	}

	function later(): void {
		timer ??= setTimeout(
			() => void flush(),
			Math.max(options.everyMs ?? EVERY_MS, notBefore - now()),
		).unref();
	}

	return {
		flush,
		record: (span) => {
			if (waiting.length >= MOST_WAITING) return tell("too many wait", 1);
			waiting.push(span);
			later();
		},
	};
}

/** Told by the software itself, never by a person: a word, a number, yes or no. */
const isWord = (value: unknown): value is string | number | boolean =>
	typeof value === "number" ||
	typeof value === "boolean" ||
	(typeof value === "string" && /^[\w.-]{1,60}$/.test(value));

function envelopeOf(span: SpanRecord, instrumentationKey: string): object {
	const { status, failed, ...facts } = span.facts;
	const result = [status, failed].find(isWord) ?? 0;
	const words = Object.entries(facts).filter(([, value]) => isWord(value));
	return {
		name: "Microsoft.ApplicationInsights.RemoteDependency",
		time: new Date(span.startedAt).toISOString(),
		iKey: instrumentationKey,
		tags: {
			"ai.operation.id": span.trace,
			...(span.parent === undefined ? {} : { "ai.operation.parentId": span.parent }),
			"ai.operation.name": span.name,
			"ai.cloud.role": "accord",
		},
		data: {
			baseType: "RemoteDependencyData",
			baseData: {
				ver: 2,
				id: span.span,
				name: span.name,
				type: span.kind === "card" ? "Teams" : "InProc",
				duration: durationOf(span.ms),
				resultCode: String(result),
				success: failed === undefined && !(typeof status === "number" && status >= 500),
				properties: {
					kind: span.kind,
					...Object.fromEntries(words.map(([name, value]) => [name, String(value)])),
				},
				measurements: { ru: span.ru, calls: span.calls },
			},
		},
	};
}

/** `d.hh:mm:ss.fff`, as Application Insights reads it. */
function durationOf(ms: number): string {
	const whole = Math.max(0, Math.round(ms));
	const part = (value: number, digits = 2) => String(Math.floor(value)).padStart(digits, "0");
	const seconds = whole / 1000;
	const days = Math.floor(seconds / 86_400);
	const clock = `${part((seconds / 3600) % 24)}:${part((seconds / 60) % 60)}:${part(seconds % 60)}.${part(whole % 1000, 3)}`;
	return `${days}.${clock}`;
}
