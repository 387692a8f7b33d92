import { type RefObject, useEffect } from 'react'

/** Selectors of problems after a failed save; conflicts come before messages. */
const problems = [
  '[data-problem="conflict"]',
  '[aria-invalid="true"]',
  '[data-invalid]',
  '[role="alert"]',
]

/**
 * After each failed save, scrolls to the first problem, opens its section and focuses it.
 *
 * @param failures - How many saves have failed; nothing happens until it grows.
 */
export function useLeadToProblem(root: RefObject<HTMLElement | null>, failures: number): void {
  useEffect(() => {
    if (failures === 0) return
    const found = problems
      .map((selector) => root.current?.querySelector<HTMLElement>(selector))
      .find((element) => element !== null && element !== undefined)
    if (found === undefined || found === null) return
    const details = found.closest('details')
    if (details) details.open = true
    const target = focusable(found)
    if (target.tabIndex < 0 && !target.hasAttribute('tabindex')) target.tabIndex = -1
    target.scrollIntoView({ block: 'center' })
    target.focus({ preventScroll: true })
  }, [root, failures])
}

/** A choice is a group around its button. */
function focusable(found: HTMLElement): HTMLElement {
  if (found.dataset['problem'] !== undefined || found.role === 'alert') return found
  return found.matches('input, textarea, button')
    ? found
    : (found.querySelector<HTMLElement>('input, textarea, button') ?? found)
}
