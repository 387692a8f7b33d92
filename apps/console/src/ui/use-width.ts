import { type RefCallback, useCallback, useState } from 'react'

/** The width of an element in pixels, followed as it changes; 0 until it is measured. */
export function useWidth(): readonly [RefCallback<HTMLElement>, number] {
  const [width, setWidth] = useState(0)
  const measure = useCallback<RefCallback<HTMLElement>>((element) => {
    if (element === null) return
    setWidth(element.clientWidth)
    // Without layout (jsdom) sizes do not change.
    if (typeof ResizeObserver === 'undefined') return
    const sizes = new ResizeObserver(() => setWidth(element.clientWidth))
    sizes.observe(element)
    return () => sizes.disconnect()
  }, [])
  return [measure, width]
}
