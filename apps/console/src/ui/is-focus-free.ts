/** Whether the focus may be given on without taking it away from anybody: it stands nowhere, or within `place`. */
export function isFocusFree(place?: HTMLElement | null): boolean {
  const { activeElement, body } = document
  return activeElement === body || place?.contains(activeElement) === true
}
