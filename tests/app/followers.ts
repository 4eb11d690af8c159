import { randomBytes } from "node:crypto";
import { createReceivables } from "@accord/shared/app/collecting/receivables.ts";
import { createMailOutbox } from "@accord/shared/app/mail.ts";
import { createOffice } from "@accord/shared/app/office.ts";
import { createParking } from "@accord/shared/app/running/parking.ts";
import type { Rig } from "./bench.ts";
import { account } from "./stand.ts";

/** Views, sheets and mail as the local host follows them. */
export function followers(r: Rig) {
	const office = createOffice(r.ports);
	const receivables = createReceivables(r.ports, r.accord, { random: randomBytes, office });
	const sent: string[] = [];
	const mails = createMailOutbox({
		...r.ports,
		mailer: { send: async ({ to }) => void sent.push(to) },
	});
	return {
		sent,
		collections: receivables.collections,
		parking: createParking(office, { projection: receivables.projection, mails }),
		follow: async () => {
			await r.accord.catchUp();
			await receivables.projection.catchUp();
			await mails.sweep();
		},
	};
}

/** A mail to the customer of `stock`. */
export const receipt = {
	id: "m1",
	tenant: "t1",
	account,
	to: "compta@durand.example",
	subject: "Receipt",
	text: "Received.",
	html: "<p>Received.</p>",
	about: "receipt",
	queuedAt: "2026-03-03T09:00:00.000Z",
};
