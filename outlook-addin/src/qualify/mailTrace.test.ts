import { expect, it } from "vitest";
import { createMailTrace } from "./mailTrace.ts";

it("keeps one trace for all requests about a mail, and begins another with the next mail", () => {
	let opened = () => {};
	const next = createMailTrace({
		onMailChanged: (listener) => {
			opened = listener;
			return () => {};
		},
	});
	const [first, second] = [next(), next()];
	opened();
	const third = next();
	for (const header of [first, second, third]) expect(header).toMatch(/^00-[0-9a-f]{32}-[0-9a-f]{16}-01$/);
	const traceOf = (header: string) => header.split("-")[1];
	expect(traceOf(second)).toBe(traceOf(first));
	expect(second).not.toBe(first);
	expect(traceOf(third)).not.toBe(traceOf(first));
});
