/** What was done from the agenda, and the way to take it back where there is one. */
export interface Told {
	readonly text: string;
	/** Entries it settles. */
	readonly keys: readonly string[];
	readonly undo?: () => Promise<void>;
	/** The dispute that was opened. */
	readonly dispute?: string;
}
