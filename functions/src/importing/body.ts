import type { ImportLine } from "@accord/shared/app/accord.ts";
import { limited, mediaType, readJson } from "../http/body.ts";
import type { Incoming } from "../http/exchange.ts";
import { readCsv } from "./csv.ts";
import { readJsonRows } from "./json.ts";

const largestJson = 20_000_000;

/** The rows of a CSV or JSON body; CSV streams, JSON is read whole and therefore smaller. */
export async function* importLines(request: Incoming, maxBytes: number): AsyncGenerator<ImportLine> {
	if (mediaType(request) === "text/csv") yield* readCsv(limited(request, maxBytes));
	else yield* readJsonRows(await readJson(request, largestJson));
}
