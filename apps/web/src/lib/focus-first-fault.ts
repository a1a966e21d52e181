/** Brings a form's first field at fault into view and under the cursor, once the faults are drawn. */
export function focusFirstFault(form: HTMLFormElement): void {
	requestAnimationFrame(() => form.querySelector<HTMLElement>('[aria-invalid="true"]')?.focus());
}
