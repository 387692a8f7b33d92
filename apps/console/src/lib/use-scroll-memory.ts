import { type RefObject, useEffect } from 'react'
import { NavigationType, useLocation, useNavigationType } from 'react-router'
import { land } from './landing.ts'

/** Scroll positions by history entry and name of the area. */
const places = new Map<string, number>()

/** Restores the scroll position of an area when its page is visited again. */
export function useScrollMemory(area: RefObject<HTMLElement | null>, name: string): void {
  const { key } = useLocation()
  const isBack = useNavigationType() === NavigationType.Pop

  useEffect(() => {
    const element = area.current
    if (element === null) return
    const entry = `${key} ${name}`
    const remember = () => void places.set(entry, element.scrollTop)
    element.addEventListener('scroll', remember, { passive: true })
    const wanted = isBack ? (places.get(entry) ?? 0) : 0
    if (wanted === 0) remember()
    const end =
      wanted === 0
        ? undefined
        : land({
            go() {
              element.scrollTop = wanted
              // Fractional scaling may lose a pixel.
              return Math.abs(element.scrollTop - wanted) <= 1
            },
          })
    return () => {
      element.removeEventListener('scroll', remember)
      end?.()
    }
  }, [area, key, name, isBack])
}
