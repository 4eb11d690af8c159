import type { Sighting } from "../dispute/sighting.ts";
import { words } from "./index.ts";

/** Where somebody looked and how often: "tab ×3, card". */
export function looksIn(looks: Sighting["looks"], language: "fr" | "en"): string {
	const say = words(language).surface;
	const one = (name: string, times = 0) => (times === 0 ? [] : [times === 1 ? name : `${name} ×${times}`]);
	return [
		...one(say.tab, looks.tab),
		...one(say.pane, looks.pane),
		...one(say.card, looks.card),
		...one(say.export, looks.export),
		...one(say.file, looks.file),
		...one(say.api, looks.api),
	].join(", ");
}
