/** Turns of phrase that tell what a sentence does; the model learns what each is worth. Patterns see one folded sentence. */
const cues: readonly (readonly [string, RegExp])[] = [
	[
		"resolved",
		/\b(?:dossier (?:est )?clos|clore|cloturer|tout (?:est|semble) (?:en ordre|conforme|regle|rentre dans l'ordre|bon)|rentre dans l'ordre|probleme (?:est )?(?:resolu|regle)|litige (?:est |etant )?(?:leve|clos|resolu|regle)|plus (?:de litige|rien a signaler|d'objection)|(?:all|now|been) (?:sorted|resolved|settled|cleared up|closed|good)|sorted (?:now|out)|resolved|no longer (?:an issue|a problem|in dispute|disputed)|close (?:this|the|it)|happy (?:now|to close|with)|put (?:this|that) to bed|conforme cette fois|as it should be|convient (?:parfaitement|tres bien))/,
	],
	[
		"withdraws",
		/\b(?:retir(?:e|ons) (?:ma|notre|la) (?:reclamation|contestation|demande)|withdraw (?:our|my|the)|ne (?:pas )?ten(?:ez|ir) (?:pas )?compte|please (?:ignore|disregard)|ignore my|my mistake|our mistake|erreur (?:de ma part|de notre part|vient de (?:moi|nous|chez nous))|mea culpa|au temps pour moi|autant pour moi|fausse alerte|false alarm)/,
	],
	[
		"received",
		/\b(?:bien (?:recu|arrivee?s?)|(?:avoir|credit note|remplacement|replacement|pieces?) (?:\w+ ){0,2}(?:recu|received|arrived)|(?:arrived|turned up|came) (?:\w+ ){0,2}(?:safely|fine|today|yesterday|this morning|monday|tuesday|wednesday|thursday|friday))/,
	],
	[
		"handsOver",
		/\b(?:transmets?|transmis|transmettons|fais suivre|faisons suivre|transfere|forward(?:ing|ed) (?:this|your|it)|pass(?:ing|ed)? (?:this|it|your)|copied? in|en copie|adress(?:er|ez)[- ](?:vous|a)|please contact|merci de (?:contacter|vous adresser|voir avec)|veuillez (?:contacter|vous adresser)|s'en occupe|in charge of|looks? after|responsable de ce dossier|bon(?:ne)? (?:service|interlocut\w+)|right (?:person|department))/,
	],
	[
		"looksInto",
		/\b(?:revien(?:s|drai|drons|dra) vers vous|get back to you|look(?:ing)? into|come back to you|je regarde|nous (?:regardons|etudions|verifions)|let you know|tiens? (?:au courant|informe)|vous tiendrai|under review|a l'etude|en cours (?:de verification|d'analyse|de traitement)|back to you|investigat)/,
	],
	[
		"paidDone",
		/\b(?:(?:a|ont) (?:deja )?(?:bien )?ete (?:regle|paye|vire|solde|mandate|acquitte|encaisse|debite|preleve|honore|compense|verse)\w*|(?:est|sont) (?:deja )?(?:reglee?s?|payee?s?|soldee?s?|acquittee?s?|passee?s?|parti\w*)|(?:has|have|had|was|were|been|is|are) (?:already )?(?:been )?(?:paid|settled|remitted|cleared|transferred|debited|cashed|taken|honoured|set off|squared)|(?:i|we|j'ai|nous avons|on a|avons|ai) (?:deja |already |bien )?(?:paid|settled|sent|transferred|wired|paye|regle|vire|solde|verse|cleared|remitted)|payment (?:was|has been) (?:made|sent|done|executed)|(?:virement|paiement|reglement|transfer|payment) (?:\w+ ){0,2}(?:du|le|on|of|dated|effectue|execute|emis|parti|went|left|made)|already (?:paid|done|settled|sent)|deja (?:paye|regle|fait|vire|solde))/,
	],
	[
		"paymentProof",
		/\b(?:avis d'operation|preuve de (?:virement|paiement|reglement)|proof of payment|remittance|trace number|swift copy|bank (?:confirmation|statement|shows?)|releve de (?:banque|compte|bancaire)|check (?:no|number|#)|cheque (?:no|n°|number|#)|cheque n|encaisse|cashed|unapplied cash|lettr(?:er|age|e)|allocat|reference (?:de|du) virement|ref(?:erence)? \w*\d|mandat \d|bordereau|voucher|receipt|recu de|(?:your|vos|votre) (?:records?|books|encaissements|ledger|comptes)|update your|mettre (?:votre|a jour)|crossed|croise)/,
	],
	[
		"chasedWrongly",
		/\b(?:votre (?:relance|rappel|mise en demeure|courrier)|your (?:reminder|chaser|letter|dunning|statement)|vous (?:nous|me) relancez|(?:you are|you're|being|been|why am i being) chas(?:ing|ed)|relance (?:a tort|de trop|sans objet)|n'a pas lieu d'etre|sans objet)/,
	],
	[
		"willPay",
		/\b(?:sera (?:regle|paye|vire|solde|effectue|mis)\w*|seront (?:regle|paye|vire|solde|effectue|servi)\w*|serez (?:paye|regle|servi)\w*|will (?:be )?(?:pay|paid|settle|settled|transfer|remit|clear|go out|send|receive)|(?:i|we)'ll (?:pay|transfer|send|settle|get it|do)|partira|partiront|(?:je|nous|on) (?:regle|paie|paye|vire|reglons|payons|virons|reglerai|paierai|reglerons|paierons|procede|procedons)\w*|payment run|next run|campagne de (?:paiement|reglement)|mise? en paiement|bon a payer|is scheduled|scheduled for|programme\w* (?:au|pour|le)|prevu\w* (?:au|pour|le|fin|semaine)|expect (?:it|payment|the)|you(?:'ll| will| should| can) (?:have|get|receive|see|count|expect)|compter sur|vous aurez|ordre (?:sera|de virement)|virement (?:d'ici|demain|lundi|mardi|mercredi|jeudi|vendredi|prevu|programme|sous))/,
	],
	[
		"instalments",
		/\b(?:echeancier|etal(?:er|ement|ons)|en (?:deux|trois|plusieurs) fois|mensualites|instal+ments?|payment plan|spread|delai supplementaire|more time|extension|report d'echeance)/,
	],
	[
		"apology",
		/\b(?:desole\w*|navre\w*|excus\w+|pardon|oubli\w*|sorry|apolog\w+|oversight|slipped|snowed under)/,
	],
	[
		"cash",
		/\b(?:tresorerie|cash ?flow|cash is|funds|rentree d'argent|customer pay|client (?:me |nous )?pay)/,
	],
	[
		"asksDocument",
		/(?:envoyer|adresser|transmettre|fournir|parvenir|joindre|communiquer|renvoyer|send|email|forward|provide|supply|share|ping|resend|re-send|have|obtain|get|avoir|besoin|need|require|faudrait|want).{0,40}\b(?:copie|copy|copies|duplicata|duplicate invoice|pdf|releve|statement|bon de livraison|bl\b|proof of delivery|pod\b|justificatif|attestation|certificat\w*|kbis|rib\b|contrat|w-9|breakdown|detail|decompte|grand livre|invoices?|factures?|fiche|report|rapport|docket|delivery note|bordereau)/,
	],
	[
		"cannotFind",
		/\b(?:ne (?:la |le |les )?(?:retrouv|trouv)\w+|introuvable|egare\w*|perdu\w*|can(?:'|no)?t (?:find|locate|trace|see)|unable to (?:find|locate)|don't (?:have|seem)|do not have|lost|mislaid|no trace|pas (?:la piece|trace|recu (?:la|cette|votre) facture)|n'avons pas (?:la|cette|recu (?:la|cette|votre) facture)|never (?:got|received|reached).{0,20}(?:invoice|bill)|(?:invoice|bill|facture).{0,30}(?:never (?:got|reached|received|arrived)|jamais (?:recu|parvenu|arriv)\w*|illisible|won't open|unreadable))/,
	],
	[
		"noDispute",
		/\b(?:pas de (?:litige|contestation|souci|probleme)|aucun(?:e)? (?:litige|contestation|souci|probleme|remarque|objection)|rien a (?:dire|redire|signaler)|no (?:dispute|issue|problem|quarrel|objection|query|complaint)s?|nothing wrong|not (?:disput|query|contest)\w*|isn't (?:disput|query)\w*|nothing to do with)/,
	],
	[
		"refuses",
		/\b(?:ne (?:la |le |les |vous |me )?(?:paie|paye|regle|paierai|paierons|reglerai|reglerons|reglera|paiera|valid\w+|honor\w+|donner\w+) ?\w* (?:pas|rien|aucune?)|hors de question|pas question|refus\w+|won't (?:pay|be paying|accept)|will not (?:pay|be paying|accept|be)|not (?:paying|going to pay|prepared|payable|accept\w*)|no way|can(?:'|no)t (?:pay|accept|approve|pass|release)|cannot (?:pay|accept|approve|pass|release)|reject\w*|je garde|nous retenons|je retiens)/,
	],
	[
		"blocks",
		/\b(?:bloqu\w+|suspend\w*|suspens|en attente|on (?:hold|ice)|withh\w+|retenons|mis\w* (?:de cote|en litige)|parked|stays? (?:in|unpaid|open)|until|tant que|sinon|dans l'attente|jusqu'a|pending)/,
	],
	[
		"contests",
		/\b(?:contest\w+|disput\w+|desaccord|disagree|pas d'accord|reclam\w+|complain\w*|challenge|query (?:on|about|with)|anomalie|erreur|error|mistake|incorrect|wrong|n'est pas (?:normal|correct|juste|bon)|isn't right|not right|doesn't (?:match|agree|add)|ne correspond\w* (?:pas|a rien)|surpris\w*|etonn\w*|incompre\w+|ne comprends? pas|don't understand|why)/,
	],
	[
		"contestsPlainly",
		/\b(?:(?:nous|je|j'|on|tenons a|souhait\w+|dois|devons) ?(?:formellement )?contest\w+|(?:we|i|must|to) (?:are |am |do |hereby |formally )*(?:disput|contest|challeng)(?:e|es|ing)\b|en litige\b|in dispute\b|pas d'accord (?:avec|sur))/,
	],
	[
		"asksCredit",
		/\b(?:avoirs?|credit (?:note|memo|us|me|please)|credit\b|crediter|rembours\w+|refund|a deduire|deduire|deduct|take (?:it|this|that|them)? ?off|knock off|enlev\w+|retir(?:er|ez)|annul(?:er|ez|ation)|cancel|reverse|write off|extourn\w+)/,
	],
	[
		"asksCorrection",
		/\b(?:rectifi\w+|corrig\w+|correct(?:ed|ion|er)|refaire|refaites|reemettre|re-?issue|amend\w*|modifier|modifiee|revoir|review|adjust\w*|re-?bill|new invoice|nouvelle facture|mettre a jour la facture|regularis\w+)/,
	],
	[
		"instead",
		/\b(?:au lieu d|instead of|rather than|et non|et pas|plutot que|contre|versus|\bvs\b|alors que|whereas|or (?:nous|le|la|les|notre|il)|not the|pas le|pas la)/,
	],
	[
		"agreedBefore",
		/\b(?:conven\w+|agreed|accord\w*|devis|quot\w+|contrat|contract|promis\w*|avait (?:dit|prevu)|on avait|we said|told (?:me|us)|confirm\w+|bareme|tarif|price list|po says|negoci\w+|signed)/,
	],
	[
		"billed",
		/\b(?:factur(?:e|ez|er|es|ons|ent|iez|ions)|vous (?:nous |me )?(?:compt|factur|reclam|demand)\w+|you(?:'ve| have)? (?:charged|billed|invoiced|put|are charging|are billing)|(?:been|was|were|got|are|being) (?:charged|billed|invoiced)|on (?:the|your|our|my) (?:bill|invoice))/,
	],
	[
		"notDone",
		/\b(?:jamais (?:venu|passe|fait|eu lieu|intervenu|livre|recu|arrive|effectue|commande)\w*|n'(?:a|ont|est|sont) (?:\w+ )?(?:pas|jamais|rien) (?:ete )?(?:fait|venu|passe|livre|recu|effectue|realise|termin|deduit|appliqu|credit|pris|arriv|fonctionn)\w*|never (?:came|happened|arrived|showed|turned|delivered|received|got|ordered|took|been|done|finished|applied|credited)|(?:not|n't) (?:been |yet )?(?:delivered|received|arrived|done|finished|completed|applied|credited|come|show|turn|work|deducted)\w*|still (?:waiting|not|no|haven't|missing|broken)|toujours (?:pas|en attente|rien)|attend(?:ons|s) toujours|nobody|no one|personne n')/,
	],
	[
		"twice",
		/\b(?:deux fois|twice|double|doublon|duplicat\w+|a (?:second|2nd) time|une (?:deuxieme|seconde|2e) fois|second (?:invoice|bill|one)|same (?:invoice|job|delivery|thing|amount|order|work)|meme (?:facture|livraison|montant|prestation|chose|commande|bon)|already (?:been )?(?:billed|invoiced|charged|on)|deja (?:ete )?factur\w+)/,
	],
	[
		"absent",
		/\b(?:absent\w*|out of (?:the )?office|on (?:annual |maternity |sick )?leave|conges?|vacances|holiday|en deplacement|de retour le|back (?:on|in)|limited access|no access|not monitored|automatique|automated|auto-?reply|accuse de reception|has been (?:logged|received|registered)|ticket|ferme\w*|closed (?:from|until|on))/,
	],
	[
		"order",
		/\b(?:merci de (?:nous )?livrer|please (?:deliver|supply|quote)|commande ferme|notre commande|new order|our order|purchase order attached|devis pour|quote for|delais? de livraison|lead time|en stock|in stock|nous aurions besoin|we need \d)/,
	],
	[
		"appointment",
		/\b(?:reunion|meeting|rendez-vous|appointment|rdv|call (?:on|at|tomorrow|me)|appel(?:er|ez)|visio|teams|zoom|agenda|invit\w+|planning|conference|formation du|webina\w+)/,
	],
	[
		"promotion",
		/\b(?:newsletter|webina\w+|catalogue|unsubscribe|desabonn\w+|offre speciale|special offer|discover|decouvrez|inscri(?:vez|ption)|promo (?:de|du)|satisfaction|survey|enquete|profitez|reserve your)/,
	],
	[
		"people",
		/\b(?:candidature|cv\b|stage|recrut\w+|salaire|paie\b|payroll|conges? (?:paye|annuel)|entretien annuel|anniversaire|birthday|pot de|felicitations|congratulations|school|ecole|enfants?|kids|dinner|diner|match|vote|election|note de frais|notes de frais|expense claim)/,
	],
	[
		"insolvency",
		/\b(?:redressement|liquidation|administrat(?:ion|ors?)|insolven\w+|bankrupt\w*|mandataire|receivership|sauvegarde|chapter 11|declarer votre creance)/,
	],
	[
		"bankDetails",
		/\b(?:rib|iban|coordonnees bancaires|bank (?:details|account)|sort code|remittance details|compte bancaire)\b/,
	],
	[
		"asksWho",
		/\b(?:qui (?:est|suit|gere|dois-je|contacter)|who (?:is|looks|do i|should|handles|can)|which (?:company|department)|interlocut\w+|quel(?:le)? (?:service|societe|entite))/,
	],
	[
		"thanksOnly",
		/^(?:\W*(?:merci|thank(?:s| you)|remerci\w+|nous vous remerci\w+|un grand merci|many thanks))\b.{0,60}$/,
	],
];

/** Names of the cues a folded sentence holds. */
export function cuesOf(folded: string): string[] {
	const text = folded.slice(0, 600);
	const out: string[] = [];
	for (const [name, pattern] of cues) if (pattern.test(text)) out.push(name);
	return out;
}
