import { SMTPServer } from "smtp-server";

/** An SMTP server of its own process, for tests: one JSON line per event on standard output. */
const say = (event: object) => process.stdout.write(`${JSON.stringify(event)}\n`);
const refuse = (message: string, responseCode: number) => Object.assign(new Error(message), { responseCode });

const server = new SMTPServer({
	authOptional: true,
	disabledCommands: ["STARTTLS"],
	onAuth: (auth, _session, done) =>
		auth.password === "right" ? done(null, { user: auth.username }) : done(new Error("bad password")),
	onRcptTo: ({ address }, _session, done) => {
		if (address.startsWith("unknown")) return done(refuse("no such mailbox", 550));
		if (address.startsWith("busy")) return done(refuse("try later", 451));
		done();
	},
	onData: (stream, session, done) => {
		const chunks: Buffer[] = [];
		stream.on("data", (chunk: Buffer) => chunks.push(chunk));
		stream.on("end", () => {
			const to = session.envelope.rcptTo.map(({ address }) => address);
			say({ to, mail: Buffer.concat(chunks).toString("utf8") });
			if (to.some((address) => address.startsWith("crash"))) process.exit(1);
			done();
		});
	},
});
server.on("error", () => {});
const listening = server.listen(Number(process.argv[2] ?? 0), "127.0.0.1", () => {
	const address = listening.address();
	say({ port: typeof address === "object" && address ? address.port : 0 });
});
