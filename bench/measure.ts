/** How long and how often something is measured. */
export interface Effort {
  /** The length of a round, in seconds. */
  readonly seconds: number
  readonly rounds: number
}

/** The middle one of some figures; of an even number the mean of the two in the middle. */
export function median(figures: readonly number[]): number {
  const sorted = [...figures].sort((one, other) => one - other)
  const middle = sorted.length / 2
  const [low = NaN, high = NaN] = [sorted[Math.ceil(middle) - 1], sorted[Math.floor(middle)]]
  return (low + high) / 2
}

/** Measures how often a function can run in a second, one after the other: warm, the median of some rounds. */
export async function perSecond(
  work: (index: number) => unknown,
  { seconds, rounds }: Effort,
): Promise<number> {
  let index = 0
  const round = async (length: number): Promise<number> => {
    const start = performance.now()
    const end = start + length * 1000
    let count = 0
    let now = start
    // What takes less than a look at the clock is done in bundles.
    let bundle = 1
    while (now < end) {
      for (let left = bundle; left > 0; left--) {
        const result = work(index++)
        if (result instanceof Promise) await result
      }
      count += bundle
      const before = now
      now = performance.now()
      if (now - before < 1) bundle *= 2
    }
    return (count / (now - start)) * 1000
  }
  await round(seconds / 2)
  const figures: number[] = []
  for (let left = rounds; left > 0; left--) figures.push(await round(seconds))
  return median(figures)
}
