import type { Mention } from "./money.ts";

const contestedBefore =
	/(?:\b|=)(?:soit|took|en trop|lower|higher|ecarts?|difference|a deduire|dedui\w*|deduct\w*|retran\w*|retien\w*|retenons|retenu\w*|gard(?:e|ons|er)|enlev\w*|retir\w*|bloqu\w*|withh\w*|hold(?:ing)?|keep(?:ing)?|overcharg\w*|over-?bill\w*|surfactur\w*|trop[- ]percu|avoirs? (?:\w+ )?(?:de|pour)|credit\w*|rembours\w*|refund\w*|contest\w*|disput\w*|i\.e\.|(?:that|this|which|it)(?:'s| is| makes| comes| adds| leaves)?|makes?|making|come\w* (?:up )?to|works? out (?:at|to)|amounts? to|adds up to|i (?:get|make)|we (?:get|make)|reckon|namely|gap|discrepanc\w*|short|off|out|too high|minus|less|moins|devez|owe|remises?|discount|rebate|reduction|penalit\w*|indemnit\w*|interets?|interest|frais|fees?|charges?|supplement|surcharge|complement|majoration|redevance|surplus|excedent|ristourne|bonus|escompte|prime|porte\w* sur|dispute|en litige|hauteur|manque\w*|trop|prejudice|crediter|knock\w*|take|taken|remove\w*|supprim\w*|annul\w*|regularis\w*|represent\w*|fait|font|faire|arrive|obtien\w*|calcul\w*|chiffr\w*|estim\w*|valeur|worth|value|line|ligne|poste|damage|casse|loss|perte|=)[^.;\d€$£]{0,34}$/;
const contestedAfter =
	/^[^.;\d€$£]{0,30}\b(?:de trop|en notre defaveur|a notre charge|a tort|d'(?:interets?|agios|indemnites?)|de (?:penalites?|moins)|en plus|indus?\b|non dus?\b|more than (?:agreed|quoted|the|we|it|i)|(?:lower|higher|less) than|too many|out of pocket|adrift|above (?:the|what|our)|en trop|too much|too high|trop (?:facture|percu|cher)|a deduire|a (?:nous )?(?:enlever|retirer|rembourser|recrediter|crediter|deduire)|to (?:deduct|come off|be (?:credited|deducted|refunded|taken|knocked|removed))|overcharg|over-?bill|over\b|under\b|extra|d'ecart|d'erreur|de difference|difference|en moins|short|off\b|contest|disput|en litige|in dispute|injustifi|unjustified|credit\b|d'avoir|de remise|de rabais|discount|sort d'ou|that we never|que nous n'avons|not agreed|non prevu|supplement|surcharge|penalit|indemnit|de frais|de (?:port|pose|livraison|transport|deplacement|dossier|gestion|relance|participation|surcharge|supplement|majoration|main d'oeuvre|nettoyage|location)\b|freight|delivery (?:charge|fee)|carburant|fuel|handling|we won't|refus|wrong|a tort|a revoir|back\b|withheld|held|by my (?:reckoning|count|maths)|d'apres (?:moi|mes|nos)|selon (?:moi|mes|nos)|worth\b|line\b|charge\b|fee\b)/;
const unitAfter =
	/^\s?(?:(?:ht|ttc|net|vat|hors taxes?)\s?)?(?:\/\s?[a-z]|(?:(?:per|par)(?! (?:rapport|erreur|ailleurs|virement|cheque|contrat|avoir|defaut|prelevement))|each|an? (?!(?:notre|votre|mon|tous|chaque|recuperer|recevoir|rectifier|corriger|annuler|ete|verser|percevoir|reporter|valoir|etablir|facturer|compter|repren\w*|defalquer|restituer|soustraire|fin|cause|propos|ajouter|mettre|porter|supprimer|discuter|verifier|justifier|payer|charge|month ago|week ago|year ago)\b|deduire|enlever|nous|retirer|crediter|rembours|recredit|tort|revoir|titre|imputer|payer|regler|ce |la |le |l'|couple|bit)|chacune?s?|piece|pp|ea)\b|(?:le|la|les|l')\s?(?:kg|kilo|kilos|litre|metre|m2|m3|tonne|unite|piece|heure|jour|mois|sac|carton|km|rouleau|page|palette|tete|ligne|bouteille|plaque|poste|nuit|lot|mille|semaine|bidon|boite|bac|caisse|seau|barquette|rame|botte|plant|panneau|feuille|planche|m\b)|de l'heure|the (?:kilo|hour|tonne|ton|case|box|bag|pallet|pair|metre|yard|dozen)|l'unite|\d+ ?(?:x|\*))/;
const timesBefore = /(?:[x*@]|\bat|(?<!\b(?:y|il|qu'il y|nous|on|qui|m'|vous)\s?)\ba)\s*[€$£]?\s*$/;
const priceBefore =
	/\b(?:au lieu d[e']|instead of|rather than|\bvs\.?|versus|plutot que|et non|et pas|contre|against|than|(?:convenu\w*|agreed|quoted|confirm\w*|negoci\w*|promis\w*|annonc\w*|offr?ert?\w*|offered|indiqu\w*|devis\w*|prix|price\w*|tarif\w*|rates?|passe\w*|factur\w+|billed|charged|charging|was|etait|gone|went|unitaire|paying|paid|payons|commande\w*|ordered)\s*(?:us|me|nous|for|at|a|de|of|to|from|par|deja|:)?)\s*$/;
const wholeBefore =
	/\b(?:factur\w*|fact|invoices?|inv|bills?)\s*(?:(?:n°|no\.?|#)?\s?[\w/.-]{0,24}\s*)?(?:d'un montant (?:total )?(?:de|d')|d'un total de|montant|pour|de|for|of|totall?ing|at|du|\(|,|:)\s*$/;
const sumBefore =
	/\b(?:montant|total|amount|sum|somme|solde|balance)\s*(?:total\w*|ttc|de|of|is|:|est de)?\s*$/;
const thresholdBefore =
	/\b(?:over|above|beyond|exceed\w*|au[- ]dela de|plus de|plafon\w*|cap\w*|limit\w*|up to|jusqu'a|threshold|seuil|minimum|a partir d[e']|des|superieur\w* a|under|below|moins de|turnover|purchases?|achats?|chiffre d'affaires|franco\w*|spend|spent|insured)\s*(?:of|de|a|at|for|net|ht|annuel|annual|:)?\s*$/;
const paidBefore =
	/\b(?:regl\w*|paie\w*|paye\w*|payons|pay(?:ing|ment|ments)?|paid|vir(?:e|ons|er|ement|ements)|transfer\w*|verse\w*|solde|soldons|sent|settle\w*|remit\w*|cheque|remain\w*|reste|restant|restants|balance|chq|acompte|deposit|down payment)\s*(?:de|of|for|the|les|le|you|vous|d'un montant de|:|in full|donc|only|seulement)?\s*$/;
const paidAfter =
	/^[^.;\d€$£]{0,24}(?:restant|remaining|remainder|balance|a ete (?:vire|regle|paye)|was paid|has been paid|est parti|seront|sera (?:regle|paye|vire)|will be paid|on its way|paid|reglee?s?\b|payee?s?\b|viree?s?\b|undisputed|non contest|acompte|deposit)/;
const deducts =
	/\b(?:dedui\w*|deduct\w*|took|take|taken|taking|retenu\w*|retien\w*|withh\w*|moins|minus|less|short)\b/;
/** "En trois fois de 500", "we'll pay three days, i.e. 2,700": what is paid, not what is refused. */
const instalment =
	/(?:\b(?:fois|mensualites?|instal+ments?|payments? of|versements? de)\s*(?:de|of|:)?|\b(?:paie|paye|payons|paierons|paierai|reglons|reglerons|reglerai|regle|pay|paying|settle)\b[^.;€$£]{0,30}(?:\bsoit|\bi\.e\.|\bso|\bthat is|\bmaking|=))\s*$/;
const compares =
	/au lieu|instead|alors que|rather than|\bvs\b|quoted|convenu|agreed|whereas|et non|plutot que|\bwhen\b|devis|contre|against|and not/;

/** Whether a sum is the price of one piece, hour or kilo. */
export function isUnitPrice(folded: string, { start, end }: Mention): boolean {
	return (
		unitAfter.test(folded.slice(end, end + 45)) ||
		/[x*@]\s*[€$£]?\s*$/.test(folded.slice(Math.max(0, start - 8), start))
	);
}

/** How strongly the words around a sum say "this is what I contest"; above 0 it is proposed. */
export function contestScore(folded: string, mention: Mention, alone: boolean): number {
	const before = folded.slice(Math.max(0, mention.start - 60), mention.start);
	const after = folded.slice(mention.end, mention.end + 45);
	let score = alone ? 0.3 : 0;
	const contested = contestedBefore.test(before);
	if (contested) score += 1.5;
	else if (sumBefore.test(before)) score -= 2.5;
	const contestedBehind = contestedAfter.test(after);
	if (contestedBehind) score += 2;
	if (unitAfter.test(after)) score -= 5;
	// "A £320 overcharge" is no price at which something was sold.
	if (timesBefore.test(before)) score -= contestedBehind && !unitAfter.test(after) ? 0.5 : 3;
	if (priceBefore.test(before)) score -= contested ? 1.2 : 2.5;
	if (wholeBefore.test(before)) score -= 2.5;
	if (thresholdBefore.test(before)) score -= 3;
	if (paidBefore.test(before) && !deducts.test(before)) score -= 3;
	if (instalment.test(before)) score -= 4;
	if (paidAfter.test(after)) score -= 3;
	if (!alone && compares.test(folded)) score -= 0.7;
	if (mention.currency === undefined) score -= 0.5;
	return score;
}
