import { existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { join, resolve } from "node:path";

export interface DataFolder {
	readonly path: string;
	/** True when no ledger was there before. */
	readonly fresh: boolean;
	readonly release: () => void;
}

/** Takes the data folder for this process alone. @throws Error when another running process has it */
export function takeDataFolder(path: string, ledger: string): DataFolder {
	const folder = resolve(path);
	mkdirSync(folder, { recursive: true });
	const lock = join(folder, "host.pid");
	try {
		writeFileSync(lock, String(process.pid), { flag: "wx" });
	} catch {
		const holder = Number(readFileSync(lock, "utf8"));
		if (holder !== process.pid && isRunning(holder))
			throw new Error(
				`the data folder ${path} is in use by process ${holder}; stop it, or set ACCORD_DATA to another folder`,
			);
		// Whoever held it was killed; the store recovers by itself.
		writeFileSync(lock, String(process.pid));
	}
	const fresh = !existsSync(join(folder, ledger));
	return { path: folder, fresh, release: () => rmSync(lock, { force: true }) };
}

function isRunning(pid: number): boolean {
	if (!Number.isInteger(pid) || pid <= 0) return false;
	try {
		process.kill(pid, 0);
		return true;
	} catch {
		return false;
	}
}
