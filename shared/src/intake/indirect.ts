import type { ItemKey } from "./itemKeys.ts";
import type { Judged } from "./judge.ts";

const oldest =
	/\b(?:(?:la )?plus ancienne|(?:la )?premiere facture|(?:the )?oldest|(?:the )?earliest|first (?:invoice|bill) (?:on|of|in) (?:the|your))\b/;
const latest =
	/\b(?:(?:la )?derniere facture|(?:la )?plus recente|votre derniere|(?:the |your )?(?:latest|most recent|last) (?:invoice|bill|one)|newest)\b/;
const largest =
	/\b(?:la plus (?:grosse|elevee|importante)|(?:the )?(?:largest|biggest|bigger) (?:invoice|bill|one|of))\b/;
const smallest = /\b(?:la plus petite|(?:the )?(?:smallest|smaller) (?:invoice|bill|one|of))\b/;
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

/** "La plus ancienne", "the largest one", "the second line of your statement". */
export function pickedByPosition(judged: readonly Judged[], keys: readonly ItemKey[]): string[] {
	const items = keys.map((key) => key.item).filter((item) => item.amountMinor > 0);
	if (items.length < 2) return [];
	const byDay = items
		.filter((item) => item.dueDate !== undefined)
		.toSorted((a, b) => ((a.dueDate ?? "") < (b.dueDate ?? "") ? -1 : 1));
	const bySize = items.toSorted((a, b) => a.amountMinor - b.amountMinor);
	for (const { sentence, role } of judged) {
		if (role.promise_to_pay + role.already_paid > 0.6) continue;
		const { folded } = sentence;
		const place = listed.exec(folded);
		if (place !== null) {
			const at = Number(place[1]) || ordinals[place[0].split(/\s/)[0] ?? ""] || 0;
			const item = items[at - 1];
			if (item !== undefined) return [item.number];
		}
		const item = oldest.test(folded)
			? byDay[0]
			: latest.test(folded)
				? byDay.at(-1)
				: largest.test(folded)
					? bySize.at(-1)
					: smallest.test(folded)
						? bySize[0]
						: undefined;
		if (item !== undefined) return [item.number];
	}
	return [];
}
