import type { Browser } from "playwright-core";
import { afterAll, beforeAll, expect } from "vitest";
import { openBrowser } from "./browser.ts";
import { type LocalHost, type LocalHostOptions, startLocalHost } from "./localHost.ts";

/** What stands while the tests of one file run; only there from its first `beforeAll` on. */
export interface HostAndBrowser {
	readonly host: LocalHost;
	readonly browser: Browser;
}

/**
 * A local host and a browser for the tests of the `describe` this is called in, ended after the last of them.
 * Hooks registered later find both there, and end before they do.
 */
export function hostAndBrowser(options: LocalHostOptions = {}): HostAndBrowser {
	let host: LocalHost | undefined;
	let browser: Browser | undefined;
	beforeAll(async () => {
		host = await startLocalHost(options);
		browser = await openBrowser();
	});
	afterAll(async () => {
		await browser?.close();
		await host?.stop();
		host?.forget();
	});
	return {
		get host() {
			return there(host);
		},
		get browser() {
			return there(browser);
		},
	};
}

/** Calls of a host's API by `usual`, unless a call names another person. */
export function apiAs(on: Pick<HostAndBrowser, "host">, usual: string) {
	const call = (method: string, path: string, body?: unknown, person = usual): Promise<Response> =>
		fetch(`${on.host.url}api/${path}`, {
			method,
			headers: { "x-accord-person": person, "content-type": "application/json" },
			...(body === undefined ? {} : { body: JSON.stringify(body) }),
		});
	/** What is there, or with a body what posting it gives. @throws an assertion when it is refused */
	const ask = async (path: string, body?: unknown, person = usual): Promise<unknown> => {
		const answer = await call(body === undefined ? "GET" : "POST", path, body, person);
		expect(answer.ok, `${path} ${answer.status}`).toBe(true);
		return answer.json();
	};
	return { call, ask };
}

/** What a `beforeAll` started. @throws when it is asked for sooner */
export function there<T>(what: T | undefined): T {
	if (what === undefined) throw new Error("it only stands from beforeAll on");
	return what;
}
