/**
 * Stands where Outlook on the web stands: it frames the pane and speaks the messages that Microsoft's own
 * office.js and outlook-web-16.01.js exchange with their host. Runs in the browser.
 */

const conversation = "conversation-1";
const addIn = "add-in-1";

interface Request {
	readonly _messageType: number;
	readonly _actionType?: number;
	readonly _actionName: string;
	readonly _conversationId: string;
	readonly _correlationId: number;
	readonly _data?: {
		readonly MethodData?: { readonly DispatchId?: number };
		readonly DdaMethod?: { readonly DispatchId?: number };
		readonly ApiParams?: unknown;
	};
}

interface Address {
	readonly address: string;
	readonly name: string;
}

/** What Outlook tells of a received mail, with the body it gives when asked. */
export interface StandInMail {
	readonly subject: string;
	readonly internetMessageId: string;
	readonly from: Address;
	readonly body: string;
}

/** A mail being written. */
export interface StandInDraft {
	readonly subject: string;
	readonly to: readonly Address[];
	readonly body: string;
}

const complete = (item: StandInMail | StandInDraft): object => ({
	...surroundings,
	...("to" in item
		? { itemType: 4, conversationId: "conversation of the draft" }
		: {
				itemType: 1,
				...item,
				id: `id of ${item.internetMessageId}`,
				normalizedSubject: item.subject,
				conversationId: "conversation of the mail",
				sender: item.from,
				to: [{ address: "claire@accord.example", name: "Claire Morel" }],
			}),
});

const surroundings = {
	permissionLevel: 3,
	itemClass: "IPM.Note",
	cc: [],
	dateTimeCreated: Date.parse("2026-03-03T08:12:00Z"),
	dateTimeModified: Date.parse("2026-03-03T08:12:00Z"),
	attachments: [
		{
			id: "a1",
			name: "BL-4411.pdf",
			contentType: "application/pdf",
			size: 12,
			attachmentType: 0,
			isInline: false,
		},
	],
	hostVersion: "20261120001.10",
	owaView: "ThreeColumns",
	userEmailAddress: "claire@accord.example",
	userDisplayName: "Claire Morel",
	userTimeZone: "Romance Standard Time",
	userProfileType: "office365",
	isRestIdSupported: true,
	entities: {},
};

const getBody = 37;
const getRecipients = 15;
const getSubject = 18;
const accessToken = 98;
const eventCompleted = 94;
const replyForms = [10, 11, 178, 179, 30, 31, 181, 182, 183];

class OutlookStandIn {
	readonly replies: unknown[] = [];
	/** How events that were raised have ended. */
	readonly completed: unknown[] = [];
	/** Calls nobody foresaw; a story checks that there are none. */
	readonly unknown: unknown[] = [];
	private readonly frame: HTMLIFrameElement;
	private readonly locale: string;
	private readonly handlers = new Set<string>();
	private mail: StandInMail | StandInDraft | undefined;

	constructor(options: { url: string; locale: string; mail: StandInMail | StandInDraft }) {
		this.locale = options.locale;
		this.mail = options.mail;
		addEventListener("message", (event) => this.receive(event));
		const frame = document.createElement("iframe");
		frame.title = "add-in";
		frame.style.cssText = "width:360px;height:800px;border:0";
		// Read by office.js as the page starts, so it must be there before the frame is.
		frame.name = JSON.stringify({
			baseFrameName: "pane",
			hostInfo: `Outlook|Web|16.01|${options.locale}|correlation|||0`,
			xdmInfo: `${conversation}|${addIn}|${location.origin}`,
			serializerVersion: "1",
			appContext: "",
			flights: "[]",
		});
		frame.src = options.url;
		document.body.append(frame);
		this.frame = frame;
	}

	/** Another mail is opened beside the pinned pane, or none. */
	select(mail: StandInMail | StandInDraft | undefined): void {
		this.mail = mail;
		for (const name of this.handlers)
			if (/olkItemSelectedChanged/i.test(name)) this.raise(name, mail === undefined ? "" : complete(mail));
	}

	/** Whether the add-in listens yet. */
	ready(handler: string): boolean {
		return this.handlers.has(handler);
	}

	/** Runs a function the add-in has associated with an event, such as sending. */
	invoke(name: string): void {
		this.raise("appCommandInvoked", { 0: "event-1", 1: name, 2: "{}" });
	}

	private raise(name: string, data: unknown): void {
		this.post({
			_messageType: 1,
			_actionName: name,
			_conversationId: conversation,
			_correlationId: 0,
			_errorCode: 0,
			_responseType: 1,
			_data: data,
		});
	}

	private post(message: object): void {
		const text = JSON.stringify({ ...message, _serializerVersion: 1, _origin: location.origin });
		this.frame.contentWindow?.postMessage(text, "*");
	}

	private answer(request: Request, data: unknown): void {
		this.post({
			_messageType: 1,
			_actionName: request._actionName,
			_conversationId: request._conversationId,
			_correlationId: request._correlationId,
			_errorCode: 0,
			_responseType: 0,
			_data: data,
		});
	}

	private receive(event: MessageEvent<unknown>): void {
		if (event.source !== this.frame.contentWindow || typeof event.data !== "string") return;
		let request: Request;
		try {
			request = JSON.parse(event.data);
		} catch {
			return;
		}
		if (request._messageType === 0) this.answer(request, this.answerTo(request));
	}

	private answerTo(request: Request): object {
		const nothingWrong = { Error: 0 };
		if (request._actionType === 1) this.handlers.add(request._actionName);
		if (request._actionType === 2) this.handlers.delete(request._actionName);
		if (request._actionType === 1 || request._actionType === 2) return nothingWrong;
		const id = request._data?.MethodData?.DispatchId ?? request._data?.DdaMethod?.DispatchId;
		switch (request._actionName) {
			case "ContextActivationManager_getAppContextAsync":
				return this.context();
			case "GetInitialData":
				return this.mail === undefined ? {} : complete(this.mail);
			case "executeMethod":
				if (id === eventCompleted) this.completed.push(request._data);
				return id === accessToken ? { Error: 0, accessToken: "token of the older sign-in" } : nothingWrong;
			case "ExecuteMethod":
				return this.execute(id, request._data?.ApiParams);
			default:
				return nothingWrong;
		}
	}

	private execute(id: number | undefined, parameters: unknown): object {
		const good = (data: unknown) => ({ wasSuccessful: true, error: false, data });
		if (id === getBody) return good(this.mail?.body ?? "");
		if (this.mail && "to" in this.mail) {
			if (id === getRecipients) return good(this.mail.to);
			if (id === getSubject) return good(this.mail.subject);
		}
		if (id !== undefined && replyForms.includes(id)) {
			this.replies.push(parameters);
			return good(null);
		}
		this.unknown.push([id, parameters]);
		return { wasSuccessful: true, error: true, errorCode: 9003 };
	}

	private context(): object {
		const sets = { Mailbox: "1.15", IdentityAPI: "1.3", NestedAppAuth: "1.1", DialogApi: "1.2" };
		return {
			_id: addIn,
			_appName: 64,
			_appVersion: 16,
			_appUILocale: this.locale,
			_dataLocale: this.locale,
			_docUrl: location.href,
			_clientMode: 0,
			_settings: {},
			_reason: 1,
			_osfControlType: 0,
			_eToken: "",
			_correlationId: "correlation",
			_appInstanceId: addIn,
			_requirementMatrix: JSON.stringify(sets),
			_hostFullVersion: "16.0.0.0",
			_addinName: "Accord",
			_appDomains: [location.origin],
			_featureGates: {},
		};
	}
}

Reflect.set(globalThis, "OutlookStandIn", OutlookStandIn);
