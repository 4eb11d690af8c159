import type { MailHost } from "../host/mailHost.ts";
import { createOfficeHost } from "../host/officeHost.ts";

/**
 * Outlook, except inside the demonstration inbox, which says so in the address. A page behind `?host=demo`
 * proves nobody to the service: outside the local host no one accepts what it sends.
 */
export async function chooseHost(): Promise<MailHost> {
	const demo = new URLSearchParams(location.search).get("host") === "demo" && window.parent !== window;
	return demo ? (await import("../host/fakeHost.ts")).createFakeHost() : createOfficeHost();
}
