import { useEffect, useRef } from "preact/hooks";

/**
 * When one's own act replaced the screen and the focused button went with it, the focus goes to the new screen's
 * heading. It is never taken from the mail program, nor as the pane first appears.
 */
export function useFocusOnChange(screen: string): void {
	const before = useRef(screen);
	useEffect(() => {
		if (before.current === screen) return;
		before.current = screen;
		if (!document.hasFocus() || document.activeElement !== document.body) return;
		const heading = document.querySelector<HTMLElement>("h1, h2");
		heading?.setAttribute("tabindex", "-1");
		heading?.focus();
	}, [screen]);
}
