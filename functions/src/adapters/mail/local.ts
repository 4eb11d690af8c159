import { createHash } from "node:crypto";
import { mkdir, readdir, readFile, rename, writeFile } from "node:fs/promises";
import { join } from "node:path";
import type { Clock, Mailer } from "@accord/shared/app/ports.ts";
import { z } from "zod";

const keptSchema = z.object({
	id: z.string(),
	at: z.string(),
	to: z.string(),
	subject: z.string(),
	text: z.string(),
	html: z.string(),
});
/** A mail that would have been sent. */
export type KeptMail = z.infer<typeof keptSchema>;

export interface LocalMailbox extends Mailer {
	/** Newest first. */
	list(): Promise<readonly KeptMail[]>;
	read(id: string): Promise<KeptMail | undefined>;
}

/** Keeps what would have been sent as files in a folder; a mail sent twice is there once. */
export function createLocalMailbox(folder: string, clock: Clock): LocalMailbox {
	const fileOf = (id: string) => join(folder, `${id}.json`);

	async function read(id: string): Promise<KeptMail | undefined> {
		if (!/^[0-9a-f]{32}$/.test(id)) return undefined;
		const text = await readFile(fileOf(id), "utf8").catch(() => undefined);
		return text === undefined ? undefined : keptSchema.parse(JSON.parse(text));
	}

	return {
		read,
		list: async () => {
			const names = await readdir(folder).catch(() => []);
			const mails = await Promise.all(
				names.filter((name) => name.endsWith(".json")).map((name) => read(name.slice(0, -".json".length))),
			);
			return mails.filter((mail) => mail !== undefined).sort((a, b) => (a.at < b.at ? 1 : -1));
		},
		send: async ({ to, subject, text, html, idempotencyKey }) => {
			const id = createHash("sha256").update(idempotencyKey).digest("hex").slice(0, 32);
			if (await read(id)) return;
			await mkdir(folder, { recursive: true, mode: 0o700 });
			const kept: KeptMail = { id, at: clock.now(), to, subject, text, html };
			// Renamed into place, so that a reader never sees half a mail.
			await writeFile(`${fileOf(id)}.new`, JSON.stringify(kept), { mode: 0o600 });
			await rename(`${fileOf(id)}.new`, fileOf(id));
		},
	};
}
