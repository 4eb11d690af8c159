/** Words of an invoice or its payment; words of an order, a price or a delivery. */
const invoice =
	/\b(?:factur\w+|fact\b|invoic\w+|inv\b|bill(?:s|ed|ing)?\b|avoirs?\b|credit(?:ed|s|er|e)?\b|debit\w*|relanc\w+|reminder|overdue|echeance\w*|echues?|impaye\w*|unpaid|regl(?:er|ement|ements|ons|erai|erons)\b|paye\w*|paie(?:ment|ments|r|rai|rons)?\b|payments?|paying|paid|pay\b|virements?|rembours\w+|refund\w*|charg(?:ed|es|ing)\b|remises?|discount\w*|rebate|ristourne|tva|vat|statement|litiges?|penalites?|deduct\w*|dedui\w*)/;
const order =
	/\b(?:prix|price\w*|tarif\w*|commande\w*|order\w*|livr\w+|deliver\w*|retourn\w*|return\w*|bon de|docket|devis|quot\w+|contrat\w*|contract\w*|resili\w+|cancel\w*|abonnement|subscription|marchandise|goods|palettes?|pallets?|colis|parcel)/;
const sum = /\d\s?(?:€|eur\b|£|\$|usd|gbp|chf)|[€£$]\s?\d/;

/** How plainly a folded text is about trade: 0 not at all, 1 an order or a delivery, 2 an invoice or money. */
export function tradeLevel(folded: string): 0 | 1 | 2 {
	if (invoice.test(folded) || sum.test(folded)) return 2;
	return order.test(folded) ? 1 : 0;
}
