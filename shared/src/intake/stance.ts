/** What a clause says of the items it names, judged from its words alone. */
export type Said = "contested" | "accepted" | "open";

const accepts =
	/\b(?:ok|okay|conformes?|rien (?:a|d'anormal)|r\.?a\.?s|no (?:issues?|problems?|quer(?:y|ies)|disputes?|objections?|complaints?)|nothing wrong|nothing to (?:report|add|say)|forthcoming|pas de (?:soucis?|problemes?|contestation|reserve|remarques?|litige)|aucun (?:souci|probleme|litige)|aucune (?:contestation|remarque|reserve|objection|reclamation|difficulte)|sans (?:reserve|probleme|litige)|(?:is|are|was|were|looks?|all|both|one'?s?) (?:fine|good|correct|right|ok|okay|all right|in order|perfect|clear(?:ed)?|agreed|approved|accepted|grand|lovely|great|spot on|undisputed|not in dispute|not disputed)|fine|est (?:bonne|correcte|juste|validee|acceptee|exacte|parfaite|claire|due)|sont (?:bonnes|correctes|justes|validees|acceptees|exactes|dues)|ne (?:pose|posent|pose nt) pas|n'appell?e(?:nt)? (?:pas|aucune)|(?:ne )?(?:conteste|contestons) pas|(?:not|n't|aren't|isn't) (?:contest|disput|quer|challeng)\w*|(?:no|not a) (?:dispute|quarrel|argument)|en ordre|in order|as (?:agreed|expected|ordered|per (?:the|our))|comme (?:au|prevu|convenu|d'habitude|d'hab|attendu|d'accoutumee)|dans les clous|complet(?:e|s|es)?|matches|validees?|approved|approuvees?|bon pour|bonne? a payer|happy (?:with|to pay)|rien a (?:dire|redire|signaler)|c'est bon|nickel|impec\w*|passees? pour|a jour|good to go|set for|cleared for|ticked|match(?:es|ed)? (?:to|the|our|with|what|my)|(?:bang|spot) on|to the (?:unit|penny|cent|last)|no (?:drama|trouble|grumbles?|worries)|(?:is|are|was|were) (?:sweet|charming|complete|divine|glorious|excellent|impeccable|accurate|as it should)|as (?:it|they) should(?: be)?|happily|no quarrel|(?:at|has|have|shows?) the (?:right|proper|correct|agreed) (?:figure|price|amount|rate|total)|parfaite?s?|(?:est|sont) (?:complete?s?|bons?|bonnes|en regle|due?s?)|(?:n'est|ne sont|n'est) pas en cause|n'a rien a voir|n'appell?e(?:nt)? aucune|suit son cours|suivent leur cours|pass(?:ee?s?|e) du premier coup|(?:je|on|nous) (?:valide|validons|approuve|accepte)(?:ns|ons)?|(?:i|we) (?:accept|approve|agree with)|(?:is|are|have been|has been|was) (?:accepted|certified|passed|signed off)|bon pour accord|en temps (?:utile|voulu)|normal(?:ly)? (?:course|way|run)|(?:run|runs|follow|follows|treated|processed|paid) (?:normally|as usual|as normal)|a (?:l'echeance|bonne date)|(?:when|whenever) (?:it'?s |its |they'?re |they are |it is )?due|on time|complete?s? et conformes?|rien a voir avec|c'est (?:ok|juste|bon|parfait|beau|correct|en ordre)|c bon|ca va|(?:is|'s) (?:grand|normal)|normal[es]*\b|est la\b|arrived? (?:fine|well)|cut well|(?:sont|est) ok|all good|(?:looks?|seems?) (?:good|fine|right|ok)|j'approuve|d'accord (?:pour|avec|sur)|not (?:in question|affected|concerned)|pas concernee?s?|unaffected|correspond(?:ent|ait|aient)? bien|sans histoire|libere(?:e|s|es)?|oui\b|(?:n'est|ne sont) pas (?:affecte|concerne|touche|conteste)\w*|dans le circuit|bien (?:recue?s?|arrivee?s?)|(?:est|sont) l[ae]s? bon(?:ne)?s?|deja approuvee?s?|au bon endroit|(?:je|on) (?:vous|te) l[ae]s? laisse|arrived (?:safely|in (?:good order|perfect))|well received|released|rien (?:a redire|a ajouter)|tout (?:est )?(?:bon|ok|juste))\b/;
const paysIt =
	/\b(?:payed|in the (?:mail|post)|drop(?:ped|ping)? (?:it |them )?in|payees?|payes?|reglees?|regles?|virees?|vire(?:s)?|soldees?|soldes?|mandatees?|prelevee?s?|par prelevement|(?:by|on|via) (?:direct debit|dd\b)|acquittees?|encaissees?|debitees?|compensees?|paid|settled|cleared|remitted|transferred|scheduled|programmees?|partira|partiront|(?:est|sont|deja|bien) partie?s?|sera (?:regle|paye|vire|solde)e?|seront (?:regle|paye|vire|solde)e?s|will (?:be )?(?:paid?|settled?|sent|pay|settle|go|clear)|(?:we|i)'ll (?:pay|settle|clear)|being paid|(?:i|we) (?:pay|transfer|settle|release|cleared?|remit)(?: (?:it|them|that|the|you))?\b|paying|will (?:come to|reach|follow|be with) you|on (?:its|their) way|suivra|suivront|gone to|with (?:the |our |my )?(?:treasury|bank|cashier|auditor|accounts|finance|bookkeeper)|(?:go|goes|going|leaves?) (?:out )?(?:on |this |next )?(?:monday|tuesday|wednesday|thursday|friday|tomorrow|today|week)|(?:not|n't) (?:yet )?due|wired|mailed|is covered|je (?:te|vous) (?:la |les )?(?:regle|paie|paye|vire)|in the (?:queue|post)|went through|is going out|going out|went (?:out|through)|goes (?:out|in)|being processed|in (?:the|our|this|tomorrow's|friday's|next) (?:next |week's |\w+ )?(?:payment )?run|en (?:cours de )?(?:paiement|reglement)|mise? (?:au|en) paiement|dans le (?:prochain )?(?:lot|reglement|virement|run|train)|(?:paiement|virement|reglement) (?:est )?(?:parti|lance|fait|effectue|programme|prevu|emis)|le virement|(?:je|nous|on) (?:la|les|vous)?\s*(?:regle|paie|paye|vire|solde)\w*|(?:can|to) be paid|to be settled|due for payment|queued|payment (?:has been|was|is) (?:made|sent|scheduled)|released? for payment|releasing)\b/;
const refuses =
	/\b(?:contest\w*|disput\w*|litige|bloqu\w*|block\w*|(?:on|en) (?:hold|attente|suspens)|suspend\w*|withh\w*|refus\w*|reject\w*|ne (?:la |les )?(?:paie|paye|regle|paierai|paierons|reglerai|reglerons)\w* (?:pas|rien)|ne sera (?:pas|point)|won't|will not|can't|cannot|not (?:paying|payable|going to pay|be paid|due|correct|right|ours)|isn't (?:right|ours|correct)|n'est pas|ne (?:l'|le |la )?(?:est|sont) pas|anomal\w*|erreur\w*|erron\w*|wrong|incorrect|error|mistake|a revoir|a corriger|a refaire|pose probleme|probleme|problem|issue with|souci|avoir|credit note|annul\w*|cancel\w*|deduire|deduis|deduct|dedui\w*|au lieu|instead|twice|deux fois|double|doublon|duplicate|jamais|never|manque\w*|missing|short|still (?:waiting|not)|toujours pas|overcharg\w*|too (?:much|high)|en trop|de trop|different|story|ecart|discrepanc\w*|mismatch|damaged|faulty|defect\w*|broken|not (?:delivered|received|arrived|ordered|agreed|signed|done)|query|queried|unpaid|on ice|want redoing|redo\w*|refait\w*|refaire|sitting on|no way|(?:need|want|like) to (?:talk|discuss|hear)|unusable|inutilisable\w*|(?:that|this|it) off|needs? (?:looking|redoing|correcting|changing|cancelling)|(?:bill|charg|invoic|sen[dt])\w*[^.;]{0,20} again|(?:de nouveau|a nouveau|encore) factur\w*|refactur\w*|n'a pas|n'ont pas|hasn't|haven't|didn't|doesn't|did not|does not|(?:not|n't|nor|cannot) (?:accept|agree|approve|in agreement)\w*|n'accept\w*|n'approuv\w*|pas (?:d'accord|conforme|bonne?|correcte?|valable|acceptable|valid\w*|approuv\w*)|nothing (?:on|from|has|have|was|of)\b|none of (?:these|those|them|it|the)\b|aucun\w* de(?:s|lles?)\b|rien (?:n'est|recu|vu|de (?:ce|ca))|(?:third|quarter|half|\d|%|pounds|quid|euros?) off\b|(?:knock|come|came|take|taken|taking) \w{0,8} ?off|defalqu\w*|enlev\w*|extourn\w*|poubelle|remove\w*|gelee?s?|frozen|parked|attend(?:ra|ront|ent)?\b|staying|(?:je|nous|on|n') ?(?:ne )?(?:la |les |le |l')?(?:comptabilis|valid|regl|pai|pay|sign|compren|reconn|retrouv|vois|voyons|trouv|command|mandat|bloc)\w* (?:donc |toujours )?(?:pas|plus|point|aucun\w*)|(?:not|n't|cannot|never) (?:understand|recogni[sz]e|see|sign|signed|post|book|release|process|order|ordered|find|pass)|a (?:reprendre|reviser|rectifier|modifier|corriger|deduire)|redo\b|reissue|re-issue|withdraw|void it|trop percu|surfactur\w*)\b/;

/** Payment that waits for something is no acceptance. */
const conditional =
	/\b(?:des (?:que|reception)|une fois|apres quoi|quand vous|tant que|aussitot que|lorsque vous|apres (?:reception|correction|rectification|avoir)|once|as soon as|until|when you|when (?:it|this|that)|after you|unless|a condition|le jour ou|the day (?:you|when|that|it)|jusqu'a(?:u)?|(?:pour|sur) (?:le|la) \w+ reel(?:le)?|sous reserve|pending|subject to|sauf|(?:return|swap|send|fix|correct|credit|replace|collect|resend|amend|reissue)\b[^.;]{3,50} and [^.;]{0,25}(?:pay|paid|settle|release)|before (?:i|we) (?:release|pay|approve|sign|settle|accept|process|agree)|avant (?:de (?:payer|regler|valider|mettre)|que|tout))\b/;

/** Payment that is denied is a refusal, whatever else is said of paying. */
const refusesToPay =
	/\b(?:(?:ne |n')(?:sera|seront|est|sont|soit|soient) (?:donc )?(?:pas|point) (?:\w+ )?(?:paye|regle|mis|vire|solde|mandate)\w*|(?:not|won't|isn't|aren't|never) (?:be )?(?:paid|paying|settled|released|approved|payable)|rien (?:ne )?(?:sera|n'est) (?:paye|regle)|nothing will be paid|attend\w* [^.;]{0,40}\b(?:pour|avant de) (?:payer|regler|virer)|avant tout(?:e)? (?:mise en paiement|paiement|reglement)|before (?:any|we make) payment|(?:facture|piece|invoice|bill) (?:en (?:cause|question|litige)|concernee|contestee|in question|concerned))\b/;
/** "3318 sent", "2118 and 2131 gone": nothing else is said of them. */
const tersely =
	/^\W*(?:[a-z]{0,4}[-/]?\d[\w/.-]*\s*(?:and|n|et|&|,)?\s*){1,4}(?:(?:is|are|was|were|has|have|been|already|all) )*(?:sent|gone|done|posted|ok|fine|good|grand|parti|partie|parties|envoyee?s?|faite?s?)\b\W*$/;
/** "Je règle que la 340" clears it, "je paye que les bonnes" keeps a part. */
const anItem = /^ (?:for |sur )?(?:la |the |celle |invoice |facture |n°)*#?[a-z]{0,4}[-/]?\d{2,}/;
const paysOnly =
	/\b(?:(?:je|on|nous) (?:ne )?(?:regle|paie|paye|paierai|reglerai|reglons|payons)\w* (?:que|uniquement|seulement)|(?:i|we)(?:'ll|'m|'re| will| am| are)? (?:only|just) (?:pay|paying|settle|settling))\b/;

/** Judges a folded clause; paying or agreeing words win only where nothing refuses. */
export function said(folded: string): Said {
	if (refusesToPay.test(folded)) return "contested";
	const only = paysOnly.exec(folded);
	if (only !== null) return anItem.test(folded.slice(only.index + only[0].length)) ? "accepted" : "contested";
	if (tersely.test(folded)) return "accepted";
	const yes = accepts.test(folded) || paysIt.test(folded);
	const no = refuses.test(
		folded.replaceAll(
			/(?:n'est|ne sont) (?:donc )?pas (?:affecte|concerne|touche|conteste|en cause|en question)\w*|pas de (?:souci|probleme|contestation|litige)s?|(?:ne )?contest\w* pas|no (?:issues?|problems?|disputes?|quer(?:y|ies)|errors?)|(?:not|n't|isn't|aren't) (?:in )?(?:disput\w*|contest\w*)|(?:not|n't|pas) (?:the |a |en )?(?:problem|question|cause|souci)\w*|no (?:quarrel|trouble|drama|grumbles?)|aucun\w* (?:souci|probleme|litige|contestation|erreur|anomalie)|sans (?:probleme|litige|erreur)|nothing wrong|rien d'anormal/g,
			" ",
		),
	);
	// "Je la règle dans un an alors ?"
	if (yes && !no && /\?\W*$/.test(folded) && !accepts.test(folded)) return "open";
	if (yes && !no) return conditional.test(folded) ? "contested" : "accepted";
	if (no && !yes) return "contested";
	return "open";
}

/** Whether a clause says the items it names are paid or about to be. */
export function saysPaid(folded: string): boolean {
	return paysIt.test(folded);
}

const contrast =
	/\b(?:mais|par contre|en revanche|cependant|toutefois|neanmoins|pourtant|tandis que|alors que|quant a|pour (?:la|le|les) |but|however|although|though|so|donc|du coup|therefore|whereas|while|yet|except|sauf|hormis|as for|only|seule?|not so|unlike)\b|;|\(|\bet (?=(?:on|je|nous|vous) )|\band (?=(?:we|i|we'll|i'll) )|\s[-–]\s|,\s+(?=(?:la|le|les|the|et|and|but|mais|celle|for|pour|sur|on)\b|#?\d|n°|[a-z]{1,5}[ /-]?\d)|\.\s/g;

/** Cuts a sentence where it turns: "101 is fine, but 102 …". Gives the offsets where clauses begin. */
export function clauseStarts(folded: string): number[] {
	const starts = [0];
	for (const match of folded.matchAll(contrast)) if (match.index > 0) starts.push(match.index);
	return starts;
}
