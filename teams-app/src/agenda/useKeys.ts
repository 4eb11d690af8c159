import type { RefObject } from "preact";
import { useEffect } from "preact/hooks";

/** j and k move between the lines of a list; Enter is the link's own. Nothing happens while somebody writes. */
export function useKeys(list: RefObject<HTMLElement | null>): void {
	useEffect(() => {
		const onKeyDown = (event: KeyboardEvent) => {
			if ((event.key !== "j" && event.key !== "k") || event.ctrlKey || event.metaKey || event.altKey) return;
			const target = event.target;
			if (target instanceof Element && target.closest("input:not([type=checkbox]), textarea, select, dialog"))
				return;
			const lines = [...(list.current?.querySelectorAll<HTMLElement>("[data-entry]") ?? [])];
			if (lines.length === 0) return;
			const active = document.activeElement;
			const at = lines.findIndex((line) => line === active || line.ariaCurrent === "true");
			const next = at < 0 ? 0 : Math.min(lines.length - 1, Math.max(0, at + (event.key === "j" ? 1 : -1)));
			event.preventDefault();
			lines[next]?.focus();
			lines[next]?.scrollIntoView({ block: "nearest" });
		};
		addEventListener("keydown", onKeyDown);
		return () => removeEventListener("keydown", onKeyDown);
	}, [list]);
}
