import type { Judged } from "./model/judge.ts";

const settled =
	/\b(?:dossier (?:est )?clos|(?:peut|pouvez|pouvons) (?:clore|cloturer|classer)|(?:tout|probleme|souci|litige|affaire|question|incident|point) (?:est |semble |sont |a ete |etant )(?:desormais |maintenant |enfin |bien )?(?:rentre dans l'ordre|en ordre|resolu|regle|leve|clos|arrange)e?|plus (?:de litige|de probleme|rien a signaler|d'objection|de reserve)|retir(?:e|ons) (?:ma|notre) (?:reclamation|contestation)|lev(?:e|ons) (?:la|ma|notre|nos) (?:reserve|contestation)|(?:all|now|been|got) (?:now )?(?:sorted|resolved|cleared up|put right|fixed)|sorted (?:now|out|it)|no longer (?:an issue|a problem|in dispute|dispute|disputing|disputed|contest)|(?:we|i)(?:'ve|'m|'re| have| are| am| now)* (?:close|closed|drop|dropped|dropping|withdraw|withdrawn|withdrawing|lift|lifted|lifting) (?:this|the|our|my|it)|(?:close|put) (?:this|that|the file|the query) (?:off|to bed)|you can close|(?:disregard|ignore) (?:my|our|the|that)|ne ten(?:ez|ir) (?:pas|plus) compte|ignorez|oubliez (?:mon|notre|ma)|(?:our|my) (?:mistake|error|fault)|(?<!sauf )erreur (?:de (?:ma|notre) part|vient de (?:moi|nous|chez nous)|etait de notre)|fausse alerte|false alarm|autant pour moi|au temps pour moi|conforme cette fois|(?:turned up|arrived|retrouve\w*|found) (?:after all|finalement|in the end))/;
const undisputed =
	/\b(?:(?:pas|aucune?|sans|ni) (?:de )?(?:contestation|litige|reclamation)|(?:not|n't|isn't|aren't) (?:in )?(?:disput|contest|query|quarrel|challeng)\w*|no (?:dispute|quarrel|complaint|objection|query|argument)s?\b|nothing to do with (?:the|your|any)|ne (?:la |les |le )?contest\w+ (?:pas|rien|aucun)|rien a voir avec)/;
const turns =
	/\b(?:mais|par contre|en revanche|cependant|sauf|but|however|except|only|apart|yet|quantite|price|prix|with (?:the )?(?:rest|other|first|quantity|price))\b/;

/** How strongly the mail says that there is no grievance, or none any more: 0 … 1. */
export function reconciled(judged: readonly Judged[]): number {
	let at = -1;
	let strength = 0;
	judged.forEach(({ sentence }, i) => {
		const { folded } = sentence;
		if (settled.test(folded)) {
			at = i;
			strength = 1;
		} else if (undisputed.test(folded) && !turns.test(folded) && strength < 0.3) {
			at = i;
			strength = 0.3;
		}
	});
	if (at < 0) return 0;
	// A fresh grievance behind the reconciliation is a new one.
	const later = judged.slice(at + 1).some(({ role }) => role.grievance > 0.7);
	return later ? 0 : strength;
}
