import { Agent, request } from "node:http";
import { performance } from "node:perf_hooks";

export interface Shot {
	readonly method: string;
	readonly path: string;
	readonly headers?: Readonly<Record<string, string>>;
	readonly body?: string;
}

export interface LoadResult {
	readonly perSecond: number;
	/** Milliseconds per answer. */
	readonly times: readonly number[];
	readonly statuses: ReadonlyMap<number, number>;
}

/** One answer over a kept connection. */
export function shoot(agent: Agent, port: number, shot: Shot): Promise<{ status: number; body: string }> {
	return new Promise((resolve, reject) => {
		const sent = request(
			{
				agent,
				host: "127.0.0.1",
				port,
				method: shot.method,
				path: shot.path,
				headers: {
					...shot.headers,
					...(shot.body === undefined
						? {}
						: { "content-type": "application/json", "content-length": Buffer.byteLength(shot.body) }),
				},
			},
			(answer) => {
				const chunks: Buffer[] = [];
				answer.on("data", (chunk: Buffer) => chunks.push(chunk));
				answer.on("error", reject);
				answer.on("end", () =>
					resolve({ status: answer.statusCode ?? 0, body: Buffer.concat(chunks).toString("utf8") }),
				);
			},
		);
		sent.on("error", reject);
		sent.end(shot.body);
	});
}

/** Sends every shot, `connections` at a time, as a closed loop on the loopback address. */
export async function load(port: number, shots: readonly Shot[], connections: number): Promise<LoadResult> {
	const agent = new Agent({ keepAlive: true, maxSockets: connections });
	const times: number[] = [];
	const statuses = new Map<number, number>();
	let next = 0;
	const started = performance.now();
	await Promise.all(
		Array.from({ length: connections }, async () => {
			for (let shot = shots[next++]; shot; shot = shots[next++]) {
				const from = performance.now();
				const { status } = await shoot(agent, port, shot);
				times.push(performance.now() - from);
				statuses.set(status, (statuses.get(status) ?? 0) + 1);
			}
		}),
	);
	const seconds = (performance.now() - started) / 1000;
	agent.destroy();
	return { perSecond: shots.length / seconds, times, statuses };
}
