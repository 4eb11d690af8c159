import { createContext } from "preact";
import { useContext } from "preact/hooks";
import type { Language } from "../api/schemas.ts";

/** For whom a surface is drawn: their language, their calendar day (`YYYY-MM-DD`) and time zone. */
export interface Reader {
	readonly language: Language;
	readonly today: string;
	readonly timeZone?: string;
}

export const ReaderContext = createContext<Reader>({ language: "en", today: "1970-01-01" });
export const useReader = (): Reader => useContext(ReaderContext);

/** The calendar day of an instant in a time zone; the browser's own where none is named. */
export function dayOf(at: Date, timeZone?: string): string {
	// The Swedish locale writes dates as YYYY-MM-DD.
	return new Intl.DateTimeFormat("sv-SE", timeZone === undefined ? {} : { timeZone }).format(at);
}
