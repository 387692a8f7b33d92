/** What a person does who wants to be elsewhere by now. */
const ownMoves = ['wheel', 'touchmove', 'keydown', 'pointerdown'] as const

/** How long what comes late may still push the place away. */
const settleMs = 3000
/** How long a place is waited for that is not there yet. */
const patienceMs = 30_000

interface Landing {
  /** Goes to the place; answers whether it is there yet. */
  readonly go: () => boolean
  /** Called once, when it is there. */
  readonly onArrival?: () => void
}

/**
 * Goes to a place of the page and holds it while the page is still filled, until the person moves.
 *
 * @returns ends it.
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
