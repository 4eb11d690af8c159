/** What was done from the agenda, and the way to take it back where there is one. */
export interface Told {
	readonly text: string;
	readonly undo?: () => Promise<void>;
}
