/** Puts the cursor where the first refusal is, once it is drawn. */
export function focusRefused(form: HTMLElement | null): void {
	requestAnimationFrame(() => form?.querySelector<HTMLElement>("[aria-invalid]")?.focus());
}
