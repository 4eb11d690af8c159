import type { Judged } from "../model/judge.ts";
import type { ItemKey } from "./itemKeys.ts";
import { said } from "./stance.ts";

const listed =
	/\b(?:(\d)(?:e|eme|ieme|er|ere|st|nd|rd|th)|premiere|deuxieme|seconde|troisieme|quatrieme|first|second|third|fourth)\s+(?:ligne|facture|line|invoice|item|one|entry|poste|piece)\b[^.]{0,20}\b(?:releve|liste|list|statement|tableau|table|extrait)\b/;
const ordinals: Record<string, number> = {
	premiere: 1,
	first: 1,
	deuxieme: 2,
	seconde: 2,
	second: 2,
	troisieme: 3,
	third: 3,
	quatrieme: 4,
	fourth: 4,
};

/** "The second line of your statement": counted among the account's items. */
export function pickedByPosition(judged: readonly Judged[], keys: readonly ItemKey[]): string[] {
	const items = keys.map((key) => key.item).filter((item) => item.amountMinor > 0);
	if (items.length < 2) return [];
	for (const { sentence, role } of judged) {
		const place = listed.exec(sentence.folded);
		if (place === null) continue;
		if (role.promise_to_pay + role.already_paid > 0.6 || said(sentence.folded) === "accepted") continue;
		const at = Number(place[1]) || ordinals[place[0].split(/\s/)[0] ?? ""] || 0;
		const item = items[at - 1];
		if (item !== undefined) return [item.number];
	}
	return [];
}
