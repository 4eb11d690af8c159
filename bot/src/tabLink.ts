import type { DisputeId } from "@accord/shared/dispute/dispute.ts";

/** The personal tab, as the app's manifest names it. */
export const TAB_ENTITY = "disputes";

/**
 * Gives the link that opens a dispute in the tab inside Teams. `teamsAppId` is the id of the app package, which is not
 * that of the registration; where there is no Teams, the same place opens in a browser at `host`.
 */
export function createTabLink(of: {
	readonly teamsAppId: string;
	readonly host: string | undefined;
}): (dispute: DisputeId) => string {
	return (dispute) => {
		const link = new URL(`https://teams.microsoft.com/l/entity/${of.teamsAppId}/${TAB_ENTITY}`);
		if (of.host !== undefined)
			link.searchParams.set("webUrl", `https://${of.host}/tab/#/disputes/${encodeURIComponent(dispute)}`);
		link.searchParams.set("context", JSON.stringify({ subEntityId: dispute }));
		// Teams reads a plus sign as one, not as a space.
		link.search = link.search.replaceAll("+", "%20");
		return link.href;
	};
}
