/** What a clause says of the items it names, judged from its words alone. */
export type Said = "contested" | "accepted" | "open";

const accepts =
	/\b(?:ok|okay|conformes?|rien (?:a|d'anormal)|r\.?a\.?s|no (?:issues?|problems?|quer(?:y|ies)|disputes?|objections?|complaints?)|nothing wrong|pas de (?:soucis?|problemes?|contestation|reserve|remarques?|litige)|aucun (?:souci|probleme|litige)|aucune (?:contestation|remarque|reserve|objection|reclamation|difficulte)|sans (?:reserve|probleme|litige)|(?:is|are|was|were|looks?|all|both|one'?s?) (?:fine|good|correct|right|ok|okay|all right|in order|perfect|clear(?:ed)?|agreed|approved|accepted|grand|lovely|great|spot on|undisputed|not in dispute|not disputed)|fine|est (?:bonne|correcte|juste|validee|acceptee|exacte|parfaite|claire|due)|sont (?:bonnes|correctes|justes|validees|acceptees|exactes|dues)|ne (?:pose|posent|pose nt) pas|n'appell?e(?:nt)? (?:pas|aucune)|(?:ne )?(?:conteste|contestons) pas|(?:not|n't|aren't|isn't) (?:contest|disput|quer|challeng)\w*|(?:no|not a) (?:dispute|quarrel|argument)|en ordre|in order|as (?:agreed|expected|ordered)|matches|validees?|approved|approuvees?|bon pour|bonne? a payer|happy (?:with|to pay)|rien a (?:dire|redire|signaler)|c'est bon|nickel|impec\w*|passees? pour|a jour|good to go|set for|cleared for)\b/;
const paysIt =
	/\b(?:payees?|payes?|reglees?|regles?|virees?|vire(?:s)?|soldees?|soldes?|mandatees?|acquittees?|encaissees?|debitees?|compensees?|paid|settled|cleared|remitted|transferred|scheduled|programmees?|partira|partiront|partie|parties|sera (?:regle|paye|vire|solde)e?|seront (?:regle|paye|vire|solde)e?s|will (?:be )?(?:paid?|settled?|sent|pay|settle|go|clear)|(?:we|i)'ll (?:pay|settle|clear)|being paid|is going out|going out|went (?:out|through)|goes (?:out|in)|being processed|in (?:the|our|this|tomorrow's|friday's|next) (?:next |week's |\w+ )?(?:payment )?run|en (?:cours de )?(?:paiement|reglement)|mise? (?:au|en) paiement|dans le (?:prochain )?(?:lot|reglement|virement|run|train)|(?:paiement|virement|reglement) (?:est )?(?:parti|lance|fait|effectue|programme|prevu|emis)|le virement|(?:je|nous|on) (?:la|les|vous)?\s*(?:regle|paie|paye|vire|solde)\w*|(?:can|to) be paid|to be settled|due for payment|queued|payment (?:has been|was|is) (?:made|sent|scheduled)|released? for payment|releasing)\b/;
const refuses =
	/\b(?:contest\w*|disput\w*|litige|bloqu\w*|block\w*|(?:on|en) (?:hold|attente|suspens)|suspend\w*|withh\w*|refus\w*|reject\w*|ne (?:la |les )?(?:paie|paye|regle|paierai|paierons|reglerai|reglerons)\w* (?:pas|rien)|ne sera (?:pas|point)|won't|will not|can't|cannot|not (?:paying|payable|going to pay|be paid|due|correct|right|ours)|isn't (?:right|ours|correct)|n'est pas|ne sont pas|anomal\w*|erreur\w*|erron\w*|wrong|incorrect|error|mistake|a revoir|a corriger|a refaire|pose probleme|probleme|problem|issue with|souci|avoir|credit note|annul\w*|cancel\w*|deduire|deduis|deduct|dedui\w*|au lieu|instead|twice|deux fois|double|doublon|duplicate|jamais|never|manque\w*|missing|short|still (?:waiting|not)|toujours pas|overcharg\w*|too (?:much|high)|en trop|de trop|different|story|ecart|discrepanc\w*|mismatch|damaged|faulty|defect\w*|broken|not (?:delivered|received|arrived|ordered|agreed|signed|done)|query|queried|unpaid|on ice|want redoing|redo\w*|refait\w*|refaire|needs? (?:looking|redoing|correcting|changing|cancelling)|n'a pas|n'ont pas|hasn't|haven't|didn't|doesn't|did not|does not|pas (?:conforme|bonne?|correcte?|valable|acceptable))\b/;

/** Payment that waits for something is no acceptance. */
const conditional =
	/\b(?:des (?:que|reception)|une fois|quand vous|tant que|aussitot que|lorsque vous|apres (?:reception|correction|rectification|avoir)|once|as soon as|until|when you|when (?:it|this|that)|after you|unless|a condition|sous reserve|pending|subject to|sauf|before i (?:release|pay))\b/;

/** Judges a folded clause; paying or agreeing words win only where nothing refuses. */
export function said(folded: string): Said {
	const yes = accepts.test(folded) || paysIt.test(folded);
	const no = refuses.test(
		folded.replaceAll(
			/pas de (?:souci|probleme|contestation|litige)s?|(?:ne )?contest\w* pas|no (?:issues?|problems?|disputes?|quer(?:y|ies)|errors?)|(?:not|n't|isn't|aren't) (?:in )?(?:disput\w*|contest\w*)|aucun\w* (?:souci|probleme|litige|contestation|erreur|anomalie)|sans (?:probleme|litige|erreur)|nothing wrong|rien d'anormal/g,
			" ",
		),
	);
	if (yes && !no) return conditional.test(folded) ? "contested" : "accepted";
	if (no && !yes) return "contested";
	return "open";
}

/** Whether a clause says the items it names are paid or about to be. */
export function saysPaid(folded: string): boolean {
	return paysIt.test(folded);
}

const contrast =
	/\b(?:mais|par contre|en revanche|cependant|toutefois|neanmoins|pourtant|tandis que|alors que|quant a|pour (?:la|le|les) |but|however|although|though|so|donc|du coup|therefore|whereas|while|yet|except|sauf|hormis|as for|only|seule?|not so|unlike)\b|;|\s[-–]\s|,\s+(?=(?:la|le|les|the|et|and|but|mais|celle|for|pour|sur|on)\b|#?\d|n°|[a-z]{1,4}[ -]?\d)|\.\s/g;

/** Cuts a sentence where it turns: "101 is fine, but 102 …". Gives the offsets where clauses begin. */
export function clauseStarts(folded: string): number[] {
	const starts = [0];
	for (const match of folded.matchAll(contrast)) if (match.index > 0) starts.push(match.index);
	return starts;
}
