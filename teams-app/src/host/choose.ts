import { createFakeHost, type FakeHost } from "./fakeHost.ts";
import type { TabHost } from "./tabHost.ts";

export type Chosen = { readonly host: TabHost; readonly fake?: FakeHost };

/** Teams when this page is framed by it, otherwise the plain browser; Teams' own code is loaded only in a frame. */
export async function chooseHost(api: string): Promise<Chosen> {
	if (window.parent !== window) {
		const { createTeamsHost } = await import("./teamsHost.ts");
		const teams = await createTeamsHost();
		if (teams) return { host: teams };
	}
	const fake = await createFakeHost(api);
	return { host: fake, fake };
}
