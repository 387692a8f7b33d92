import { useEffect } from 'react'
import { NavigationType, useLocation, useNavigationType } from 'react-router'
import { land } from '../lib/landing.ts'

/** Scrolls to the element that the address's fragment names, once it is rendered: `/behaviour#list-order`. */
export function useFragment(): void {
  const { hash, key } = useLocation()
  const type = useNavigationType()

  useEffect(() => {
    const id = decoded(hash.slice(1))
    // Going back restores the scroll position instead.
    const isBack = type === NavigationType.Pop && key !== 'default'
    if (id === '' || isBack) return
    return land({
      go() {
        const place = document.getElementById(id)
        place?.scrollIntoView({ block: 'start' })
        return place !== null
      },
      onArrival: () => focusOn(document.getElementById(id)),
    })
  }, [hash, key, type])
}

/** The first button of a list record opens it. */
function focusOn(place: HTMLElement | null): void {
  const target = place instanceof HTMLLIElement ? place.querySelector('button') : place
  if (target === null) return
  if (target.tabIndex < 0) target.tabIndex = -1
  target.focus({ preventScroll: true })
}

function decoded(fragment: string): string {
  try {
    return decodeURIComponent(fragment)
  } catch {
    return fragment
  }
}
