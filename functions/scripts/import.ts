import { createReadStream, statSync } from "node:fs";
import { request } from "node:http";
import { Transform } from "node:stream";
import { pipeline } from "node:stream/promises";
import { parseArgs } from "node:util";
import { importReportSchema, problemSchema } from "@accord/shared/api/schemas.ts";

const usage = `Usage: npm run import -- accounts FILE.csv
       npm run import -- open-items FILE.csv [--full]

Sends the file to the local host, which must be running (npm start -- --empty).
  --full      items absent from the file are recorded as gone
  --dry-run   reads and checks everything, writes nothing
  --port N    default 7071        --as PERSON   default admin`;

const { values, positionals } = parseArgs({
	allowPositionals: true,
	options: {
		full: { type: "boolean", default: false },
		"dry-run": { type: "boolean", default: false },
		port: { type: "string", default: process.env.PORT ?? "7071" },
		as: { type: "string" },
	},
});
const [what, file] = positionals;
if ((what !== "accounts" && what !== "open-items") || file === undefined) {
	console.error(usage);
	process.exit(2);
}

const admin = values.as ?? (await firstAdmin());
const size = statSync(file).size;
let sent = 0;
let shown = 0;
const progress = new Transform({
	transform(chunk: Buffer, _encoding, done) {
		sent += chunk.length;
		if (Date.now() - shown > 200) {
			shown = Date.now();
			process.stderr.write(`\r${what}: ${Math.round((sent / size) * 100)} % sent `);
		}
		done(null, chunk);
	},
});
const answer = await send(file);
process.stderr.write("\r");
if (answer.status !== 200) {
	const problem = problemSchema.safeParse(answer.body);
	console.error(
		problem.success
			? `${problem.data.detail}${problem.data.field ? ` (${problem.data.field})` : ""}`
			: `the local host answered ${answer.status}`,
	);
	process.exit(1);
}
const report = importReportSchema.parse(answer.body);
console.log(
	`${what}: ${report.lines} lines in ${(report.ms / 1000).toFixed(1)} s — ${report.created} new, ${report.changed} changed, ${report.unchanged} unchanged, ${report.paid} paid, ${report.gone} gone, ${report.rejected} rejected`,
);
for (const error of report.errors)
	console.error(`line ${error.line}${error.column ? `, ${error.column}` : ""}: ${error.message}`);
process.exitCode = report.rejected > 0 ? 1 : 0;

function send(path: string): Promise<{ status: number; body: unknown }> {
	const query = new URLSearchParams({
		dryRun: String(values["dry-run"]),
		...(what === "open-items" ? { full: String(values.full) } : {}),
	});
	return new Promise((resolve, reject) => {
		const call = request(
			{
				host: "127.0.0.1",
				port: Number(values.port),
				method: "POST",
				path: `/api/imports/${what}?${query}`,
				headers: { "content-type": "text/csv", "x-accord-person": admin },
			},
			(response) => {
				const chunks: Buffer[] = [];
				response.on("data", (chunk: Buffer) => chunks.push(chunk));
				response.on("end", () => {
					const body: unknown = JSON.parse(Buffer.concat(chunks).toString("utf8") || "null");
					resolve({ status: response.statusCode ?? 0, body });
				});
			},
		);
		call.on("error", () => reject(notRunning()));
		pipeline(createReadStream(path), progress, call).catch(reject);
	});
}

async function firstAdmin(): Promise<string> {
	const answer = await fetch(`http://127.0.0.1:${values.port}/dev/people`).catch(() => {
		throw notRunning();
	});
	const people: unknown = await answer.json();
	const found = Array.isArray(people)
		? people.find((person) => Array.isArray(person?.roles) && person.roles.includes("admin"))
		: undefined;
	return String(found?.id);
}

function notRunning(): Error {
	console.error(`No local host answers on port ${values.port}. Start it first: npm start -- --empty`);
	process.exit(1);
}
