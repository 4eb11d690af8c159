import type { Mention } from "./money.ts";

const contestedBefore =
	/(?:soit|ecart|difference|a deduire|dedui\w*|deduct\w*|retran\w*|retien\w*|retenons|retenu\w*|garde|gardons|enlev\w*|bloqu\w*|withh\w*|hold(?:ing)? back|holding|overcharg\w*|over-?bill\w*|surfactur\w*|trop[- ]percu|avoir(?: d'un montant)? de|credit(?: note)?(?: for| of)?|rembours\w*|refund\w*|contest\w*|disput\w*|i\.e\.|that(?:'s| is| makes)|making|which makes|namely|difference of|gap of|discrepancy(?: of)?|short\w* (?:of|by)|off by|out by|too high by|minus|less|moins|owe us|nous devez|devez|remise de|discount of|rebate of|reduction de|penalit\w*|frais de|fees? of|charges? of|supplement de|surcharge of|litige (?:porte sur|de|sur)|amount in dispute|disputed amount|a hauteur de|pour un montant de|= ?|manque|trop|prejudice de|total(?:ling)? overcharge|credit us|crediter|crediter de|knock(?:ing)?|take(?:n)? off|remove|supprim\w*|annul\w*|regularis\w* de)[^.;\d]{0,40}$/;
const contestedAfter =
	/^[^.;\d]{0,30}(?:de trop|en trop|too much|trop (?:facture|percu|cher)|a deduire|a enlever|a retirer|to deduct|to come off|overcharg|over-?bill|extra|d'ecart|de difference|difference|en moins|short|off|contest|disput|en litige|in dispute|injustifi|unjustified|a crediter|to be credited|credit|d'avoir|de remise|de rabais|discount|sort d'ou|that we never|que nous n'avons|not agreed|non prevu|jamais|supplement|surcharge|penalit|de frais|de port|for freight|of freight|delivery charge|carburant|fuel|handling|we won't|refus|is wrong|a tort|a revoir|a retirer|en attente|back|withheld|held)/;
const unitAfter =
	/^\s?(?:(?:ht|ttc|net|vat)\s?)?(?:\/\s?[a-z]|(?:le|la|l'|du|au|per|par|each|a|an|the|chacun|chacune|piece|unit|l'unite|pp|ea)\b\s?(?:kg|kilo|kilos|litre|liter|metre|meter|m2|m3|tonne|ton|unite|unit|piece|heure|hour|jour|day|mois|month|sac|carton|box|case|km|pack|roll|rouleau|page|palette|pallet|head|tete|person\w*|user|licence|license|ligne|line|bottle|bouteille|bag|sheet|plaque|poste|night|nuit|lot|mille|thousand|week|semaine|drum|crate|trip|visit|visite|mile|gallon|dozen|yard|foot)|\beach\b|\bchacune?\b|\bl'unite\b|\bpiece\b|\bpp\b)/;
const priceBefore =
	/(?:au lieu d[e']|instead of|rather than|\bvs\.?|versus|plutot que|contre|against|convenu\w* (?:de|a|etait de)?|agreed (?:at|was|price|rate|on)?|quoted (?:at|was|us)?|devis (?:a|de|annonc\w*|indiqu\w*)?|prix (?:de|unitaire|convenu|etait)?|price (?:of|was|is)?|tarif (?:de|a)?|rate (?:of|was)?|at|a|passe(?:e|s)? a|factur\w+ a|billed at|charged at|was|etait|offre a|unit(?:aire)?|confirme|confirmed)\s*(?:de|of|at|a)?\s*$/;
const wholeBefore =
	/(?:factur\w*|fact|invoice|inv|bill)\s*(?:[a-z°#.]*\s?[\w/.-]{0,24}\s*)?(?:d'un montant (?:total )?(?:de|d')|montant|pour|de|for|of|totall?ing|at|du|\(|,|:)?\s*$|(?:montant|total|amount|sum|somme|solde|balance)\s*(?:total\w*|ttc|de|of|is|:|est de)?\s*$/;
const paidBefore =
	/(?:regl\w*|paie\w*|paye\w*|pay(?:ing|ment)?|paid|vir\w*|virement|transfer\w*|verse\w*|solde|sent|settle\w*|remit\w*|cheque|remain\w*|reste|restant|balance|chq|acompte|deposit|down payment)\s*(?:de|of|for|the|les|le|you|vous|d'un montant de|:|in full)?\s*$/;
const paidAfter =
	/^[^.;\d]{0,24}(?:restant|remaining|balance|a ete (?:vire|regle|paye)|was paid|has been paid|est parti|ont ete|seront|sera|will be paid|on its way|paid|reglee?s?\b|payee?s?\b|viree?s?\b|undisputed|non contest|acompte|deposit)/;

/** How strongly the words around a sum say "this is what I contest"; above 0 it is proposed. */
export function contestScore(folded: string, mention: Mention): number {
	const before = folded.slice(Math.max(0, mention.start - 60), mention.start);
	const after = folded.slice(mention.end, mention.end + 45);
	let score = 0;
	if (contestedBefore.test(before)) score += 2;
	if (contestedAfter.test(after)) score += 2;
	if (unitAfter.test(after)) score -= 5;
	if (priceBefore.test(before)) score -= 2;
	if (wholeBefore.test(before)) score -= 2;
	if (paidBefore.test(before)) score -= 3;
	if (paidAfter.test(after)) score -= 3;
	if (mention.currency === undefined) score -= 0.5;
	return score;
}
