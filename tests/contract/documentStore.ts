import { afterAll, beforeAll, describe } from "vitest";
import type { Workbench } from "./bench.ts";
import { concurrencyCases } from "./cases/concurrency.ts";
import { feedCases } from "./cases/feed.ts";
import { inputCases } from "./cases/input.ts";
import { lifetimeCases } from "./cases/lifetime.ts";
import { listCases } from "./cases/list.ts";
import { modelCases } from "./cases/model.ts";
import { writeCases } from "./cases/write.ts";

/**
 * What every `DocumentStore` keeps, on any engine. One container serves the whole suite.
 * @param open makes the engine ready; its `dispose` runs at the end.
 */
export function documentStoreContract(name: string, open: () => Promise<Workbench>): void {
	describe(`document store contract: ${name}`, () => {
		let opened: Workbench | undefined;
		beforeAll(async () => {
			opened = await open();
		});
		afterAll(() => opened?.dispose());
		const workbench: Workbench = {
			store: () => ready().store(),
			crash: () => ready().crash(),
			elapse: (seconds) => ready().elapse(seconds),
			dispose: () => ready().dispose(),
		};
		function ready(): Workbench {
			if (!opened) throw new Error(`${name} is not open`);
			return opened;
		}
		describe("writes", () => writeCases(workbench));
		describe("lists", () => listCases(workbench));
		describe("refuses", () => inputCases(workbench));
		describe("concurrency", () => concurrencyCases(workbench));
		describe("feed", () => feedCases(workbench));
		describe("time to live", () => lifetimeCases(workbench));
		describe("model", () => modelCases(workbench));
	});
}
