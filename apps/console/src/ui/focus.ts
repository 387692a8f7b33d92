/** Focuses the named field, and opens its `<details>`. */
export function focusField(form: HTMLElement | null, name: string): void {
  const named = `[name="${CSS.escape(name)}"]`
  // Of radio buttons, the chosen one is the Tab stop.
  const chosen = form?.querySelector<HTMLElement>(`${named}[type="radio"]:checked`)
  const control = chosen ?? form?.querySelector<HTMLElement>(named)
  const details = control?.closest('details')
  if (details) details.open = true
  // A select field is a button beside a hidden `<select>` with the name.
  const field = control instanceof HTMLSelectElement ? control.closest('[data-rac]') : undefined
  const target = field?.querySelector('button') ?? control
  target?.focus()
}

/** Focuses the search box of the page, if it has one. */
export function focusSearch(): void {
  document.querySelector<HTMLElement>('#content input[type="search"]')?.focus()
}

/** Whether the focus may be moved: it is nowhere, or within `place`. */
export function isFocusFree(place?: HTMLElement | null): boolean {
  const { activeElement, body } = document
  return activeElement === body || place?.contains(activeElement) === true
}
