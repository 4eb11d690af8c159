import { join } from "node:path";
import { app } from "@azure/functions";
import { composeProduction } from "../composeProduction.ts";
import { parseProductionConfig } from "../config.ts";
import { createSite } from "../http/site.ts";
import { chargeOperation, log, observe, recordSpans } from "../telemetry/scope.ts";
import { registerJobs } from "./jobs.ts";
import { observeRequest } from "./observed.ts";
import { registerRoutes, registerSite } from "./register.ts";

declare const ACCORD_VERSION: string;

// A setting that is missing or wrong ends the start here, by name.
const config = parseProductionConfig(process.env);
const { services, jobs, spans } = composeProduction(config, {
	version: ACCORD_VERSION,
	log,
	onCharge: chargeOperation,
	observe,
	host: process.env.WEBSITE_HOSTNAME,
});
recordSpans(spans.record);
// What was gathered last would be lost with the instance.
app.hook.appTerminate(() => spans.flush());
registerRoutes(services, observeRequest);
registerSite(createSite({ folder: join(__dirname, "site") }));
registerJobs(jobs, config.ACCORD_COSMOS_DATABASE, log);
