import { type FocusEvent, useLayoutEffect, useRef } from 'react'

/**
 * Takes the focus over from an element inside that is removed while it has the focus: the browser would drop it, and keyboard users
 * would start again at the top of the page. The answer is for the element around.
 */
export function useFocusHeir<Heir extends HTMLElement>() {
  const heir = useRef<Heir>(null)
  const focused = useRef<Element>(null)
  useLayoutEffect(() => {
    const last = focused.current
    if (last === null || last.isConnected || document.activeElement !== document.body) return
    focused.current = null
    heir.current?.focus({ preventScroll: true })
  })
  return {
    ref: heir,
    tabIndex: -1,
    onFocus: ({ target }: FocusEvent<Heir>) => {
      focused.current = target
    },
    onBlur: ({ target }: FocusEvent<Heir>) => {
      if (target.isConnected) focused.current = null
    },
  }
}
