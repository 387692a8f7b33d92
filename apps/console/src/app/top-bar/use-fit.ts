import { type RefCallback, useCallback } from 'react'

/**
 * Keeps a row of changing content in one line: it gets the lowest `data-tight`, from 0 to `tightest`, at which nothing sticks out.
 *
 * What each step takes away is written in CSS. Measured and not asked of the width alone, because names and counts have any length.
 */
export function useFit(tightest: number): RefCallback<HTMLElement> {
  return useCallback(
    (row) => {
      if (row === null) return
      const fit = () => {
        for (let step = 0; step <= tightest; step += 1) {
          row.dataset['tight'] = String(step)
          if (row.scrollWidth <= row.clientWidth) return
        }
      }
      const sizes = new ResizeObserver(fit)
      sizes.observe(row)
      const contents = new MutationObserver(fit)
      contents.observe(row, { subtree: true, childList: true, characterData: true })
      return () => {
        sizes.disconnect()
        contents.disconnect()
      }
    },
    [tightest],
  )
}
