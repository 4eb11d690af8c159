import type { Purpose } from "./tags.ts";

const page = `#if(interactive_page)<p>You can see your invoices, contest one, promise a payment or tell us it is paid on this page: <a href="#interactive_page">your invoices</a>.</p>#end`;
const end = `<p>#signature</p>`;

/** Letters supplied in English. */
export const suppliedEn: Readonly<Record<Purpose, { readonly subject: string; readonly html: string }>> = {
	preventive: {
		subject: "#company_name: invoices soon due (#customer_number)",
		html: `<p>Hello,</p>
<p>These invoices of #customer_name fall due soon, the first on #oldest_due_date:</p>
#items_list_selected
<p>Total: <strong>#total_due</strong></p>
<p>Is everything in order with them? If something is not, tell us now, so that we can put it right before the due date.</p>
${page}
${end}`,
	},
	level1: {
		subject: "#company_name: #total_due overdue (#customer_number)",
		html: `<p>Hello,</p>
<p>We have not yet received the payment of:</p>
#items_list_selected
<p>Total: <strong>#total_due</strong></p>
#if(partly_disputed)<p>The contested part is being looked into and is not asked for here.</p>#end
<p>Please settle this amount, or tell us what prevents the payment. If it crossed this letter, thank you; nothing more is needed.</p>
${page}
${end}`,
	},
	level2: {
		subject: "Second reminder: #total_due overdue (#customer_number)",
		html: `<p>Hello,</p>
<p>Our first reminder has had no answer. These amounts have been due since #oldest_due_date, #days_late days ago:</p>
#items_list_selected
<p>Total: <strong>#total_due</strong></p>
#if(partly_disputed)<p>The contested part is being looked into and is not asked for here.</p>#end
<p>Please pay within eight days, or contact us to agree on a date.</p>
${page}
${end}`,
	},
	level3: {
		subject: "Last reminder: #total_due overdue (#customer_number)",
		html: `<p>Hello,</p>
<p>Despite our reminders these amounts remain unpaid, the oldest for #days_late days:</p>
#items_list_selected
<p>Total: <strong>#total_due</strong></p>
#if(partly_disputed)<p>The contested part is being looked into and is not asked for here.</p>#end
<p>Without a payment or an answer within eight days we will have to hand the matter over and suspend new deliveries. We would rather settle it with you: please call us.</p>
${page}
${end}`,
	},
	acknowledgement: {
		subject: "We have recorded your dispute #dispute_number",
		html: `<p>Hello,</p>
<p>You told us:</p>
<blockquote>#dispute_words</blockquote>
<p>We have recorded it as dispute <strong>#dispute_number</strong> (#dispute_reason) for #dispute_amount on:</p>
#items_list_selected
<p>#owner_name looks into it#if(target_date) and answers by #target_date#end. Until then we do not ask for the contested amount; the rest stays due as agreed.</p>
#if(interactive_page)<p>You can follow it here: <a href="#interactive_page">your invoices</a>.</p>#end
${end}`,
	},
	informationRequest: {
		subject: "A question about your dispute #dispute_number",
		html: `<p>Hello,</p>
<p>To settle dispute <strong>#dispute_number</strong> we need to know:</p>
<blockquote>#question</blockquote>
<p>It is about:</p>
#items_list_selected
#if(interactive_page)<p>You can answer this mail or write on this page: <a href="#interactive_page">your invoices</a>.</p>#else<p>Please answer this mail.</p>#end
${end}`,
	},
	resolutionAccepted: {
		subject: "Your dispute #dispute_number: accepted",
		html: `<p>Hello,</p>
<p>You were right about dispute <strong>#dispute_number</strong> (#dispute_reason). We credit #credited_amount#if(credit_note) with credit note #credit_note#end.</p>
#if(outcome_words)<p>#outcome_words</p>#end
#items_list_selected
<p>We are sorry for the trouble.</p>
${end}`,
	},
	resolutionPartly: {
		subject: "Your dispute #dispute_number: accepted in part",
		html: `<p>Hello,</p>
<p>We have looked into dispute <strong>#dispute_number</strong> (#dispute_reason). We credit #credited_amount#if(credit_note) with credit note #credit_note#end; #upheld_amount remains to be paid.</p>
#if(outcome_words)<p>#outcome_words</p>#end
#items_list_selected
#if(interactive_page)<p>You can agree or disagree here: <a href="#interactive_page">your invoices</a>.</p>#end
${end}`,
	},
	resolutionRefused: {
		subject: "Your dispute #dispute_number: our answer",
		html: `<p>Hello,</p>
<p>We have looked into dispute <strong>#dispute_number</strong> (#dispute_reason) with care. We cannot grant a credit; #upheld_amount remains to be paid.</p>
#if(outcome_words)<p>#outcome_words</p>#end
#items_list_selected
<p>If we have missed something, please tell us.</p>
#if(interactive_page)<p>You can agree or disagree here: <a href="#interactive_page">your invoices</a>.</p>#end
${end}`,
	},
	confirmationRequest: {
		subject: "Do you agree? Dispute #dispute_number",
		html: `<p>Hello,</p>
<p>This is what we propose for dispute <strong>#dispute_number</strong> (#dispute_reason):</p>
#if(credited_amount)<p>Credited to you: <strong>#credited_amount</strong></p>#end
#if(upheld_amount)<p>Remaining to be paid: <strong>#upheld_amount</strong></p>#end
#if(outcome_words)<p>#outcome_words</p>#end
#items_list_selected
#if(interactive_page)<p>Please agree or disagree on this page#if(target_date) by #target_date#end: <a href="#interactive_page">your invoices</a>.</p>#else<p>Please answer this mail#if(target_date) by #target_date#end.</p>#end
${end}`,
	},
	ownerRequest: {
		subject: "#customer_name contests #dispute_amount (#dispute_number)",
		html: `<p>Hello #owner_name,</p>
<p>#customer_name writes:</p>
<blockquote>#dispute_words</blockquote>
<p>Dispute <strong>#dispute_number</strong>, #dispute_reason, #dispute_amount on:</p>
#items_list_selected
#if(question)<p>#question</p>#end
#if(target_date)<p>Your answer is awaited by #target_date.</p>#end
${end}`,
	},
	digest: {
		subject: "#today: disputes in your court",
		html: `<p>Hello #owner_name,</p>
#if(disputes_list)<p>These disputes wait for you:</p>
#disputes_list#end
#if(follow_ups_list)<p>You wanted to follow up:</p>
#follow_ups_list#end
${end}`,
	},
	receipt: {
		subject: "We have received your message (#customer_number)",
		html: `<p>Hello,</p>
<p>This is what you sent us on #today:</p>
<blockquote>#claim_summary</blockquote>
#if(items_list_selected)#items_list_selected#end
<p>A person reads it and answers. You can see where it stands with the link of our last letter.</p>
${end}`,
	},
};
