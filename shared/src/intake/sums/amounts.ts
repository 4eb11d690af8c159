import type { Mention } from "./money.ts";

const contestedBefore =
	/(?:\b|=)(?:(?<=\d )is|we ask|i ask|claim(?:ing)?|reclam\w*|demandons|demande|d'autant|soit|took|en trop|lower|higher|ecarts?|difference|a deduire|dedui\w*|deduct\w*|retran\w*|retien\w*|retenons|retenu\w*|gard(?:e|ons|er)|enlev\w*|retir\w*|bloqu\w*|withh\w*|hold(?:ing)?|keep(?:ing)?|overcharg\w*|over-?bill\w*|surfactur\w*|trop[- ]percu|avoirs? (?:\w+ )?(?:de|pour)|credit\w*|rembours\w*|refund\w*|contest\w*|disput\w*|i\.e\.|(?:that|this|which|it)(?:'s| is| makes| comes| adds| leaves)|makes?|making|come\w* (?:up )?to|works? out (?:at|to)|amounts? to|adds up to|i (?:get|make)|we (?:get|make)|reckon|namely|gap|discrepanc\w*|short|off|out|too high|minus|less|moins|devez|owe|(?:credit )?notes? (?:for|of)|s'etabl\w*|remises?|discount|rebate|reduction|penalit\w*|indemnit\w*|interets?|interest|frais|fees?|charges?|supplement|surcharge|complement|majoration|redevance|surplus|excedent|ristourne|bonus|escompte|prime|porte\w* sur|dispute|en litige|hauteur|manque\w*|trop|prejudice|crediter|knock\w*|take|taken|remove\w*|supprim\w*|annul\w*|corrig\w*|rectifi\w*|regularis\w*|represent\w*|fait|font|faire|arrive|obtien\w*|calcul\w*|chiffr\w*|estim\w*|(?<!catalogue |liste? )valeur|worth|(?<!list |catalogue )value|line|ligne|poste|damage|casse|loss|perte|too much|excess|extra|overstat\w*|correct(?:ion)?|ajustement|adjust\w*|=)(?![a-z])[^.;\d€$£]{0,34}$/;
const contestedAfter =
	/^[^.;\d€$£]{0,30}\b(?:in total|all told|all together|altogether|en tout|au total|dehors|de trop|en notre defaveur|a notre charge|a tort|d'(?:interets?|agios|indemnites?)|de (?:penalites?|moins)|en plus|indus?\b|non dus?\b|more than (?:agreed|quoted|the|we|it|i|in|before|last|usual|what)|(?:lower|higher|less) than|too many|out of pocket|adrift|above (?:the|what|our)|en trop|too much|too high|trop (?:facture|percu|cher)|a deduire|a (?:nous |m'|me )?(?:oter|rendre|redonner|retrancher|defalquer|sortir|enlever|retirer|supprimer|annuler|rembourser|recrediter|crediter|deduire)|to (?:deduct|come off|be (?:credited|deducted|refunded|taken|knocked|removed))|overcharg|over-?bill|over\b|under\b|extra|d'ecart|d'erreur|de difference|difference|en moins|short|off\b|contest|disput|en litige|in dispute|injustifi|(?:que |qui )?rien ne justifie|nothing (?:justifies|explains)|(?:has|needs?|ought) to (?:go|come off)|must go|doit (?:sauter|partir|disparaitre)|that'?s what (?:i'm|we're|we|i) (?:am |are |do )?not|that we (?:didn't|never|don't)|est deja (?:fait|regle|paye)|(?:apparai[ts]\w*|figure|est|is|appears|shows|charged|billed|comptee?|facturee?|listed) (?:there |on it )?(?:deux fois|2 fois|twice|a tort)|unjustified|credit\b|d'avoir|de remise|de rabais|discount|sort d'ou|that we never|que nous n'avons|not agreed|non prevu|supplement|surcharge|penalit|indemnit|de frais|de (?:port|pose|livraison|transport|deplacement|dossier|gestion|relance|participation|surcharge|supplement|majoration|main d'oeuvre|nettoyage|location)\b|freight|delivery (?:charge|fee)|carburant|fuel|handling|we won't|refus|wrong|a tort|a revoir|back\b|withheld|held|by my (?:reckoning|count|maths)|d'apres (?:moi|mes|nos)|selon (?:moi|mes|nos)|worth\b|line\b|charge\b|fee\b|(?:less|light|heavy|lower|higher)(?=\W|$)|never\b|(?:pas|jamais) (?:eu lieu|ete (?:fait|livr|realis)\w*)|(?:work|hours|goods|items) not\b|qui ne (?:peu\w+|pass\w+|devr\w+)|(?:which|that) (?:i|we) (?:do not|don't|won't|cannot|can't)|(?:que )?(?:je|nous|on) (?:ne|n') ?(?:paie|paye|regle|dois|devons|doit))/;
const unitAfter =
	/^\s?(?:(?:ht|ttc|net|vat|hors taxes?|de difference|d'ecart|difference|more|de plus|too much)\s?)?(?:\/\s?[a-z]|(?:(?:per|par)(?! (?:rapport|erreur|ailleurs|virement|cheque|contrat|avoir|defaut|prelevement))|each|an? (?!m'|\w+(?:er|ir|dre|oir|ttre)\b|(?:me|nous|vous|lui|notre|votre|mon|tous|chaque|recuperer|recevoir|rectifier|corriger|annuler|ete|verser|percevoir|reporter|valoir|etablir|facturer|compter|repren\w*|defalquer|restituer|soustraire|fin|cause|propos|ajouter|mettre|porter|supprimer|discuter|verifier|justifier|payer|charge|month ago|week ago|year ago)\b|deduire|enlever|nous|retirer|crediter|rembours|recredit|tort|revoir|titre|imputer|payer|regler|ce |la |le |l'|couple|bit)|chacune?s?|piece|pp|ea)\b|(?:le|la|les|l')\s?(?:kg|kilo|kilos|litre|metre|m2|m3|tonne|unite|piece|heure|jour|mois|sac|carton|km|rouleau|page|palette|tete|ligne|bouteille|plaque|poste|nuit|lot|mille|semaine|bidon|boite|bac|caisse|seau|barquette|rame|botte|plant|panneau|feuille|planche|m\b)|de l'heure|the (?:kilo|hour|tonne|ton|case|box|bag|pallet|metre|yard|dozen)|l'unite|\d+ ?(?:x|\*))/;
const timesBefore = /(?:[x*@]|\bat|(?<!\b(?:y|il|qu'il y|nous|on|qui|m'|vous)\s?)\ba)\s*[€$£]?\s*$/;
const priceBefore =
	/\b(?:au lieu d[e']|instead of|rather than|\bvs\.?|versus|plutot que|et non|et pas|contre|against|than|(?:dit|says|said|reads?|convenu\w*|agreed|quoted|confirm\w*|negoci\w*|promis\w*|annonc\w*|offr?ert?\w*|offered|indiqu\w*|devis\w*|prix|price\w*|tarif\w*|rates?|passe\w*|factur\w+|billed|charged|charging|was|etait|gone|went|unitaire|paying|paid|payons|commande\w*|ordered)\s*(?:us|me|nous|for|at|a|de|of|to|from|par|deja|:)?)\s*$/;
const wholeBefore =
	/\b(?<!\b(?:trop|sur)[- ])(?:factur\w*|fact|invoices?|inv|bills?)\s*(?:(?:n°|no\.?|#)?\s?[\w/.-]{0,24}\s*)?(?:d'un montant (?:total )?(?:de|d')|d'un total de|montant|pour|de|for|of|totall?ing|at|du|\(|,|:)\s*$/;
const sumBefore =
	/\b(?:montant|totals?|amount|sum|somme|solde|balance)\s*(?:total\w*|ttc|de|of|is|:|est de)?\s*$/;
const thresholdBefore =
	/\b(?:over|above|beyond|exceed\w*|au[- ](?:dela|dessus) d[e']|en[- ]dessous d[e']|franchise|insurance excess|plus de|plafon\w*|cap\w*|limit\w*|up to|jusqu'a|threshold|seuil|minimum|a partir d[e']|des|superieur\w* a|under|below|moins de|turnover|purchases?|achats?|chiffre d'affaires|franco\w*|spend|spent|insured)\s*(?:is|was|est|etait|of|de|a|at|for|net|ht|annuel|annual|:)?\s*$/;
const paidBefore =
	/\b(?:regl\w*|paie\w*|paye\w*|payons|pay(?:ing|ment|ments)?|paid|transfer the net,|send|vir(?:e|ons|er|ement|ements)|transfer\w*|verse\w*|solde|soldons|sent|settle\w*|remit\w*|cheque|remain\w*|reste|restant|restants|balance|chq|acompte|deposit|down payment|half down|put down)\s*(?:de|of|for|the|les|le|you|vous|d'un montant de|:|in full|donc|only|seulement)?\s*$/;
const arrivesAt =
	/\b(?:(?:arriv|mont|elev|chiffr|estim|evalu|valu|abouti|etabl|arret)[a-z]*(?: [^.;\d]{0,24})?|(?:ligne|poste|line|item|article)(?: [^.;\d]{0,50})?) (?:a|at)\s*[€$£]?\s*$/;
/** What would be right to bill: "should be 900", "ramener à 1 904", "donc 930 pour celle-là". */
const rightBefore =
	/\b(?:should(?: have)?(?: only)? (?:be(?:en)?|read|come|total)|ought to (?:be|read|come)|would (?:have to )?(?:be|come)|supposed to be|ramen\w* (?:\w+ ){0,3}a|devrait (?:donc )?(?:faire|etre|afficher|indiquer|porter|s'elever a|monter a|totaliser)|devait (?:donc )?(?:faire|etre)|aurait du (?:faire|etre)|corrected total (?:\w+ ){0,3}|bon (?:montant|total)|montant (?:ht |ttc )?attendu|expected|correct (?:total|amount|figure) (?:is|being|of)|j'ai pris pour|(?:pris|achete|commande) pour|order(?:ed)? (?:for|worth)|(?:is|are) right|(?:reduce|bring|cut|amend|correct|lower|change|adjust|drop) (?:it|this|that|them|the \w+) (?:back |down )?to (?:the |our |your )?(?:\w+)?|franco (?:est )?a|franco)\s*(?:to|at|de|a|donc|of)?\s*$/;
/** "The other 2,000 of it we don't discuss". */
const notInQuestion =
	/^[^.;,\d]{0,24}\b(?:we|i|nous|on|je) (?:don't|do not|ne|n'|have no)\b ?(?:discut|disput|contest|question|discuss|issue|quarrel)/;
const paysSome = /\b(?:pai|pay|regl|settl|offer|propos)[a-z]*/;
/** "£137 a corner": nouns that end like French infinitives. */
const unitEnglish = /^\s?an? [a-z]{3,}\b(?! (?:ago|bit|lot|little|few|week|month|day))/;
const rates =
	/\b(?:(?:price|prix|tarif|rate)\b[^.;,\d€$£]{0,25}$|taux (?:horaire|journalier)|prix unitaire|tarif (?:horaire|journalier)|(?:day|daily|hourly|nightly|night|room|unit|labou?r|monthly|weekly) rate|unit (?:price|cost)|price per)\b/;
const waits =
	/^(?!.{0,30}\b(?:today|aujourd'hui|now|maintenant|tout de suite|ce soir|tonight|this (?:week|morning))\b)[^.;\d]{0,60}\b(?:quand|lorsque|when|once|des que|une fois)\b/;
const rightAfter =
	/^[^.;\d€$£]{0,6}(?:(?:ht|ttc|net)\b)?[^.;\d€$£]{0,12}\b(?:is (?:approved|accepted|right|correct|fine|yours)|are right|tomorrow|pour celle|is what i(?:'ll| will)? (?:pay|owe))/;
const paidAfter =
	/^(?![^.,;]{0,8}\b(?:and|et) (?:we|i|nous|je|on)\b)[^.,;\d€$£]{0,24}(?:restant|remaining|remainder|balance|a ete (?:vire|regle|paye)|was paid|has been paid|est parti|ser(?:a|ont) (?:regle|paye|vire)|will be paid|on its way|paid|(?:i|we)(?:'ll| will| can)(?: \w+)? (?:pay|settle)\b|reglee?s?\b|payee?s?\b|viree?s?\b|undisputed|non contest|acompte|deposit)/;
const deducts =
	/\b(?:dedui\w*|deduct\w*|took|take|taken|taking|retenu\w*|retien\w*|withh\w*|moins|minus|less|short)\b/;
/** "En trois fois de 500", "we'll pay three days, i.e. 2,700": what is paid, not what is refused. */
const instalment =
	/(?:\b(?:fois|mensualites?|instal+ments?|payments? of|versements? de)\s*(?:de|of|:)?|\b(?:paie|paye|payons|paierons|paierai|reglons|reglerons|reglerai|regle|pay|paying|settle)\b[^.;€$£]{0,30}(?:\bsoit|\bi\.e\.|\bso|\bthat is|\bmaking|=))\s*$/;
const compares =
	/au lieu|instead|alors que|rather than|\bvs\b|quoted|convenu|agreed|whereas|et non|plutot que|\bwhen\b|devis|contre|against|and not/;

/** "You billed $220 on AV-2218 for a second technician", "vous facturez 85 EUR pour le lavage": one thing of several. */
const chargedBefore =
	/\b(?:charg(?:ed|ing|e)|bill(?:ed|ing)|invoic(?:ed|ing)|added|put|factur\w+|compt\w+|ajout\w+)(?: (?:us|me|nous|m'|in|on|another|an extra|extra|encore|aussi))*\s*[€$£]?\s*$/;
const chargedFor =
	/^ ?(?:(?:on|in|sur|dans) (?:the |la |invoice |facture )*[\w/-]*\d[\w/-]*,? )?(?:ne|n'|is not|isn't|was not|wasn't|never|n'etait)\b|^ ?(?:(?:ht|ttc|net|more|extra|de plus)\b ?)?(?:(?:on|in|sur|dans) (?:the |la |invoice |facture )*[a-z]{0,6}[-/ ]?\d[\w/-]* )?(?:for|pour|as|de|d'|au titre) ?(?!(?:me|us|it|this|that|them|each|one|ca|cela|les|\d)\b)[a-z']+/;

/** "We are not paying the £156.00", "je ne paie pas ces 36 €". */
const refusesBefore =
	/\b(?:not|n't|never|refuse to|refusons de|refuse de) (?:be |going to |willing to )?(?:pay|paying|settle|settling|owe|payer|regler)(?: for)? (?:the |those |these |that |this |any of the |les |ces |cette |ce )*$|\bn[e'] ?(?:la |les |le )?(?:pai\w+|pay\w+|regl\w+|do(?:is|it|vons)) (?:donc )?(?:pas|point|plus|jamais) (?:les |ces |cette |ce |la |le )*$/;
/** "This warranty, which we never ordered, at 425". */
const neverOrdered =
	/\b(?:jamais|never|pas) (?:ete )?(?:commande|order|demande|asked|signe|sign|agreed|accepte|valide|voulu|wanted|request)\w*[^.;\d]{0,44}\b(?:a|at|for|de|pour|of)\s*[€£$]?$/;
/** "720 € sur un total de 4 560 €". */
const ofATotal = /^ ?(?:(?:ht|ttc|net)\b ?)?,? ?(?:sur|of|out of|on) (?:un |a |the |le )?total/;
/** "No quarrel with the new pump (£430.00)", "au bon prix (85,63), ça d'accord". */
const acceptedBefore =
	/\b(?:no (?:quarrel|problem|issue|dispute|argument|objection)s? (?:with|over|about)|happy (?:with|to pay)|rien a redire (?:sur|pour)|d'accord (?:pour|avec|sur)|ok pour|pas de (?:souci|probleme) (?:sur|pour|avec)|au bon prix|fine with)\b(?:(?!less|minus|moins|sauf|except|mais|but)[^.;,]){0,40}$/;
const acceptedAfter =
	/^[)\s]*,? ?(?:ca |c'est |la-dessus |that's |which is |this is )?(?:d'accord|ok\b|okay|fine|bon\b|conformes?|correct\b|au catalogue|in (?:your|the) catalogue)/;
const ofTax = /^ ?(?:of |de (?:la )?)?(?:vat|tva|tax)\b/;
const reclaims = /\b(?:reclaim|recover|recuper)\w*[^.;]{0,10}$/;

/** "A credit note over 270". */
const noteOver = /\b(?:credit|note|notes|cn|invoice|cheque) over\s*[€$£]?\s*$/;
const leaves = /\b(?:remain\w*|reste|restants?|balance|solde)\s*$/;
/** "It's always £180", "shook hands on £695", "the quote was 2,150": what was agreed. */
const agreedBefore =
	/\b(?:always|usually|normally|toujours|d'habitude|normalement|(?:shook |shake )?hands on|settled on|agreed on|tomb\w+ d'accord (?:sur|pour|a)|(?:devis|quote|quotation|estimate|commande|order|panier|voucher|bon)\b[^.;,\d€$£]{0,60}\b(?:fait|est|etait|was|is|came to|said|of|de))\s*(?:de|of|at|a|for)?\s*$/;

/** Whether a sum is the price of one piece, hour or kilo. */
export function isUnitPrice(folded: string, { start, end }: Mention): boolean {
	return (
		unitAfter.test(folded.slice(end, end + 45)) ||
		(/[£$]/.test(folded.charAt(start)) && unitEnglish.test(folded.slice(end, end + 45))) ||
		/[x*@]\s*[€$£]?\s*$/.test(folded.slice(Math.max(0, start - 8), start))
	);
}

const deposit = /\b(?:acomptes?|deposits?|advance|avances?|arrhes|down payment|prepayment|prepaid)\b/;
const leftOut =
	/\b(?:not|never|nowhere|missing|without|pas|sans|jamais|manqu\w*|oubli\w*|forgot\w*|nulle part)\b|n't\b/;
const takenOff =
	/\b(?:dedu\w*|deduct\w*|subtract\w*|shown?|show|credited|taken (?:off|into)|appara\w*|imput\w*|repris\w*|figure|appear\w*|reflected|pris en compte|compte)\b/;

/** "The deposit of 500 isn't shown": what was paid and left out is what is contested. */
function isForgottenDeposit(folded: string, { start, end }: Mention): boolean {
	return (
		deposit.test(folded.slice(Math.max(0, start - 40), end + 30)) &&
		leftOut.test(folded) &&
		takenOff.test(folded)
	);
}

/** "Déduire de la facture EV-2604 la somme de 410": the invoice's number is no figure. */
function withoutNumbers(before: string): string {
	return before
		.replaceAll(/\b20\d\d\b/g, "x")
		.replaceAll(/(?<![\w-])(?:[a-z]{1,6}[-/ ]?)\d[\d/-]*(?=\s)(?!\s?(?:€|eur))/g, (number) =>
			/^[a-z]+ \d/.test(number) ? number : "x",
		);
}

/** Whether any word near a sum can say that it is contested. */
export function isCued(folded: string, { start, end }: Mention): boolean {
	return (
		contestedBefore.test(withoutNumbers(folded.slice(Math.max(0, start - 70), start))) ||
		contestedAfter.test(folded.slice(end, end + 45))
	);
}

/** How strongly the words around a sum say "this is what I contest"; above 0 it is proposed. */
export function contestScore(folded: string, mention: Mention, alone: boolean): number {
	const before = withoutNumbers(folded.slice(Math.max(0, mention.start - 70), mention.start));
	const after = folded.slice(mention.end, mention.end + 45).replaceAll(/" ?/g, "");
	let score = alone ? 0.3 : 0;
	const contested = contestedBefore.test(before);
	if (contested) score += 1.5;
	else if (sumBefore.test(before)) score -= 2.5;
	const contestedBehind = contestedAfter.test(after);
	if (contestedBehind) score += 2;
	const refused = refusesBefore.test(before);
	if (refused) score += 2;
	if (neverOrdered.test(before)) score += 3.5;
	if (ofATotal.test(after)) score += 3;
	if (acceptedBefore.test(before) || acceptedAfter.test(after)) score -= 3;
	if (ofTax.test(after) && reclaims.test(before)) score -= 3;
	const charge = chargedBefore.test(before) && chargedFor.test(after) && !compares.test(folded);
	if (charge) score += 1.6;
	const unit = isUnitPrice(folded, mention);
	if (unit) score -= 5;
	// "A £320 overcharge" is no price at which something was sold.
	if (timesBefore.test(before) && !arrivesAt.test(before)) score -= contestedBehind && !unit ? 0.5 : 3;
	if (priceBefore.test(before) && !charge) score -= contested ? 1.2 : 2.5;
	if (wholeBefore.test(before)) score -= 2.5;
	if (agreedBefore.test(before)) score -= contested ? 2.2 : 2.5;
	if (rates.test(before)) score -= 3;
	if (thresholdBefore.test(before) && !noteOver.test(before))
		score -= contestedBehind && !/^ ?(?:and|et)\b/.test(after) ? 1.8 : 4;
	// "We'll pay the binders (422.40) when they are here": it is what is held back.
	if (waits.test(folded.slice(mention.end, mention.end + 90))) score += paysSome.test(before) ? 1 : 0;
	else if (
		!refused &&
		paidBefore.test(before) &&
		!deducts.test(before) &&
		!(contestedBehind && leaves.test(before))
	)
		score -= 3;
	if ((rightBefore.test(before) && !contestedBehind) || rightAfter.test(after)) score -= 3;
	if (isForgottenDeposit(folded, mention)) return 1.5;
	if (instalment.test(before) || notInQuestion.test(after)) score -= 4;
	if (paidAfter.test(after)) score -= 3;
	if (!alone && compares.test(folded)) score -= 0.7;
	if (mention.currency === undefined) score -= 0.5;
	return score;
}
