/** Events by which a person moves elsewhere. */
const ownMoves = ['wheel', 'touchmove', 'keydown', 'pointerdown'] as const

/** Milliseconds in which late content may still move the place. */
const settleMs = 3000
/** Milliseconds to wait for a place that is not rendered yet. */
const patienceMs = 30_000

interface Landing {
  /** Scrolls to the place; returns whether it exists. */
  readonly go: () => boolean
  /** Called once, when the place exists. */
  readonly onArrival?: () => void
}

/**
 * Scrolls to a place and keeps it in view while the page loads, until the person moves.
 *
 * @returns a function that stops it.
 */
export function land({ go, onArrival = () => {} }: Landing): () => void {
  let hasArrived = false
  let timer = setTimeout(end, patienceMs)
  const observers = [new MutationObserver(approach), ...sizeObservers(approach)]

  function approach() {
    if (!go() || hasArrived) return
    hasArrived = true
    onArrival()
    clearTimeout(timer)
    timer = setTimeout(end, settleMs)
  }

  function end() {
    clearTimeout(timer)
    for (const observer of observers) observer.disconnect()
    for (const move of ownMoves) removeEventListener(move, end, true)
  }

  observers[0]?.observe(document.body, { childList: true, subtree: true })
  for (const move of ownMoves) addEventListener(move, end, true)
  approach()
  return end
}

function sizeObservers(approach: () => void) {
  const content = document.querySelector('#content')
  if (typeof ResizeObserver === 'undefined' || content === null) return []
  const observer = new ResizeObserver(approach)
  for (const part of content.querySelectorAll(':scope > *, :scope > * > *')) observer.observe(part)
  return [observer]
}
