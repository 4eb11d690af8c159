/** Where the service is; built in for Outlook on Windows, whose runtime for events has no address of its own. */
declare const ACCORD_ORIGIN: string;

export const origin = (): string =>
	ACCORD_ORIGIN !== "" || typeof location === "undefined" ? ACCORD_ORIGIN : location.origin;

/** Reads from the service with XMLHttpRequest, the one way out that every runtime of Outlook has. */
export function ask<T>(path: string, token: string): Promise<T> {
	return new Promise((resolve, reject) => {
		const request = new XMLHttpRequest();
		request.open("GET", `${origin()}/api/${path}`);
		request.setRequestHeader("authorization", `Bearer ${token}`);
		request.setRequestHeader("accept", "application/json");
		request.timeout = 6000;
		request.onload = () => {
			if (request.status !== 200) return reject(new Error(`${path}: ${request.status}`));
			resolve(JSON.parse(request.responseText));
		};
		request.onerror = () => reject(new Error(`${path}: no answer`));
		request.ontimeout = () => reject(new Error(`${path}: too late`));
		request.send();
	});
}
