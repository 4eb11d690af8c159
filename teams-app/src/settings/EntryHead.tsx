import type { ComponentChildren } from "preact";
import { hrefOf } from "../app/route.ts";

interface EntryHeadProps {
	/** Part of the settings whose list it is in. */
	part: "letters" | "people" | "reasons";
	back: string;
	children: ComponentChildren;
}

/** The heading of one entry of the settings, and the way back to the others. */
export function EntryHead({ part, back, children }: EntryHeadProps) {
	return (
		<div class="row between">
			<h2>{children}</h2>
			<a class="button subtle" href={hrefOf("settings", {}, part)}>
				‹ {back}
			</a>
		</div>
	);
}
