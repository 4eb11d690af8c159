import type { Environment } from "./environment.ts";
import { text } from "./text.ts";

const scopes = ["personal", "team", "groupChat"];

const icons = (base: string) =>
	[16, 32, 80].map((size) => ({ size, url: `${base}/icons/accord-${size}.png` }));

function button(base: string, id: string, label: string, tip: string, actionId: string) {
	return {
		id,
		type: "button",
		label,
		icons: icons(base),
		supertip: { title: label, description: tip },
		actionId,
	};
}

function ribbon(base: string, context: string, group: string, control: ReturnType<typeof button>) {
	return {
		contexts: [context],
		tabs: [
			{
				builtInTabId: "TabDefault",
				groups: [{ id: group, label: text.group.en, icons: icons(base), controls: [control] }],
			},
		],
	};
}

/** The unified Microsoft 365 manifest, schema 1.30, of one environment. */
export function unifiedManifest(environment: Environment) {
	const base = `https://${environment.host}`;
	const { appId } = environment;
	const resource = `api://${environment.host}/${appId}`;
	const mailbox = (minVersion: string) => ({ capabilities: [{ name: "Mailbox", minVersion }] });
	return {
		$schema: "https://developer.microsoft.com/en-us/json-schemas/teams/v1.30/MicrosoftTeams.schema.json",
		manifestVersion: "1.30",
		version: environment.version,
		id: environment.teamsAppId,
		name: { short: text.short.en + environment.suffix, full: text.full.en },
		description: { short: text.descriptionShort.en, full: text.descriptionFull.en },
		developer: {
			...environment.developer,
			privacyUrl: `${base}/legal/privacy.html`,
			termsOfUseUrl: `${base}/legal/terms.html`,
		},
		icons: { color: "color.png", outline: "outline.png" },
		accentColor: "#0F6C5C",
		localizationInfo: {
			defaultLanguageTag: "en",
			additionalLanguages: [{ languageTag: "fr", file: "fr.json" }],
		},
		staticTabs: [
			{
				entityId: "disputes",
				name: text.tab.en,
				contentUrl: `${base}/tab/`,
				websiteUrl: `${base}/tab/`,
				scopes: ["personal", "team"],
				context: ["personalTab", "channelTab"],
			},
			{ entityId: "conversations", scopes: ["personal"] },
			{ entityId: "about", scopes: ["personal"] },
		],
		bots: [
			{
				botId: appId,
				scopes,
				isNotificationOnly: false,
				supportsFiles: false,
				commandLists: [
					{
						scopes,
						commands: [
							{ title: text.commandMine.en, description: text.commandMineTip.en },
							{ title: text.commandHelp.en, description: text.commandHelpTip.en },
						],
					},
				],
			},
		],
		composeExtensions: [
			{
				botId: appId,
				composeExtensionType: "botBased",
				commands: [
					{
						id: "findDispute",
						type: "query",
						title: text.search.en,
						description: text.searchTip.en,
						initialRun: true,
						context: ["compose", "commandBox"],
						parameters: [
							{ name: "query", title: text.searchWord.en, description: text.searchTip.en, inputType: "text" },
						],
					},
					{
						id: "openDispute",
						type: "action",
						title: text.openFromMessage.en,
						description: text.openFromMessageTip.en,
						fetchTask: true,
						context: ["message"],
					},
				],
			},
		],
		permissions: ["identity", "messageTeamMembers"],
		validDomains: [environment.host],
		webApplicationInfo: {
			id: appId,
			resource,
			nestedAppAuthInfo: [
				{
					redirectUri: `brk-multihub://${environment.host}`,
					scopes: ["openid", "profile", `${resource}/access_as_user`],
				},
			],
		},
		authorization: {
			permissions: {
				resourceSpecific: [
					{ name: "TeamsActivity.Send.User", type: "Application" },
					{ name: "MailboxItem.ReadWrite.User", type: "Delegated" },
				],
			},
		},
		activities: {
			activityTypes: [
				{ type: "disputeAssigned", description: text.assigned.en, templateText: text.assignedTemplate.en },
			],
		},
		extensions: [
			{
				requirements: { scopes: ["mail"], ...mailbox("1.8") },
				runtimes: [
					{
						id: "paneRead",
						type: "general",
						lifetime: "short",
						requirements: mailbox("1.8"),
						code: { page: `${base}/pane/` },
						actions: [
							{
								id: "openReadPane",
								type: "openPage",
								view: "read",
								pinnable: true,
								supportsNoItemContext: true,
							},
						],
					},
					{
						id: "paneCompose",
						type: "general",
						lifetime: "short",
						requirements: mailbox("1.8"),
						code: { page: `${base}/pane/?mode=compose` },
						actions: [{ id: "openComposePane", type: "openPage", view: "compose", pinnable: true }],
					},
					{
						id: "onSend",
						type: "general",
						lifetime: "short",
						requirements: mailbox("1.12"),
						code: { page: `${base}/pane/launchevent.html`, script: `${base}/pane/launchevent.js` },
						actions: [{ id: "onMessageSend", type: "executeFunction" }],
					},
				],
				ribbons: [
					ribbon(
						base,
						"mailRead",
						"readGroup",
						button(base, "readOpen", text.pane.en, text.paneTip.en, "openReadPane"),
					),
					ribbon(
						base,
						"mailCompose",
						"composeGroup",
						button(base, "composeOpen", text.compose.en, text.composeTip.en, "openComposePane"),
					),
				],
				autoRunEvents: [
					{
						requirements: mailbox("1.12"),
						events: [
							{ type: "messageSending", actionId: "onMessageSend", options: { sendMode: "softBlock" } },
						],
					},
				],
				// Outlook on Mac and on phones does not read this manifest; where both are installed, this one wins.
				alternates: [
					{
						hide: { customOfficeAddin: { officeAddinId: environment.outlookAddinId } },
						alternateIcons: {
							icon: { size: 64, url: `${base}/icons/accord-64.png` },
							highResolutionIcon: { size: 64, url: `${base}/icons/accord-128.png` },
						},
					},
				],
				audienceClaimUrl: `${base}/`,
			},
		],
	};
}

/** The French texts of the unified manifest, by the paths of its localization schema. */
export function frenchTexts(environment: Environment): Record<string, string> {
	return {
		$schema:
			"https://developer.microsoft.com/en-us/json-schemas/teams/v1.30/MicrosoftTeams.Localization.schema.json",
		"name.short": text.short.fr + environment.suffix,
		"name.full": text.full.fr,
		"description.short": text.descriptionShort.fr,
		"description.full": text.descriptionFull.fr,
		"staticTabs[0].name": text.tab.fr,
		"bots[0].commandLists[0].commands[0].title": text.commandMine.fr,
		"bots[0].commandLists[0].commands[0].description": text.commandMineTip.fr,
		"bots[0].commandLists[0].commands[1].title": text.commandHelp.fr,
		"bots[0].commandLists[0].commands[1].description": text.commandHelpTip.fr,
		"composeExtensions[0].commands[0].title": text.search.fr,
		"composeExtensions[0].commands[0].description": text.searchTip.fr,
		"composeExtensions[0].commands[0].parameters[0].title": text.searchWord.fr,
		"composeExtensions[0].commands[0].parameters[0].description": text.searchTip.fr,
		"composeExtensions[0].commands[1].title": text.openFromMessage.fr,
		"composeExtensions[0].commands[1].description": text.openFromMessageTip.fr,
		"activities.activityTypes[0].description": text.assigned.fr,
		"activities.activityTypes[0].templateText": text.assignedTemplate.fr,
		"extensions[0].ribbons[0].tabs[0].groups[0].label": text.group.fr,
		"extensions[0].ribbons[0].tabs[0].groups[0].controls[0].label": text.pane.fr,
		"extensions[0].ribbons[0].tabs[0].groups[0].controls[0].supertip.title": text.pane.fr,
		"extensions[0].ribbons[0].tabs[0].groups[0].controls[0].supertip.description": text.paneTip.fr,
		"extensions[0].ribbons[1].tabs[0].groups[0].label": text.group.fr,
		"extensions[0].ribbons[1].tabs[0].groups[0].controls[0].label": text.compose.fr,
		"extensions[0].ribbons[1].tabs[0].groups[0].controls[0].supertip.title": text.compose.fr,
		"extensions[0].ribbons[1].tabs[0].groups[0].controls[0].supertip.description": text.composeTip.fr,
	};
}
