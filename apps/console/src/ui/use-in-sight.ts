import { type RefCallback, useCallback, useState } from 'react'

/** Whether an element has come into sight, once it did. */
export function useInSight(): readonly [RefCallback<Element>, boolean] {
  // Without layout (jsdom) everything is in sight.
  const [isSeen, setSeen] = useState(typeof IntersectionObserver === 'undefined')
  const observe = useCallback<RefCallback<Element>>((element) => {
    if (element === null || typeof IntersectionObserver === 'undefined') return
    const observer = new IntersectionObserver((entries) => {
      if (entries.some(({ isIntersecting }) => isIntersecting)) setSeen(true)
    })
    observer.observe(element)
    return () => observer.disconnect()
  }, [])
  return [observe, isSeen]
}
