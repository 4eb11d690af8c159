import type { Colleague } from "./people.ts";

/** Whether somebody is no longer with the company on a day: nothing new falls to them. */
export function hasLeft(person: Pick<Colleague, "left"> | undefined, today: string): boolean {
	return person?.left !== undefined && person.left <= today;
}
