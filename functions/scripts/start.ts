import { createRequire } from "node:module";
import { buildAll } from "./build.ts";

const started = performance.now();
console.error("accord: building ...");
await buildAll();
console.error(`accord: built in ${((performance.now() - started) / 1000).toFixed(1)} s`);
createRequire(import.meta.url)("../dist/local.cjs");
