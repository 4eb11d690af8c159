import type { InvocationContext } from "@azure/functions";
import type { Answer, Incoming } from "../http/exchange.ts";
import { type Operation, observe } from "../telemetry/scope.ts";

/** What the host says of an invocation: the trace it belongs to, and where its lines go. */
export function hostOf(context: InvocationContext): Pick<Operation, "parent" | "write"> {
	return {
		parent: context.traceContext?.traceParent,
		write: (level, line) => context[level](line),
	};
}

/** One request as an operation; neither path nor query is logged, because both may name a customer. */
export function observeRequest(
	name: string,
	call: { readonly request: Incoming; readonly context: InvocationContext },
	work: () => Promise<Answer>,
): Promise<Answer> {
	const host = hostOf(call.context);
	const parent = host.parent ?? call.request.headers.get("traceparent");
	return observe({ ...host, name, kind: "http", parent }, work, ({ status }) => ({ status }));
}
