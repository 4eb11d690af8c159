import { spawn } from "node:child_process";
import { mkdtempSync, rmSync } from "node:fs";
import { createServer, type Server } from "node:http";
import { connect } from "node:net";
import { networkInterfaces, tmpdir } from "node:os";
import { join } from "node:path";
import { people } from "@accord/bot/testing/fakeAccord.ts";
import { silentLog } from "@accord/bot/testing/fakeChat.ts";
import { type Playground, startPlayground } from "@accord/functions/hosts/playground.ts";
import { personIdSchema } from "@accord/shared/dispute/people.ts";
import { afterEach, beforeEach, expect, test, vi } from "vitest";

const root = join(import.meta.dirname, "../..");
let folder: string;
let started: Playground[] = [];
let taken: Server | undefined;

beforeEach(() => {
	folder = mkdtempSync(join(tmpdir(), "accord-playground-"));
});
afterEach(async () => {
	await Promise.all(started.map((one) => one.stop()));
	started = [];
	taken?.close();
	rmSync(folder, { recursive: true, force: true });
});

function start(more: Partial<Parameters<typeof startPlayground>[0]> = {}): Playground {
	const playground = startPlayground({
		port: 0,
		endpoint: "http://127.0.0.1:9/api/messages",
		dataFolder: folder,
		tenant: "demo",
		people,
		log: silentLog,
		from: root,
		...more,
	});
	started.push(playground);
	return playground;
}

/** True when something takes connections there. */
const open = (host: string, port: number) =>
	new Promise<boolean>((resolve) => {
		const socket = connect({ host, port, timeout: 1000 });
		const end = (answer: boolean) => {
			socket.destroy();
			resolve(answer);
		};
		socket.on("connect", () => end(true));
		socket.on("error", () => end(false));
		socket.on("timeout", () => end(false));
	});
const portOf = (address: string | undefined) => Number(new URL(String(address)).port);

test("answers on the loopback address and on no other", async () => {
	const playground = start();
	await playground.ready;
	expect(playground.why()).toBeUndefined();
	const port = portOf(playground.address());
	expect(await open("127.0.0.1", port)).toBe(true);
	const outside = Object.values(networkInterfaces())
		.flat()
		.filter((each) => each !== undefined && !each.internal && each.family === "IPv4");
	for (const each of outside) expect(await open(String(each?.address), port)).toBe(false);
	await playground.stop();
	expect(await open("127.0.0.1", port)).toBe(false);
	expect(playground.address()).toBeUndefined();
});

test("says that its port is taken, and does not move to another", async () => {
	taken = createServer();
	await new Promise<void>((resolve) => taken?.listen(0, "127.0.0.1", resolve));
	const address = taken.address();
	const port = typeof address === "object" && address !== null ? address.port : 0;
	const playground = start({ port });
	await playground.ready;
	expect(playground.why()).toBe(`port ${port} is taken`);
	expect(playground.address()).toBeUndefined();
	expect(await playground.chat()).toBeUndefined();
});

test("says that it is not installed", async () => {
	const playground = start({ from: folder });
	await playground.ready;
	expect(playground.why()).toBe("@microsoft/m365agentsplayground is not installed");
});

test("without a chat notices pass; with one their failures come back to the outbox", async () => {
	const notice = vi.fn(async () => {
		throw new Error("refused");
	});
	const notifier = { notify: notice, reaches: async () => true };
	const without = start({ from: folder });
	await without.ready;
	await without.quiet(notifier).notify(Object.create(null));
	expect(notice).not.toHaveBeenCalled();
	const claire = personIdSchema.parse("claire");
	expect(await without.quiet(notifier).reaches("demo", claire)).toBe(false);
	const chat = start();
	await chat.ready;
	await expect(chat.quiet(notifier).notify(Object.create(null))).rejects.toThrow("refused");
	expect(await chat.quiet(notifier).reaches("demo", claire)).toBe(true);
});

test("a tenant of one person still has its six", async () => {
	const playground = start({ people: people.slice(0, 1) });
	await playground.ready;
	expect(playground.why()).toBeUndefined();
});

test("ends when we are killed without a chance to say so", async () => {
	const script = `
		const { startPlayground } = await import(${JSON.stringify(join(root, "functions/src/hosts/playground.ts"))});
		const log = { info() {}, warn() {}, error() {} };
		const playground = startPlayground({ port: 0, endpoint: "http://127.0.0.1:9/", dataFolder: ${JSON.stringify(folder)}, tenant: "demo", people: [], log, from: ${JSON.stringify(root)} });
		await playground.ready;
		console.log(playground.address() ?? playground.why());
		setInterval(() => {}, 1000);`;
	const child = spawn(process.execPath, ["--input-type=module", "-e", script], {
		stdio: ["ignore", "pipe", "ignore"],
	});
	const address = await new Promise<string>((resolve) =>
		child.stdout.once("data", (text) => resolve(String(text).trim())),
	);
	const port = portOf(address);
	expect(await open("127.0.0.1", port)).toBe(true);
	child.kill("SIGKILL");
	await vi.waitFor(async () => expect(await open("127.0.0.1", port)).toBe(false), { timeout: 5000 });
});
