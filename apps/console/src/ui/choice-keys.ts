import type { KeyboardEvent } from 'react'

const steps: Readonly<Record<string, number>> = {
  ArrowDown: 1,
  ArrowUp: -1,
  PageDown: 10,
  PageUp: -10,
  Home: -Infinity,
  End: Infinity,
}

/** Moves the focus through the checkboxes of a list, which is one tab stop. */
export function moveThroughChoices(event: KeyboardEvent<HTMLElement>): void {
  const step = steps[event.key]
  if (step === undefined || event.altKey || event.ctrlKey || event.metaKey) return
  const boxes = [...event.currentTarget.querySelectorAll('input')].filter((box) => !box.disabled)
  const place = boxes.findIndex((box) => box === document.activeElement)
  if (place === -1) return
  event.preventDefault()
  boxes[Math.min(Math.max(place + step, 0), boxes.length - 1)]?.focus()
}
