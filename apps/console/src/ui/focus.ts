/** Brings the field of a name into sight, opens what it stands in, and gives it the focus. */
export function focusField(form: HTMLElement | null, name: string): void {
  const control = form?.querySelector<HTMLElement>(`[name="${CSS.escape(name)}"]`)
  const details = control?.closest('details')
  if (details) details.open = true
  // A choice is a button, beside a hidden list that has the name.
  const field = control instanceof HTMLSelectElement ? control.closest('[data-rac]') : undefined
  const target = field?.querySelector('button') ?? control
  target?.focus()
}

/** Whether the focus may be given on without taking it away from anybody: it stands nowhere, or within `place`. */
export function isFocusFree(place?: HTMLElement | null): boolean {
  const { activeElement, body } = document
  return activeElement === body || place?.contains(activeElement) === true
}
