import { AsyncLocalStorage } from "node:async_hooks";
import { randomBytes } from "node:crypto";
import type { Log } from "@accord/shared/app/ports.ts";
import { type Context, context, SpanKind, SpanStatusCode, trace } from "@opentelemetry/api";

type Level = "info" | "warn" | "error";
/** Where one operation's lines go: the host's own context, so that they are filed under its invocation. */
export type Write = (level: Level, line: string) => void;

/** One request, timer or feed call while it runs. */
interface Scope {
	readonly operation: string;
	/** 32 hexadecimal digits, the same from the act on a mail to the card it causes. */
	readonly trace: string;
	readonly span: string;
	readonly write: Write;
	charge: number;
	calls: number;
}

export interface Operation {
	readonly name: string;
	readonly kind: "http" | "timer" | "feed" | "card";
	/** W3C `traceparent` of whoever called. */
	readonly parent?: string | null | undefined;
	readonly write?: Write;
}

/** One operation that ended, for whoever exports it. */
export interface SpanRecord {
	readonly name: string;
	readonly kind: Operation["kind"];
	readonly trace: string;
	readonly span: string;
	readonly parent: string | undefined;
	readonly startedAt: number;
	readonly ms: number;
	readonly ru: number;
	readonly calls: number;
	/** What came out: codes and counts, nothing a customer wrote. */
	readonly facts: Readonly<Record<string, unknown>>;
}

let recorder: ((span: SpanRecord) => void) | undefined;

/** Hands every operation that ends to an exporter; spans that an SDK records are left to it. */
export function recordSpans(to: ((span: SpanRecord) => void) | undefined): void {
	recorder = to;
}

const running = new AsyncLocalStorage<Scope>();
const parentPattern = /^00-([0-9a-f]{32})-([0-9a-f]{16})-([0-9a-f]{2})$/;
const nothing = /^0+$/;

const toConsole: Write = (_level, line) => void process.stderr.write(`${line}\n`);

/**
 * Runs one operation as a span with a log line at its end: how long, what came out, request units used. `outcome`
 * names what came out, without anything a customer wrote.
 */
export async function observe<T>(
	{ name, kind, parent, write = toConsole }: Operation,
	work: () => Promise<T>,
	outcome: (result: T) => Readonly<Record<string, unknown>> = () => ({}),
): Promise<T> {
	const started = performance.now();
	const startedAt = Date.now();
	const remote = remoteContext(parent);
	const span = trace
		.getTracer("accord")
		.startSpan(name, { kind: kind === "http" ? SpanKind.SERVER : SpanKind.CONSUMER }, remote.context);
	const { traceId, spanId } = span.spanContext();
	const scope: Scope = {
		operation: name,
		// Without an SDK a span has no ids of its own; the caller's trace, or a fresh one, ties the lines together.
		trace: nothing.test(traceId) ? (remote.id ?? randomBytes(16).toString("hex")) : traceId,
		span: nothing.test(spanId) || spanId === remote.span ? randomBytes(8).toString("hex") : spanId,
		write,
		charge: 0,
		calls: 0,
	};
	const end = (facts: Readonly<Record<string, unknown>>) => {
		const { charge, calls } = scope;
		const ms = Math.round((performance.now() - started) * 10) / 10;
		const ru = Math.round(charge * 100) / 100;
		span.setAttributes({ "accord.ru": ru, "accord.store_calls": calls });
		log.info("done", { kind, ms, ru, calls, ...facts });
		if (!span.isRecording())
			recorder?.({
				...{ name, kind, trace: scope.trace, span: scope.span, parent: remote.span },
				...{ startedAt, ms, ru, calls, facts },
			});
		span.end();
	};
	return running.run(scope, () =>
		context.with(trace.setSpan(remote.context, span), async () => {
			try {
				const result = await work();
				end(outcome(result));
				return result;
			} catch (error) {
				span.setStatus({
					code: SpanStatusCode.ERROR,
					message: error instanceof Error ? error.name : "error",
				});
				end({ failed: error instanceof Error ? error.name : typeof error });
				throw error;
			}
		}),
	);
}

/** Counts request units towards the operation that runs. */
export function chargeOperation(ru: number): void {
	const scope = running.getStore();
	if (!scope) return;
	scope.charge += ru;
	scope.calls += 1;
}

/** W3C `traceparent` of the operation that runs, to be carried to what it causes later. */
export function traceparent(): string | undefined {
	const scope = running.getStore();
	return scope && `00-${scope.trace}-${scope.span}-01`;
}

/** Trace of the operation that runs; undefined outside of one. */
export function currentTrace(): string | undefined {
	return running.getStore()?.trace;
}

const write = (level: Level, message: string, facts: Readonly<Record<string, unknown>> = {}) => {
	const scope = running.getStore();
	const about = scope ? { operation: scope.operation, trace: scope.trace } : {};
	const line = JSON.stringify({ at: new Date().toISOString(), level, message, ...about, ...facts });
	(scope?.write ?? toConsole)(level, line);
};

/** One JSON object a line, with the operation and the trace it belongs to. */
export const log: Log = {
	info: (message, facts) => write("info", message, facts),
	warn: (message, facts) => write("warn", message, facts),
	error: (message, facts) => write("error", message, facts),
};

interface Remote {
	readonly context: Context;
	readonly id: string | undefined;
	readonly span: string | undefined;
}

function remoteContext(parent: string | null | undefined): Remote {
	const [, traceId = "", spanId = "", flags = "00"] = parentPattern.exec(parent ?? "") ?? [];
	if (traceId === "" || nothing.test(traceId) || nothing.test(spanId))
		return { context: context.active(), id: undefined, span: undefined };
	const remote = { traceId, spanId, traceFlags: Number.parseInt(flags, 16), isRemote: true };
	return { context: trace.setSpanContext(context.active(), remote), id: traceId, span: spanId };
}
