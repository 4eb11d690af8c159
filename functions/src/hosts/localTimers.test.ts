import type { ClockJobs } from "@accord/shared/app/running/clockJobs.ts";
import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { startTimers } from "./localTimers.ts";

const minute = 60_000;

describe("the timers of one machine", () => {
	let ran: string[];
	let told: string[];
	const log = { info: () => {}, warn: () => {}, error: (message: string) => void told.push(message) };
	const after = async () => void ran.push("feed");
	const jobs = (more: Partial<ClockJobs> = {}): ClockJobs => ({
		sweep: async () => void ran.push("sweep"),
		digests: async () => void ran.push("digests"),
		dunning: async () => void ran.push("dunning"),
		integrity: async () => void ran.push("integrity"),
		...more,
	});
	beforeEach(() => {
		ran = [];
		told = [];
		vi.useFakeTimers();
	});
	afterEach(() => {
		vi.useRealTimers();
	});

	it("run every job when the host starts, because it may have been off for days, and then each at its pace", async () => {
		const timers = startTimers(jobs(), { after, log });
		await vi.advanceTimersByTimeAsync(0);
		expect(ran).toEqual(["feed", "sweep", "digests", "dunning", "integrity"]);
		await vi.advanceTimersByTimeAsync(60 * minute);
		expect(ran.filter((name) => name === "sweep")).toHaveLength(7);
		expect(ran.filter((name) => name === "digests")).toHaveLength(61);
		expect(ran.filter((name) => name === "dunning")).toHaveLength(2);
		expect(ran.filter((name) => name === "integrity")).toHaveLength(1);
		await timers.stop();
	});

	it("go on after a job that failed, and say which", async () => {
		const timers = startTimers(jobs({ sweep: () => Promise.reject(new Error("no store")) }), { after, log });
		await vi.advanceTimersByTimeAsync(0);
		expect(ran).toEqual(["feed", "digests", "dunning", "integrity"]);
		expect(told).toEqual(["sweep failed"]);
		await timers.stop();
	});

	it("end with the job under way, and start no other", async () => {
		let finish = () => {};
		const timers = startTimers(
			jobs({ sweep: () => new Promise((resolve) => (finish = () => resolve(void ran.push("sweep")))) }),
			{ after, log },
		);
		await vi.advanceTimersByTimeAsync(0);
		const stopping = timers.stop();
		finish();
		await stopping;
		await vi.advanceTimersByTimeAsync(60 * minute);
		expect(ran).toEqual(["feed", "sweep"]);
	});
});
