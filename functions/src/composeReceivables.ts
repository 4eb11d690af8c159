import { randomBytes } from "node:crypto";
import type { Accord } from "@accord/shared/app/accord.ts";
import { createReceivables } from "@accord/shared/app/collecting/receivables.ts";
import type { Files } from "@accord/shared/app/files.ts";
import { createMailOutbox } from "@accord/shared/app/mail.ts";
import type { Office } from "@accord/shared/app/office.ts";
import type { Mailer, Ports } from "@accord/shared/app/ports.ts";
import { createParking, type Parking } from "@accord/shared/app/running/parking.ts";
import { createCustomerPages } from "./customer/pageHandlers.ts";
import type { DunningServices } from "./handlers/dunning.ts";

export interface ComposedReceivables extends DunningServices {
	readonly parking: Parking;
	/** Brings sheets and outbox up to date; for a timer that waits. */
	readonly catchUp: () => Promise<void>;
	/** The same in the background, so that a large import delays no view. */
	readonly wake: () => void;
	/** Resolves when everything that was written before the call has been followed. */
	readonly settled: () => Promise<void>;
	/** Resolves when the page under way is done; nothing starts after it. */
	readonly stop: () => Promise<void>;
}

/** Dunning, claims and the customer's page on the ports given; without a mailer what is queued waits. */
export function composeReceivables(
	ports: Ports,
	accord: Accord,
	more: { readonly files: Files; readonly mailer?: Mailer | undefined; readonly office: Office },
): ComposedReceivables {
	const receivables = createReceivables(ports, accord, {
		random: randomBytes,
		files: more.files,
		office: more.office,
	});
	const { ledger, views, clock, log } = ports;
	const outbox = more.mailer
		? createMailOutbox({ ledger, views, clock, log, mailer: more.mailer })
		: undefined;
	let running: Promise<void> | undefined;
	let again = false;
	let stopped = false;

	async function work(): Promise<void> {
		while (!stopped && !(await receivables.projection.step())) await new Promise<void>(setImmediate);
		if (!stopped) await outbox?.sweep();
	}
	function wake(): void {
		if (stopped) return;
		if (running) {
			again = true;
			return;
		}
		running = work()
			.catch((error: unknown) => log.error("dunning feed failed", { error: String(error) }))
			.finally(() => {
				running = undefined;
				if (!again) return;
				again = false;
				wake();
			});
	}

	return {
		receivables,
		parking: createParking(more.office, { projection: receivables.projection, mails: outbox }),
		customerPages: createCustomerPages({ desk: receivables.desk, log }),
		catchUp: work,
		wake,
		settled: async () => {
			wake();
			while (running) await running;
		},
		stop: async () => {
			stopped = true;
			await running;
		},
	};
}
