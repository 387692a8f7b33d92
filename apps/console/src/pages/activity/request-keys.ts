import type { KeyboardEvent } from 'react'

interface Opening {
  readonly openExchangeId: string | undefined
  readonly onOpenExchange: (id: string) => void
}

/** How far each key moves. */
const steps: Readonly<Record<string, number>> = { ArrowDown: 1, ArrowUp: -1 }

/** The arrows move between the requests of a change; while one is open, the one that they reach is opened. */
export function moveBetweenRequests(
  event: KeyboardEvent<HTMLElement>,
  { openExchangeId, onOpenExchange }: Opening,
): void {
  const { key, target, currentTarget } = event
  const step = steps[key]
  if (step === undefined || !(target instanceof HTMLElement)) return
  const requests = [...currentTarget.querySelectorAll<HTMLElement>('[data-exchange]')]
  const at = requests.indexOf(target)
  if (at < 0) return
  event.preventDefault()
  const next = requests[at + step]
  const id = next?.dataset['exchange']
  if (next === undefined || id === undefined) return
  next.focus()
  if (openExchangeId !== undefined) onOpenExchange(id)
}
