import { randomBytes } from "node:crypto";
import type { Accord } from "@accord/shared/app/accord.ts";
import type { Files } from "@accord/shared/app/files.ts";
import { createMailOutbox } from "@accord/shared/app/mail.ts";
import type { Office } from "@accord/shared/app/office.ts";
import type { Mailer, Ports } from "@accord/shared/app/ports.ts";
import { createReceivables } from "@accord/shared/app/receivables.ts";
import { createCustomerPages } from "./customer/pageHandlers.ts";
import type { DunningServices } from "./handlers/dunning.ts";

export interface ComposedReceivables extends DunningServices {
	/** Brings sheets and outbox up to date, after each change. */
	readonly catchUp: () => Promise<void>;
}

/** Dunning, claims and the customer's page on the ports given; without a mailer what is queued waits. */
export function composeReceivables(
	ports: Ports,
	accord: Accord,
	more: { readonly files: Files; readonly mailer?: Mailer | undefined; readonly office?: Office },
): ComposedReceivables {
	const receivables = createReceivables(ports, accord, {
		random: randomBytes,
		files: more.files,
		...(more.office ? { office: more.office } : {}),
	});
	const { ledger, views, clock, log } = ports;
	const outbox = more.mailer
		? createMailOutbox({ ledger, views, clock, log, mailer: more.mailer })
		: undefined;
	return {
		receivables,
		customerPages: createCustomerPages({ desk: receivables.desk, log }),
		catchUp: async () => {
			await receivables.projection.catchUp();
			await outbox?.sweep();
		},
	};
}
