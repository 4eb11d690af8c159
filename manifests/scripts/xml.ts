import type { Environment } from "./environment.ts";
import { text } from "./text.ts";

const escaped = (value: string) => value.replace(/[&<>"']/g, (sign) => `&#${sign.charCodeAt(0)};`);

const short = { group: text.group, pane: text.pane, compose: text.compose };
const long = { paneTip: text.paneTip, composeTip: text.composeTip };

function strings(list: Record<string, { en: string; fr: string }>): string {
	return Object.entries(list)
		.map(
			([id, { en, fr }]) =>
				`<bt:String id="${id}" DefaultValue="${escaped(en)}"><bt:Override Locale="fr-FR" Value="${escaped(fr)}"/></bt:String>`,
		)
		.join("\n          ");
}

const icon = `<Icon>${[16, 32, 80].map((size) => `<bt:Image size="${size}" resid="icon${size}"/>`).join("")}</Icon>`;
const phoneIcon = `<Icon>${[25, 32, 48].map((size) => [1, 2, 3].map((scale) => `<bt:Image size="${size}" scale="${scale}" resid="icon${size}"/>`).join("")).join("")}</Icon>`;

function paneButton(id: string, label: keyof typeof short, tip: keyof typeof long, url: string): string {
	return `<Control xsi:type="Button" id="${id}"><Label resid="${label}"/><Supertip><Title resid="${label}"/><Description resid="${tip}"/></Supertip>${icon}<Action xsi:type="ShowTaskpane"><SourceLocation resid="${url}"/>${id === "readOpen" ? "<SupportsPinning>true</SupportsPinning>" : ""}</Action></Control>`;
}

/** The XML add-in manifest for Outlook on Mac and on phones, which do not read the unified one. */
export function xmlManifest(environment: Environment): string {
	const base = `https://${environment.host}`;
	return `<?xml version="1.0" encoding="UTF-8"?>
<OfficeApp xmlns="http://schemas.microsoft.com/office/appforoffice/1.1" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance" xmlns:bt="http://schemas.microsoft.com/office/officeappbasictypes/1.0" xsi:type="MailApp">
  <Id>${environment.outlookAddinId}</Id>
  <Version>${environment.version}.0</Version>
  <ProviderName>${escaped(environment.developer.name)}</ProviderName>
  <DefaultLocale>en-US</DefaultLocale>
  <DisplayName DefaultValue="${escaped(text.short.en + environment.suffix)}"/>
  <Description DefaultValue="${escaped(text.descriptionShort.en)}"><Override Locale="fr-FR" Value="${escaped(text.descriptionShort.fr)}"/></Description>
  <IconUrl DefaultValue="${base}/icons/accord-64.png"/>
  <HighResolutionIconUrl DefaultValue="${base}/icons/accord-128.png"/>
  <SupportUrl DefaultValue="${base}/legal/support.html"/>
  <AppDomains><AppDomain>${base}</AppDomain></AppDomains>
  <Hosts><Host Name="Mailbox"/></Hosts>
  <Requirements><Sets><Set Name="Mailbox" MinVersion="1.5"/></Sets></Requirements>
  <FormSettings><Form xsi:type="ItemRead"><DesktopSettings><SourceLocation DefaultValue="${base}/pane/"/><RequestedHeight>250</RequestedHeight></DesktopSettings></Form></FormSettings>
  <Permissions>ReadWriteItem</Permissions>
  <Rule xsi:type="RuleCollection" Mode="Or"><Rule xsi:type="ItemIs" ItemType="Message" FormType="Read"/></Rule>
  <DisableEntityHighlighting>false</DisableEntityHighlighting>
  <VersionOverrides xmlns="http://schemas.microsoft.com/office/mailappversionoverrides" xsi:type="VersionOverridesV1_0">
    <VersionOverrides xmlns="http://schemas.microsoft.com/office/mailappversionoverrides/1.1" xsi:type="VersionOverridesV1_1">
      <Requirements><bt:Sets DefaultMinVersion="1.5"><bt:Set Name="Mailbox"/></bt:Sets></Requirements>
      <Hosts><Host xsi:type="MailHost">
        <Runtimes><Runtime resid="launchPage"><Override type="javascript" resid="launchScript"/></Runtime></Runtimes>
        <DesktopFormFactor>
          <FunctionFile resid="launchPage"/>
          <ExtensionPoint xsi:type="MessageReadCommandSurface"><OfficeTab id="TabDefault"><Group id="readGroup"><Label resid="group"/>
            ${paneButton("readOpen", "pane", "paneTip", "paneUrl")}
          </Group></OfficeTab></ExtensionPoint>
          <ExtensionPoint xsi:type="MessageComposeCommandSurface"><OfficeTab id="TabDefault"><Group id="composeGroup"><Label resid="group"/>
            ${paneButton("composeOpen", "compose", "composeTip", "composeUrl")}
          </Group></OfficeTab></ExtensionPoint>
          <ExtensionPoint xsi:type="LaunchEvent"><LaunchEvents><LaunchEvent Type="OnMessageSend" FunctionName="onMessageSend" SendMode="SoftBlock"/></LaunchEvents><SourceLocation resid="launchPage"/></ExtensionPoint>
        </DesktopFormFactor>
        <MobileFormFactor>
          <ExtensionPoint xsi:type="MobileMessageReadCommandSurface"><Group id="phoneGroup"><Label resid="group"/>
            <Control xsi:type="MobileButton" id="phoneOpen"><Label resid="pane"/>${phoneIcon}<Action xsi:type="ShowTaskpane"><SourceLocation resid="paneUrl"/></Action></Control>
          </Group></ExtensionPoint>
        </MobileFormFactor>
      </Host></Hosts>
      <Resources>
        <bt:Images>${[16, 25, 32, 48, 80].map((size) => `<bt:Image id="icon${size}" DefaultValue="${base}/icons/accord-${size}.png"/>`).join("")}</bt:Images>
        <bt:Urls><bt:Url id="paneUrl" DefaultValue="${base}/pane/"/><bt:Url id="composeUrl" DefaultValue="${base}/pane/?mode=compose"/><bt:Url id="launchPage" DefaultValue="${base}/pane/launchevent.html"/><bt:Url id="launchScript" DefaultValue="${base}/pane/launchevent.js"/></bt:Urls>
        <bt:ShortStrings>
          ${strings(short)}
        </bt:ShortStrings>
        <bt:LongStrings>
          ${strings(long)}
        </bt:LongStrings>
      </Resources>
      <WebApplicationInfo><Id>${environment.appId}</Id><Resource>api://${environment.host}/${environment.appId}</Resource><Scopes><Scope>openid</Scope><Scope>profile</Scope></Scopes></WebApplicationInfo>
    </VersionOverrides>
  </VersionOverrides>
</OfficeApp>
`;
}
