import type { Purpose } from "./tags.ts";

const page = `#if(interactive_page)<p>Vous pouvez voir vos factures, en contester une, promettre un règlement ou nous dire qu'il est fait sur cette page : <a href="#interactive_page">vos factures</a>.</p>#end`;
const end = `<p>#signature</p>`;

/** Letters supplied in French. */
export const suppliedFr: Readonly<Record<Purpose, { readonly subject: string; readonly html: string }>> = {
	preventive: {
		subject: "#company_name : factures bientôt à échéance (#customer_number)",
		html: `<p>Bonjour,</p>
<p>Ces factures de #customer_name arrivent bientôt à échéance, la première le #oldest_due_date :</p>
#items_list_selected
<p>Total : <strong>#total_due</strong></p>
<p>Tout est-il en ordre ? Si ce n'est pas le cas, dites-le-nous dès maintenant : nous pourrons le corriger avant l'échéance.</p>
${page}
${end}`,
	},
	level1: {
		subject: "#company_name : #total_due échus (#customer_number)",
		html: `<p>Bonjour,</p>
<p>Nous n'avons pas encore reçu le règlement de :</p>
#items_list_selected
<p>Total : <strong>#total_due</strong></p>
#if(partly_disputed)<p>La part contestée est en cours d'examen et n'est pas demandée ici.</p>#end
<p>Merci de régler ce montant ou de nous dire ce qui empêche le règlement. S'il a croisé ce courrier, merci : vous n'avez rien à faire.</p>
${page}
${end}`,
	},
	level2: {
		subject: "Deuxième relance : #total_due échus (#customer_number)",
		html: `<p>Bonjour,</p>
<p>Notre première relance est restée sans réponse. Ces montants sont échus depuis le #oldest_due_date, soit #days_late jours :</p>
#items_list_selected
<p>Total : <strong>#total_due</strong></p>
#if(partly_disputed)<p>La part contestée est en cours d'examen et n'est pas demandée ici.</p>#end
<p>Merci de régler sous huit jours, ou de nous contacter pour convenir d'une date.</p>
${page}
${end}`,
	},
	level3: {
		subject: "Dernière relance : #total_due échus (#customer_number)",
		html: `<p>Bonjour,</p>
<p>Malgré nos relances, ces montants restent impayés, le plus ancien depuis #days_late jours :</p>
#items_list_selected
<p>Total : <strong>#total_due</strong></p>
#if(partly_disputed)<p>La part contestée est en cours d'examen et n'est pas demandée ici.</p>#end
<p>Sans règlement ni réponse sous huit jours, nous devrons transmettre le dossier et suspendre les nouvelles livraisons. Nous préférons trouver une solution avec vous : appelez-nous.</p>
${page}
${end}`,
	},
	acknowledgement: {
		subject: "Nous avons enregistré votre litige #dispute_number",
		html: `<p>Bonjour,</p>
<p>Vous nous avez écrit :</p>
<blockquote>#dispute_words</blockquote>
<p>Nous l'avons enregistré comme litige <strong>#dispute_number</strong> (#dispute_reason) pour #dispute_amount sur :</p>
#items_list_selected
<p>#owner_name s'en occupe#if(target_date) et vous répond au plus tard le #target_date#end. D'ici là, nous ne demandons pas le montant contesté ; le reste est dû comme convenu.</p>
#if(interactive_page)<p>Vous pouvez suivre le litige ici : <a href="#interactive_page">vos factures</a>.</p>#end
${end}`,
	},
	informationRequest: {
		subject: "Une question sur votre litige #dispute_number",
		html: `<p>Bonjour,</p>
<p>Pour régler le litige <strong>#dispute_number</strong>, nous avons besoin de savoir :</p>
<blockquote>#question</blockquote>
<p>Il s'agit de :</p>
#items_list_selected
#if(interactive_page)<p>Vous pouvez répondre à ce mail ou sur cette page : <a href="#interactive_page">vos factures</a>.</p>#else<p>Merci de répondre à ce mail.</p>#end
${end}`,
	},
	resolutionAccepted: {
		subject: "Votre litige #dispute_number : accepté",
		html: `<p>Bonjour,</p>
<p>Vous aviez raison pour le litige <strong>#dispute_number</strong> (#dispute_reason). Nous vous accordons un avoir de #credited_amount#if(credit_note), numéro #credit_note#end.</p>
#if(outcome_words)<p>#outcome_words</p>#end
#items_list_selected
<p>Nous vous prions de nous excuser.</p>
${end}`,
	},
	resolutionPartly: {
		subject: "Votre litige #dispute_number : accepté en partie",
		html: `<p>Bonjour,</p>
<p>Nous avons examiné le litige <strong>#dispute_number</strong> (#dispute_reason). Nous vous accordons un avoir de #credited_amount#if(credit_note), numéro #credit_note#end ; il reste #upheld_amount à régler.</p>
#if(outcome_words)<p>#outcome_words</p>#end
#items_list_selected
#if(interactive_page)<p>Vous pouvez donner ou refuser votre accord ici : <a href="#interactive_page">vos factures</a>.</p>#end
${end}`,
	},
	resolutionRefused: {
		subject: "Votre litige #dispute_number : notre réponse",
		html: `<p>Bonjour,</p>
<p>Nous avons examiné avec soin le litige <strong>#dispute_number</strong> (#dispute_reason). Nous ne pouvons pas accorder d'avoir ; il reste #upheld_amount à régler.</p>
#if(outcome_words)<p>#outcome_words</p>#end
#items_list_selected
<p>Si un élément nous a échappé, dites-le-nous.</p>
#if(interactive_page)<p>Vous pouvez donner ou refuser votre accord ici : <a href="#interactive_page">vos factures</a>.</p>#end
${end}`,
	},
	confirmationRequest: {
		subject: "Êtes-vous d'accord ? Litige #dispute_number",
		html: `<p>Bonjour,</p>
<p>Voici ce que nous proposons pour le litige <strong>#dispute_number</strong> (#dispute_reason) :</p>
#if(credited_amount)<p>Avoir en votre faveur : <strong>#credited_amount</strong></p>#end
#if(upheld_amount)<p>Reste à régler : <strong>#upheld_amount</strong></p>#end
#if(outcome_words)<p>#outcome_words</p>#end
#items_list_selected
#if(interactive_page)<p>Merci de donner ou de refuser votre accord sur cette page#if(target_date) avant le #target_date#end : <a href="#interactive_page">vos factures</a>.</p>#else<p>Merci de répondre à ce mail#if(target_date) avant le #target_date#end.</p>#end
${end}`,
	},
	ownerRequest: {
		subject: "#customer_name conteste #dispute_amount (#dispute_number)",
		html: `<p>Bonjour #owner_name,</p>
<p>#customer_name écrit :</p>
<blockquote>#dispute_words</blockquote>
<p>Litige <strong>#dispute_number</strong>, #dispute_reason, #dispute_amount sur :</p>
#items_list_selected
#if(question)<p>#question</p>#end
#if(target_date)<p>Votre réponse est attendue pour le #target_date.</p>#end
${end}`,
	},
	digest: {
		subject: "#today : les litiges qui vous attendent",
		html: `<p>Bonjour #owner_name,</p>
#if(disputes_list)<p>Ces litiges vous attendent :</p>
#disputes_list#end
#if(follow_ups_list)<p>Vous vouliez suivre :</p>
#follow_ups_list#end
${end}`,
	},
	receipt: {
		subject: "Nous avons bien reçu votre message (#customer_number)",
		html: `<p>Bonjour,</p>
<p>Voici ce que vous nous avez transmis le #today :</p>
<blockquote>#claim_summary</blockquote>
#if(items_list_selected)#items_list_selected#end
<p>Une personne le lit et vous répond. Vous pouvez en voir l'avancement avec le lien de notre dernier courrier.</p>
${end}`,
	},
};
