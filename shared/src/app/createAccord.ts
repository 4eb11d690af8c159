import type { Accord } from "./accord.ts";
import { createCommandDispute } from "./acting/commandDispute.ts";
import { createOpenDispute } from "./acting/openDispute.ts";
import { createImportAccounts } from "./importing/importAccounts.ts";
import { createImportOpenItems } from "./importing/importOpenItems.ts";
import { createOffice, type Office } from "./office.ts";
import type { Ports } from "./ports.ts";
import { createReadDigest } from "./reading/digest.ts";
import { createListDisputes, createReadDispute } from "./reading/disputes.ts";
import { createIsDunnable } from "./reading/dunnable.ts";
import { createFindAccounts } from "./reading/findAccounts.ts";
import { createReadMail } from "./reading/readMail.ts";
import { createReportDisputes } from "./reading/report.ts";
import { createPreviewRouting } from "./reading/routing.ts";
import { createReadStatement } from "./reading/statement.ts";
import { createMe } from "./reading/tenant.ts";
import { createHealth } from "./running/health.ts";
import { createListSightings } from "./sightings.ts";
import { createLedgerFeed, type LedgerFeed } from "./views/feed.ts";
import { rebuildViews } from "./views/rebuild.ts";

/** The use cases of Accord on the engines and services given; the ledger's feed is pulled unless one is given. */
export function createAccord(
	ports: Ports,
	office: Office = createOffice(ports),
	feed: LedgerFeed = createLedgerFeed(office),
): Accord {
	return {
		me: createMe(office),
		listPeople: ({ tenant }) => ports.directory.people(tenant),
		readCatalogue: ({ tenant }) => ports.tenants.catalogue(tenant),
		importAccounts: createImportAccounts(office),
		importOpenItems: createImportOpenItems(office, feed),
		findAccounts: createFindAccounts(office),
		readStatement: createReadStatement(office),
		readMail: createReadMail(office),
		openDispute: createOpenDispute(office),
		listDisputes: createListDisputes(office),
		readDispute: createReadDispute(office),
		listSightings: createListSightings(office),
		readDigest: createReadDigest(office),
		commandDispute: createCommandDispute(office),
		isDunnable: createIsDunnable(office),
		reportDisputes: createReportDisputes(office, feed),
		previewRouting: createPreviewRouting(office),
		health: createHealth(office, feed),
		catchUp: feed.catchUp,
		rebuildViews: (onProgress) => rebuildViews(office, feed, onProgress),
	};
}
