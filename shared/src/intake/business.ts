/** Words of an invoice or its payment. */
const billing =
	/\b(?:factur\w+|fact\b|surfactur\w*|invoic\w+|inv\b|bills?\b|billed|billing|overbill\w*|(?:un|l'|d'|cet|notre|votre|les|des|en|aucun|premier|second|deux) ?avoirs?\b|notes? de credit|credit (?:note|memo)s?|credited|crediter|relanc\w+|reminders?|overdue|impaye\w*|unpaid|echeances?|penalites?|late (?:fee|charge|payment)s?|(?:double|over)charg\w*|charged|charging|debite\w*|encours|releve (?:de compte|du)|statement|mise en demeure|ristourne|rebate|rfa\b|redevance|honoraires|mensualites?|prelevements?|(?:nous|je|we|i) (?:contest|disput)\w+)/;
const trade =
	/\b(?:prix|pric\w+|tarif\w*|commande\w*|order\w*|livr\w+|deliver\w*|retourn\w*|return\w*|repris\w*|collected|bons? de|docket|devis|quot\w+|contrat\w*|contract\w*|resili\w+|cancel\w*|abonnement|subscription|marchandise\w*|goods|palettes?|pallets?|cartons?|colis|parcels?|box(?:es)?|crates?|remises?|discount\w*|promis\w*|transport\w*|carrier|driver|chauffeur|technicien\w*|technician\w*|engineer\w*|fitter\w*|intervention\w*|install\w*|prestation\w*|chantier|pose\w*|depann\w*|repar\w*|repair\w*|defect\w*|faulty|casse\w*|broken|damaged|endommag\w*|conforme\w*|manqu\w+|missing|short|recu\w*|received|quantit\w*|weigh\w*|poids|tva|vat|payer?|payez|paie\w*|payment\w*|pay|paying|paid|regl(?:er|ement|ons|e)\w*|rembours\w*|refund\w*|frais|fees?|charges?)\b/;
const sum = /\d\s?(?:€|eur\b|euros|£|\$|usd|gbp|chf|quid)|[€£$]\s?\d/;
const addressed = /\b(?:votre|vos|vous|tu|ton|tes|ta|your?|you've|you're|y'all|u|ur|yours)\b/;
const claim =
	/\b(?:rembours\w*|refund\w*|credit\w*|dedui\w*|deduct\w*|rectifi\w*|annul\w*|cancel\w*|ne (?:la |le |les )?(?:paie|paye|regle|paierai|paierons|payerons|reglerai|reglerons)\w*|won't (?:be )?pay\w*|not (?:be )?paying|on hold|withh\w*|bloqu\w*|suspen\w*|contest\w*|disput\w*|litige\w*|refus\w*|reclam\w*|geste|compensation)\b/;

/** Marks of mail that has nothing to do with a purchase: staff, machines, meetings, offers, family, advertising. */
const office = [
	/\b(?:conges|holiday request|annual leave|bulletin de (?:paie|salaire)|fiche de paie|payslip|payroll|salaires?|salary|heures supplementaires|overtime|note de frais|notes de frais|expense (?:claim|report)s?|entretien annuel|appraisal|recrut\w+|recruit\w*|hiring|vacancy|candidat\w*|cv\b|stage\b|stagiaire|work experience|preavis de trois mois|demission|resign\w*|rh\b|hr\b|cse\b|works council)/,
	/\b(?:vpn|mot de passe|password|laptop|poste de travail|imprimante|printer|sharepoint|helpdesk|serveur|server|reseau|network outage|wifi|wi-fi|login|backlog|bug\b|refactor\w*|merge\w*|deploy\w*|slides?\b|diapositive|presentation)/,
	/\b(?:bonjour a tous|bonjour a toutes|hi all|hello all|hi team|team,|hi everyone|dear all|dear colleagues|cheres? collegues?|a tous|les gars|lads|coucou|bisous|xx?\b|reunion|meeting|webinar\w*|seminaire|offsite|formation obligatoire|rappel :|reminder:|ordre du jour|agenda|compte rendu|minutes of|assemblee generale|agm\b|comite|pour info|fyi\b|note interne|inventaire annuel|stock count)/,
	/\b(?:newsletter|unsubscribe|se desabonner|desabonn\w*|desinscri\w*|votre avis compte|your opinion|survey|enquete|sondage|gagnez|gagne un|win a|winner|felicitations|congratulations|offre valable|valid until|je vous propose|i can offer|we can offer|our new (?:catalogue|range)|nouveau catalogue|new catalogue|tarif reduit|gratuit pour|free for|demo\b|nous mettons a jour nos|we are updating our|mot de passe|read more|lire la suite|soldes|promo -)/,
	/\b(?:anniversaire|birthday|noel|christmas party|week-end|weekend|match|kids|les enfants|ecole|school|chat a|the cat|rendez-vous|appointment|medecin|doctor|dr |permis|planning (?:office|application)|voisin\w*|neighbour\w*|locataire|tenant|flat\b|appartement|covoiturage|lift share|train (?:was|a eu|est)|tgv)/,
];

/** How plainly a mail is about something bought and billed: 0 not at all … 3 an invoice put to its sender. */
type Evidence = 0 | 1 | 2 | 3;

/** `own` is the folded subject and fresh text, `thread` what it answers; `goods` whether those of an open item are spoken of, as whoever asks how to use them does too. */
export function evidenceOf(own: string, thread: string, goods: boolean): Evidence {
	const bills = billing.test(own);
	const directed = addressed.test(own) || claim.test(own);
	if (bills && directed) return 3;
	if (bills || billing.test(thread)) return 2;
	const trades = trade.test(own);
	if (goods) return claim.test(own) || sum.test(own) ? 2 : 1;
	if (trades && (directed || sum.test(own))) return directed && sum.test(own) ? 2 : 1;
	return trades && directed ? 1 : 0;
}

/** How many marks of other business a folded text bears, at most three. */
export function officeMarks(own: string): number {
	let marks = 0;
	for (const pattern of office) if (pattern.test(own)) marks++;
	return Math.min(3, marks);
}
