/** Lines of a mail that are machinery, in the languages mail programs write. All patterns see a folded line of at most 300 characters. */

const from = /^[*\s]*(?:from|de|von|da|van|fra|fran|od|expediteur|absender|remitente|mittente)\s*:/;
const otherHeader =
	/^[*\s]*(?:sent|envoye|date|gesendet|datum|enviado|inviato|verzonden|skickat|to|a|an|aan|para|til|till|cc|kopie|copie|objet|subject|betreff|onderwerp|oggetto|asunto|assunto|emne|amne|destinataire|reply-to|repondre a|importance|pieces jointes|attachments|wyslano|do|temat)\s*:/;
const inlineHeader =
	/(?:envoye|sent|gesendet|enviado|inviato|verzonden)\s*:.{0,160}(?:objet|subject|betreff|asunto|oggetto|onderwerp)\s*:/;

export function startsHeader(line: string): boolean {
	return from.test(line);
}

export function isHeaderLine(line: string): boolean {
	return otherHeader.test(line) || from.test(line);
}

export function isInlineHeader(line: string): boolean {
	return from.test(line) && inlineHeader.test(line);
}

const separator =
	/^[\s>]*[-_=*]{2,}\s*(?:message d'origine|message original|original message|ursprungliche nachricht|mensaje original|messaggio originale|oorspronkelijk bericht|reply message|message initial)\s*[-_=*]*/;
const forwardSeparator =
	/^[\s>]*[-_=*]{2,}\s*(?:forwarded message|message transfere|message reexpedie|forwarded by|weitergeleitete nachricht|mensaje reenviado)|^\s*(?:debut du message (?:transfere|reexpedie)|begin forwarded message|anfang der weitergeleiteten)/;

export function isSeparator(line: string): boolean {
	return separator.test(line);
}

export function isForwardSeparator(line: string): boolean {
	return forwardSeparator.test(line);
}

const attributionStart = /^[\s>]*(?:le|on|am|il|el|op|em|den|w dniu)\s/;
const attributionEnd =
	/(?:a ecrit|wrote|schrieb|ha scritto|escribio|escreveu|schreef|skrev|napisal\(?a?\)?)[^:]{0,120}:?\s*$/;
const datedHeader = /^\s*\d{4}-\d{2}-\d{2}.{5,60}<[^>]{3,80}>\s*:\s*$/;

/** "Le mar. 4 mars … a écrit :" — `line` may be two or three lines joined. */
export function isAttribution(line: string): boolean {
	if (datedHeader.test(line)) return true;
	if (!attributionStart.test(line) || !attributionEnd.test(line)) return false;
	return /\d|@|</.test(line);
}

export function maybeAttribution(line: string): boolean {
	return attributionStart.test(line) && /\d|@|</.test(line);
}

const device =
	/^\s*(?:envoye (?:de|depuis) |envoye a partir d|sent from |sent via |get outlook for|obtenez outlook|telecharge[rz] outlook|provenance\s*:\s*courrier|von meinem iphone|gesendet von|enviado desde|inviato da|message envoye depuis|excusez la brievete|please excuse (?:any )?(?:typos|brevity)|sorry for typos|pardon the brevity)/;

export function isDeviceLine(line: string): boolean {
	return device.test(line) && line.length < 140;
}

const closer =
	/^[\s*]*(?:bien )?(?:tres )?(?:cordialement|cdlt|cdt|cordiales salutations|sinceres salutations|salutations(?: distinguees)?|bien a (?:vous|toi)|amicalement|respectueusement|sentiments distingues|best(?: regards| wishes)?|(?:kind|kindest|warm|warmest|with kind|with best|many) regards|regards|rgds|brgds|br|kr|yours (?:sincerely|faithfully|truly)|sincerely(?: yours)?|faithfully|cheers|all the best|thanks and regards|thanks & regards|mit freundlichen grussen|veuillez agreer|je vous prie d'agreer|nous vous prions d'agreer|dans l'attente de vous lire|sans autre|meilleures salutations|belle journee|bonne (?:journee|soiree|reception|fin de (?:journee|semaine))|excellente journee|have a (?:nice|good|great|lovely) (?:day|weekend|evening|week))(?:\s+(?:a vous|a toi|et merci))?\b/;

/** A line that closes a letter and is not itself a statement. */
export function isCloser(line: string): boolean {
	return line.length < 160 && closer.test(line);
}

const disclaimer =
	/confidenti(?:al|el)\w*[^.]{0,120}\b(?:recipient|message|e-?mails?|mails?|courriel|disclos|privileg|destinat|intended|diffus|information|attach|jointe|legally)|\b(?:recipient|message|e-?mails?|mails?|courriel|disclos|privileg|destinat|intended|diffus|information|attach|jointe|legally)[^.]{0,120}confidenti|^\W*confidenti(?:al|el)\w*\W*$|intended (?:solely |only )?(?:recipient|for)|destinataire (?:vise|prevu)|n'etes pas (?:le|l'un) .{0,20}destinataire|not the (?:intended|named) |usage exclusif|strictement (?:reserve|personnel)|virus|pensez a l'environnement|avant d'imprimer|n'imprimez|before printing|consider the environment|ce (?:message|courriel|mail|courrier electronique) (?:et|ainsi que|est|peut|contient)|this (?:e-?mail|message|communication) (?:and any|is|may|contains|has been)|external (?:e-?mail|sender)|e-?mail externe|expediteur externe|(?:registered|company) (?:in england|office|number)|integrite de ce message|attention\s*: ce (?:mail|message|courriel)|caution\s*:|originated (?:from )?outside|rgpd|gdpr|privacy (?:notice|policy)|politique de confidentialite|terms and conditions (?:apply|of sale)|conditions generales de vente consultables/;
const ambiguous = /^(?:ce (?:message|mail|courriel|courrier)|this (?:e-?mail|message))/;
const disclaimerMore =
	/confiden|destinat|recipient|privileged|diffus|disclos|erreur|in error|virus|delete|detrui|automat|externe|outside|external/;

export function isDisclaimer(line: string): boolean {
	if (!disclaimer.test(line)) return false;
	const strong =
		/confiden|destinat|intended|not the named|virus|environ|imprim|printing|extern|outside|caution|registered|rgpd|gdpr|privacy|integrite/.test(
			line,
		);
	if (!strong && !disclaimerMore.test(line) && ambiguous.test(line.trim())) return false;
	return strong || disclaimerMore.test(line);
}

const contact =
	/(?:^|\s)(?:tel|tél|telephone|phone|mobile|mob|fax|portable|gsm|direct|standard|ligne directe|cell|t|m|p)\s*(?:\.|:|\(|\+)\s*[:+(]?\s*\+?[\d(]|(?:\+\d{2}|\b0\d)[\s.()-]?\d{1,3}(?:[\s.-]?\d{2,4}){2,4}|www\.|https?:\/\/|\b[\w.+-]{1,64}@[\w-]{1,64}\.[a-z.]{2,20}\b|\bsiret\b|\brcs\b|\bsiren\b|\btva\b.{0,14}fr\s?\d|vat (?:no|reg|number)|\bn° finess|\bape\b|registered office|capital de|s\.?a\.?s\.? au capital|\bbp \d|\bcs \d{4,5}\b|\b\d{5} [a-z-]{3,}(?: cedex)?/;

/** A line that carries how to reach the sender and no statement. */
export function isContactLine(line: string): boolean {
	return line.length < 200 && contact.test(line);
}

const postscript = /^\s*(?:p\.?\s?s\.?|nb|n\.b\.)\s*[:.-]?\s/;
export function isPostscript(line: string): boolean {
	return postscript.test(line);
}

const greeting =
	/^[\s*]*(?:re-?)?(?:bonjour|bonsoir|hello|hi|dear|salut|cher|chere|chers|madame|monsieur|mesdames|messieurs|mme|mr|mrs|ms|good (?:morning|afternoon|evening)|morning|afternoon|evening|hey|coucou|to whom it may concern|bjr|slt|greetings)\b/;
export function isGreeting(line: string): boolean {
	if (!greeting.test(line) || /\d{2}/.test(line)) return false;
	const words = line.trim().split(/\s+/);
	return words.length <= 6 || (/[,:!]\s*$/.test(line.trim()) && words.length <= 9);
}
