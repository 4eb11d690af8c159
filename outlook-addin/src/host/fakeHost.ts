import { languageOf } from "@accord/shared/i18n/index.ts";
import {
	browserSettings,
	type HostSettings,
	HostSilent,
	type MailHost,
	type MailItem,
	SignInFailed,
} from "./mailHost.ts";
import { eventually, inTime, subscribe } from "./waiting.ts";

/** What the demonstration inbox tells the pane in its frame. */
export type ToPane =
	| { readonly accord: "settings"; readonly settings: HostSettings }
	| { readonly accord: "person"; readonly id: string }
	| { readonly accord: "mail"; readonly mail: MailItem | undefined };
/** What the pane tells the inbox. */
export type FromPane =
	| { readonly accord: "ready" }
	| { readonly accord: "reply"; readonly text: string }
	| {
			readonly accord: "write";
			readonly to: readonly string[];
			readonly subject: string;
			readonly text: string;
	  }
	| { readonly accord: "changed" };

/** Stands in for Outlook beside the demonstration inbox; speaks with its own origin only. */
export function createFakeHost(frame: Window = window): MailHost {
	const settingsListeners = new Set<(settings: HostSettings) => void>();
	const mailListeners = new Set<() => void>();
	const person = eventually<string>();
	const mail = eventually<MailItem | undefined>();
	let settings = browserSettings(languageOf(frame.navigator.language));
	const post = (message: FromPane) => frame.parent.postMessage(message, frame.location.origin);

	frame.addEventListener("message", (event: MessageEvent<ToPane>) => {
		if (event.origin !== frame.location.origin || event.source !== frame.parent) return;
		switch (event.data.accord) {
			case "settings":
				settings = event.data.settings;
				for (const listener of settingsListeners) listener(settings);
				break;
			case "person":
				person.set(event.data.id);
				break;
			case "mail":
				mail.set(event.data.mail);
				for (const listener of mailListeners) listener();
		}
	});
	post({ accord: "ready" });

	return {
		get settings() {
			return settings;
		},
		onSettings: (listener) => subscribe(settingsListeners, listener),
		currentMail: () =>
			inTime(mail.get(), 5000, () => new HostSilent("the inbox has not said which mail is open")),
		recipients: async () => undefined,
		onMailChanged: (listener) => subscribe(mailListeners, listener),
		reply: async ({ text }) => post({ accord: "reply", text }),
		write: async ({ to, subject, text }) => post({ accord: "write", to, subject, text }),
		authorize: async () => ({
			"x-accord-person": await inTime(
				person.get(),
				5000,
				() => new SignInFailed("the inbox has not said who works here"),
			),
		}),
		notifyChanged: () => post({ accord: "changed" }),
	};
}
