import type { en } from "./en.ts";

/** The shape of the shared words; a language that lacks one does not compile. */
export type Words = typeof en;
