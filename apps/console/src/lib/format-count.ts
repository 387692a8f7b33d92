/** A count with separators: `5,000`. */
export const formatCount = (count: number): string => count.toLocaleString('en')

/** A count with its noun: `1 user`, `5,000 users`. The plural of a noun that takes no `s` is given. */
export const counted = (count: number, noun: string, plural = `${noun}s`): string =>
  `${formatCount(count)} ${count === 1 ? noun : plural}`
