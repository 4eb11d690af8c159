import { z } from "zod";
import { tenantSettingsSchema } from "../app/tenantStore.ts";
import { accountIdSchema } from "../dispute/dispute.ts";
import { personIdSchema } from "../dispute/people.ts";
import { catalogueSchema, reasonCodeSchema } from "../dispute/procedure.ts";
import type { Route } from "./route.ts";
import {
	directoryStateSchema,
	parkedAnswerSchema,
	personSchema,
	routingSchema,
	versionSchema,
} from "./schemas.ts";

const admin = ["admin"] as const;
const managers = ["manager", "admin"] as const;
const setting = ["manager", "admin"] as const;
/** The tenant is the caller's own, whatever a body says. */
const settings = tenantSettingsSchema.omit({ id: true });
const savedSettings = settings.extend({
	version: versionSchema,
	/** Whether the deployment has a language model to show mails to; without one `secondReader` does nothing. */
	hasSecondReader: z.boolean(),
});

/** What a tenant's admin keeps: people, settings, reasons. */
export const adminRoutes = {
	savePerson: {
		name: "savePerson",
		method: "PUT",
		path: "people/{personId}",
		summary: "Enter a person, or what a token does not say of one: manager, deputy, territories, absence",
		access: admin,
		params: z.object({ personId: personIdSchema }),
		/** `seen`: the person the form was drawn from; refused (409) when they have changed since. */
		body: personSchema.omit({ id: true }).extend({ seen: personSchema.optional() }),
		output: personSchema,
	},
	saveAbsence: {
		name: "saveAbsence",
		method: "PUT",
		path: "people/{personId}/absence",
		summary: "Say from when until when a person is away, or that they are not; one's own, an admin anybody's",
		access: "signedIn",
		params: z.object({ personId: personIdSchema }),
		body: z.object({ absent: personSchema.shape.absent.unwrap().nullable() }),
		output: personSchema,
	},
	previewRouting: {
		name: "previewRouting",
		method: "GET",
		path: "routing",
		summary: "Who would hold each stage of a dispute opened today for a reason on an account, and why",
		access: "signedIn",
		query: z.object({ reason: reasonCodeSchema, account: accountIdSchema }),
		output: routingSchema,
	},
	readDirectory: {
		name: "readDirectory",
		method: "GET",
		path: "directory",
		summary: "When the people were last brought up to date from the company directory, or why not",
		access: admin,
		output: directoryStateSchema,
	},
	syncDirectory: {
		name: "syncDirectory",
		method: "POST",
		path: "directory/sync",
		summary:
			"Bring people up to date from the company directory now; what takes longer is finished by the timer",
		access: admin,
		/** `whole`: read everybody again. */
		query: z.object({ whole: z.stringbool().default(false) }),
		output: directoryStateSchema,
	},
	listParked: {
		name: "listParked",
		method: "GET",
		path: "parked",
		summary: "Documents of the ledger that could not be brought into views, sheets or mail, and why",
		access: admin,
		output: parkedAnswerSchema.pick({ parked: true }),
	},
	retryParked: {
		name: "retryParked",
		method: "POST",
		path: "parked/retry",
		summary: "Try the parked documents again, after they or the software were mended",
		access: admin,
		output: parkedAnswerSchema,
	},
	readSettings: {
		name: "readSettings",
		method: "GET",
		path: "settings",
		summary: "Currency, country, time zone, closing days and rules of the tenant",
		access: setting,
		output: savedSettings,
	},
	saveSettings: {
		name: "saveSettings",
		method: "PUT",
		path: "settings",
		summary: "Change the tenant's settings; running disputes keep their dates",
		access: admin,
		ifMatch: true,
		body: settings,
		output: savedSettings,
	},
	saveCatalogue: {
		name: "saveCatalogue",
		method: "PUT",
		path: "catalogue",
		summary: "Change reasons and procedures; its version is one after the one that was read",
		access: managers,
		body: catalogueSchema,
		output: catalogueSchema,
	},
} as const satisfies Record<string, Route>;
