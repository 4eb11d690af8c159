import { type ChildProcess, spawn } from "node:child_process";
import { mkdtemp, rm } from "node:fs/promises";
import { createServer, type IncomingMessage, type Server } from "node:http";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { createInterface } from "node:readline";
import { MailFailure } from "@accord/shared/app/mail.ts";
import type { OutgoingMail } from "@accord/shared/app/ports.ts";
import { afterEach, describe, expect, it } from "vitest";
import { createGraphMailer } from "./graph.ts";
import { withinLimits } from "./limits.ts";
import { createLocalMailbox } from "./local.ts";
import { createSmtpMailer, messageId } from "./smtp.ts";

const mail = (to: string, more: Partial<OutgoingMail> = {}): OutgoingMail => ({
	to,
	subject: "Rappel : 700,00 € échus",
	text: "Bonjour,\n\n700,00 €\n",
	html: "<p>Bonjour,</p>",
	headers: {},
	idempotencyKey: "demo.C001/m1",
	attempt: 1,
	...more,
});

const closing: (() => Promise<void> | void)[] = [];
afterEach(async () => {
	for (const close of closing.splice(0).reverse()) await close();
});

interface SmtpProcess {
	readonly port: number;
	readonly received: { to: string[]; mail: string }[];
	readonly child: ChildProcess;
}

async function smtpProcess(port = 0): Promise<SmtpProcess> {
	const child = spawn(process.execPath, [join(import.meta.dirname, "smtpProcess.ts"), String(port)], {
		stdio: ["ignore", "pipe", "inherit"],
		env: { ...process.env, NODE_NO_WARNINGS: "1" },
	});
	closing.push(() => void child.kill());
	const received: { to: string[]; mail: string }[] = [];
	const lines = createInterface({ input: child.stdout });
	return new Promise((resolve, reject) => {
		child.once("exit", () => reject(new Error("the SMTP server ended")));
		lines.on("line", (line) => {
			const event: { port?: number; to?: string[]; mail?: string } = JSON.parse(line);
			if (event.port !== undefined) resolve({ port: event.port, received, child });
			else if (event.to && event.mail !== undefined) received.push({ to: event.to, mail: event.mail });
		});
	});
}

function mailer(port: number, more: { user?: string; password?: string } = {}) {
	const made = createSmtpMailer({
		host: "127.0.0.1",
		port,
		secure: false,
		from: "Nordalp <ar@nordalp.example>",
		...more,
	});
	closing.push(() => made.close());
	return made;
}
const failure = (sent: Promise<void>) =>
	sent.then(
		() => undefined,
		(error: unknown) => (error instanceof MailFailure ? error : new Error(String(error))),
	);

describe("SMTP, against a server process", () => {
	it("sends both bodies to one address, with the message id of its key", async () => {
		const server = await smtpProcess();
		await mailer(server.port).send(mail("ap@durand.example"));
		await expect.poll(() => server.received.length).toBe(1);
		const [got] = server.received;
		expect(got?.to).toEqual(["ap@durand.example"]);
		expect(got?.mail).toContain(`Message-ID: ${messageId("demo.C001/m1", "x <ar@nordalp.example>")}`);
		expect(got?.mail).toMatch(/Content-Type: text\/plain[\s\S]*Content-Type: text\/html/);
		expect(got?.mail).toContain("Auto-Submitted: auto-generated");
	});

	it("lets no value add a recipient or a header", async () => {
		const server = await smtpProcess();
		const evil = "Hello\r\nBcc: all@x.example";
		await mailer(server.port).send(mail("ap@durand.example", { subject: evil }));
		await failure(mailer(server.port).send(mail("a@x.example, b@x.example\r\nBcc: c@x.example")));
		await expect.poll(() => server.received.length).toBeGreaterThan(0);
		for (const { to, mail: text } of server.received) {
			expect(to.length).toBe(1);
			expect(text.split(/\r?\n\r?\n/)[0]).not.toMatch(/^Bcc:/im);
		}
	});

	it("knows what is for good from what is tried again", async () => {
		const server = await smtpProcess();
		const smtp = mailer(server.port);
		expect(await failure(smtp.send(mail("unknown@x.example")))).toMatchObject({ permanent: true });
		expect(await failure(smtp.send(mail("busy@x.example")))).toMatchObject({ permanent: false });
		expect(await failure(smtp.send(mail("crash@x.example")))).toMatchObject({ permanent: false });
		expect(await failure(mailer(1).send(mail("a@x.example")))).toMatchObject({ permanent: false });
		const other = await smtpProcess();
		expect(
			await failure(mailer(other.port, { user: "u", password: "wrong" }).send(mail("a@x.example"))),
		).toMatchObject({ permanent: false });
	});
});

async function graphDouble(
	answer: (request: IncomingMessage, body: string) => [number, object, Record<string, string>?],
) {
	const seen: { method: string; url: string; body: string; authorization: string | undefined }[] = [];
	const server: Server = createServer(async (request, response) => {
		let body = "";
		for await (const chunk of request) body += String(chunk);
		seen.push({
			method: request.method ?? "",
			url: decodeURIComponent(request.url ?? ""),
			body,
			authorization: request.headers.authorization,
		});
		const [status, value, headers] = answer(request, body);
		response.writeHead(status, { "content-type": "application/json", ...headers });
		response.end(status === 202 ? undefined : JSON.stringify(value));
	});
	await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
	closing.push(() => void server.close());
	const address = server.address();
	const port = typeof address === "object" && address ? address.port : 0;
	const graph = createGraphMailer({
		mailbox: "ar@nordalp.example",
		token: async () => "t0ken",
		endpoint: `http://127.0.0.1:${port}/v1.0`,
	});
	return { graph, seen };
}

describe("Graph, against a double on the loopback address", () => {
	it("sends as the mailbox, with our key as a property", async () => {
		const { graph, seen } = await graphDouble(() => [202, {}]);
		await graph.send(mail("ap@durand.example"));
		expect(seen).toHaveLength(1);
		expect(seen[0]).toMatchObject({
			method: "POST",
			url: "/v1.0/users/ar@nordalp.example/sendMail",
			authorization: "Bearer t0ken",
		});
		expect(JSON.parse(seen[0]?.body ?? "")).toMatchObject({
			message: { toRecipients: [{ emailAddress: { address: "ap@durand.example" } }] },
			saveToSentItems: true,
		});
	});

	it("asks the mailbox before it sends again", async () => {
		const { graph, seen } = await graphDouble(() => [200, { value: [{ id: "1" }] }]);
		await graph.send(mail("ap@durand.example", { attempt: 2 }));
		expect(seen.map(({ method }) => method)).toEqual(["GET"]);
	});

	it("waits as long as Graph says, and gives up only on what is wrong with the mail", async () => {
		const busy = await graphDouble(() => [429, {}, { "retry-after": "17" }]);
		expect(await failure(busy.graph.send(mail("a@x.example")))).toMatchObject({
			permanent: false,
			retryAfterMs: 17_000,
		});
		const bad = await graphDouble(() => [400, { error: { code: "ErrorInvalidRecipients" } }]);
		expect(await failure(bad.graph.send(mail("a@x.example")))).toMatchObject({ permanent: true });
		const right = await graphDouble(() => [403, {}]);
		expect(await failure(right.graph.send(mail("a@x.example")))).toMatchObject({ permanent: false });
	});
});

describe("the limits of a mailbox", () => {
	it("send what is over them back with the time to wait", async () => {
		let at = 0;
		let sent = 0;
		const limited = withinLimits(
			{
				send: async () => {
					sent += 1;
				},
			},
			{ perMinute: 2, concurrent: 4, now: () => at },
		);
		await limited.send(mail("a@x.example"));
		at = 10_000;
		await limited.send(mail("a@x.example"));
		expect(await failure(limited.send(mail("a@x.example")))).toMatchObject({ retryAfterMs: 50_000 });
		at = 60_001;
		await limited.send(mail("a@x.example"));
		expect(sent).toBe(3);
	});
});

describe("the mailbox of the local host", () => {
	it("keeps a mail once, newest first, and reads no other file", async () => {
		const folder = await mkdtemp(join(tmpdir(), "accord-box-"));
		closing.push(() => rm(folder, { recursive: true }));
		let minute = 0;
		const box = createLocalMailbox(folder, { now: () => `2026-03-03T12:0${minute++}:00.000Z` });
		await box.send(mail("a@x.example"));
		await box.send(mail("a@x.example", { attempt: 2 }));
		await box.send(mail("b@x.example", { idempotencyKey: "other" }));
		expect((await box.list()).map(({ to }) => to)).toEqual(["b@x.example", "a@x.example"]);
		expect(await box.read("../secret")).toBeUndefined();
	});
});
