import { describe, expect, it } from "vitest";
import { personId } from "./scenario.ts";
import { type Sighting, type Surface, seenAgain } from "./sighting.ts";

const claire = personId("claire");
const at = (time: string) => `2026-03-03T${time}:00.000Z`;

/** What is known after these reads of one day, and how many of them were written down. */
function after(...reads: readonly (readonly [time: string, surface: Surface])[]) {
	let known: Sighting | undefined;
	let written = 0;
	for (const [time, surface] of reads) {
		const next = seenAgain(known, { person: claire, day: "2026-03-03", at: at(time), surface });
		if (!next) continue;
		known = next;
		written += 1;
	}
	return { ...known, written };
}

describe("a sighting", () => {
	it("begins with the first read", () => {
		expect(after(["09:00", "tab"])).toEqual({
			person: "claire",
			day: "2026-03-03",
			first: at("09:00"),
			last: at("09:00"),
			looks: { tab: 1 },
			written: 1,
		});
	});
	it("takes what lies within half an hour for one look, and costs nothing for it", () => {
		expect(after(["09:00", "tab"], ["09:01", "tab"], ["09:29", "tab"])).toMatchObject({
			last: at("09:00"),
			looks: { tab: 1 },
			written: 1,
		});
	});
	it("counts a look every half hour while somebody goes on reading", () => {
		expect(after(["09:00", "tab"], ["09:20", "tab"], ["09:30", "tab"], ["10:00", "tab"])).toMatchObject({
			first: at("09:00"),
			last: at("10:00"),
			looks: { tab: 3 },
			written: 3,
		});
	});
	it("names each surface, at once", () => {
		expect(after(["09:00", "tab"], ["09:05", "card"], ["09:06", "card"])).toMatchObject({
			last: at("09:05"),
			looks: { tab: 1, card: 1 },
			written: 2,
		});
	});
	it("keeps first and last when two hosts write in the wrong order", () => {
		expect(after(["09:00", "tab"], ["08:59", "card"])).toMatchObject({
			first: at("08:59"),
			last: at("09:00"),
		});
	});
});
