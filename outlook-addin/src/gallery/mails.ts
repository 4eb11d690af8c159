import type { DemoMail } from "../inbox/demoMail.ts";

/** Mails of the example inbox. */
export const mails: DemoMail[] = [
	{
		id: "m1",
		messageId: "<1@durand.example>",
		conversationId: "c1",
		from: { name: "Mme Durand", address: "compta@durand.example" },
		subject: "Re: Relance F2024-0113",
		bodyType: "html",
		body: `<p>Bonjour,</p><p>Nous ne réglerons pas la facture <b>F2024-0113</b> en l'état : le prix convenu était de 3 900 € et non 4 500 €, l'écart est de 600 €.</p><p>Merci d'émettre un avoir.<br>Mme Durand</p><img src="https://tracker.example/seen.gif"><script>parent.document.title="owned"</script>`,
		receivedAt: "2026-03-03T08:12:00.000Z",
	},
	{
		id: "m2",
		messageId: "<2@northline.example>",
		from: { name: "Accounts payable, Northline Ltd", address: "ap@northline.example" },
		subject: "Invoice SI-000567: short delivery",
		bodyType: "text",
		body: "Hello,\n\nOnly 8 of the 10 pallets on invoice SI-000567 arrived. We will pay the rest on Friday.\n\nRegards,\nJ. Reed",
		receivedAt: "2026-03-02T16:40:00.000Z",
	},
	{
		id: "m3",
		messageId: "<3@bati.example>",
		from: { address: "absence@bati.example" },
		subject: "Réponse automatique : absent jusqu'au 9 mars",
		bodyType: "text",
		body: "Je suis absent jusqu'au 9 mars.",
		receivedAt: "2026-03-02T07:05:00.000Z",
	},
];
