import fc from "fast-check";
import { expect, it } from "vitest";
import { live, type Move } from "./disputeModel.ts";
import { lives } from "./lives.ts";

const RUNS = Number(process.env.ACCORD_LIVES ?? 20_000);
/** Parsing everything that is stored is the dearest check: a sample of a large run, a quarter of a small one. */
const SCHEMAS_EVERY = RUNS < 5_000 ? 4 : 50;

it(`keeps every rule through ${RUNS} random lives of disputes`, { timeout: 120_000 }, () => {
	let n = 0;
	const accepted = new Map<string, number>();
	fc.assert(
		fc.property(lives, (moves: Move[]) => {
			n += 1;
			for (const [type, count] of live(moves, n % SCHEMAS_EVERY === 0).accepted)
				accepted.set(type, (accepted.get(type) ?? 0) + count);
		}),
		{ numRuns: RUNS },
	);
	expect(accepted.size).toBeGreaterThanOrEqual(RUNS < 5_000 ? 10 : 22);
});
