/** The ticks of an axis of whole numbers from 0 to at least `most`: at most five steps of 1, 2 or 5 times a power of ten. */
export function wholeTicks(most: number): readonly number[] {
  const atLeast = Math.max(most, 1) / 4
  const power = 10 ** Math.floor(Math.log10(atLeast))
  const step = Math.max(1, ([1, 2, 5].find((factor) => factor * power >= atLeast) ?? 10) * power)
  const count = Math.ceil(Math.max(most, 1) / step)
  return Array.from({ length: count + 1 }, (_, index) => index * step)
}

export interface LabelRoom {
  /** In pixels, of the middle of the first bar, and from one bar to the next. */
  readonly first: number
  readonly each: number
  /** In pixels, where the drawing ends. */
  readonly end: number
  /** In pixels, of the widest label, and between two labels at least. */
  readonly width: number
  readonly gap: number
}

/** Which of `count` labels below the bars are shown: the last that fits, and before it as many as stand apart. */
export function shownLabels(
  count: number,
  { first, each, end, width, gap }: LabelRoom,
): ReadonlySet<number> {
  const every = Math.max(1, Math.ceil((width + gap) / each))
  const shown = new Set<number>()
  for (let index = count - 1; index >= 0; index -= shown.size === 0 ? 1 : every)
    if (first + index * each + width / 2 <= end) shown.add(index)
  return shown
}
