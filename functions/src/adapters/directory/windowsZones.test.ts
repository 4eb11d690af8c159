import { expect, it } from "vitest";
import { ianaZone } from "./windowsZones.ts";

it.each([
	["Romance Standard Time", "Europe/Paris"],
	["romance standard time ", "Europe/Paris"],
	["Pacific Standard Time (Mexico)", "America/Tijuana"],
	["Europe/Zurich", "Europe/Zurich"],
	["Customized Time Zone", undefined],
	["", undefined],
	[null, undefined],
	[undefined, undefined],
])("reads the mailbox's time zone %j as %j", (name, zone) => {
	expect(ianaZone(name)).toBe(zone);
});
