/** What the stand-in for Teams is told, and what it can be asked by the test while the tab runs in its frame. */
export interface StandInOptions {
	readonly tab: string;
	readonly theme: string;
	readonly locale: string;
	readonly subPageId?: string;
	/** Absent: single sign-on is refused, as before an administrator has consented. */
	readonly token?: string;
	/** A frame that is not Teams: it never answers. */
	readonly silent?: boolean;
}

interface StandIn {
	/** Names of the functions the tab called, in order. */
	readonly calls: string[];
	setTheme(theme: string): void;
}

declare global {
	interface Window {
		standIn: StandIn;
	}
}

interface Request {
	readonly func: string;
	readonly id: number;
	readonly uuidAsString: string;
}

/** The postMessage protocol of `@microsoft/teams-js` 2.58, as far as a tab speaks it; runs in the page. */
function play(options: StandInOptions): void {
	const frame = document.createElement("iframe");
	frame.title = "tab";
	frame.src = options.tab;
	frame.style.cssText = "border:0;width:100%;height:100%";
	let theme = options.theme;
	const calls: string[] = [];
	const post = (message: unknown) => frame.contentWindow?.postMessage(message, "*");
	const reply = ({ id, uuidAsString }: Request, args: readonly unknown[]) => post({ id, uuidAsString, args });
	const runtime = {
		apiVersion: 4,
		hostVersionsInfo: { adaptiveCardSchemaVersion: { majorVersion: 1, minorVersion: 5 } },
		isLegacyTeams: false,
		supports: {
			pages: { appButton: {}, tabs: {}, config: {}, backStack: {}, fullTrust: {} },
			app: {},
			auth: {},
		},
	};
	const context = () => ({
		locale: options.locale,
		theme,
		hostName: "Teams",
		hostClientType: "web",
		sessionId: "s",
		entityId: "dashboard",
		subEntityId: options.subPageId ?? "",
		userObjectId: "u1",
		tid: "t1",
	});
	window.standIn = {
		calls,
		setTheme: (next) => {
			theme = next;
			post({ func: "themeChange", args: [next] });
		},
	};
	addEventListener("message", (event: MessageEvent<Request>) => {
		const request = event.data;
		if (event.source !== frame.contentWindow || !request?.func || options.silent) return;
		calls.push(request.func);
		if (request.func === "initialize") reply(request, ["content", "web", JSON.stringify(runtime), "2.58.0"]);
		else if (request.func === "getContext") reply(request, [context()]);
		else if (request.func === "authentication.getAuthToken")
			reply(request, options.token ? [true, options.token] : [false, "resourceRequiresConsent"]);
	});
	document.body.append(frame);
}

/** The page around the tab, to be served from an origin Teams is known to have. */
export function standInPage(options: StandInOptions): string {
	const told = JSON.stringify(options).replaceAll("<", "\\u003c");
	return `<!doctype html><html lang="en"><meta charset="utf-8"><title>Stand-in for Teams</title><body style="margin:0;height:100vh"><script>(${play})(${told})</script></body></html>`;
}
