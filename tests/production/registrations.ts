import "@accord/functions/hosts/functionsCore.ts";
import { createRequire } from "node:module";
import type { Services } from "@accord/functions/handlers/index.ts";
import { registered } from "@accord/functions/hosts/functionsCore.ts";
import { silent } from "./cloud.ts";

/** Registers everything with the stand-in for the worker, and serves it on a free port of the loopback address. */
export async function serve(services: Services) {
	// Through CommonJS first, so that the stand-in is what the library finds.
	createRequire(import.meta.url)("@azure/functions");
	const [{ registerRoutes }, { createLocalServer }, { observeRequest }] = await Promise.all([
		import("@accord/functions/hosts/register.ts"),
		import("@accord/functions/hosts/localServer.ts"),
		import("@accord/functions/hosts/observed.ts"),
	]);
	registerRoutes(services, observeRequest);
	const server = createLocalServer({ registrations: registered(), pages: {}, log: silent });
	await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
	const address = server.address();
	return {
		url: `http://127.0.0.1:${typeof address === "object" && address ? address.port : 0}/`,
		stop: () =>
			new Promise<void>((resolve) => {
				server.close(() => resolve());
				server.closeAllConnections();
			}),
	};
}
