import { useEffect, useState } from 'react'
import { isFocusFree } from './focus.ts'

/**
 * Gives the focus back to the element that had it, as soon as the list, menu or dialog that calls this hook is gone, unless the focus
 * has moved elsewhere.
 *
 * React Aria gives it back with the next frame: a key pressed before that frame would reach nothing.
 */
export function useReturnedFocus(): void {
  // While rendering, before a child takes the focus.
  const [opener] = useState(() => document.activeElement)
  useEffect(
    () => () => {
      // Once the effects of the children are gone too: until then the page is inert.
      queueMicrotask(() => {
        if (opener instanceof HTMLElement && isFocusFree()) opener.focus({ preventScroll: true })
      })
    },
    [opener],
  )
}
