import fc from "fast-check";
import type { Move } from "./disputeModel.ts";

/** Lives of up to thirty moves. */
export const lives: fc.Arbitrary<Move[]> = fc.array(
	fc.tuple(fc.nat(13), fc.nat(63), fc.nat(65_535), fc.nat(511)),
	{ minLength: 8, maxLength: 30, size: "max" },
);
