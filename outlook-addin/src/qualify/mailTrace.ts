import type { MailHost } from "../host/mailHost.ts";

const hex = (bytes: number) =>
	Array.from(crypto.getRandomValues(new Uint8Array(bytes)), (byte) =>
		byte.toString(16).padStart(2, "0"),
	).join("");

/** Gives the W3C `traceparent` of each request; all that is done about one mail is one trace. */
export function createMailTrace(host: Pick<MailHost, "onMailChanged">): () => string {
	let trace = hex(16);
	host.onMailChanged(() => {
		trace = hex(16);
	});
	return () => `00-${trace}-${hex(8)}-01`;
}
