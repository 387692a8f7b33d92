/** The indexes at which another day begins than that of the entry before, in the time zone of this browser; without the first. */
export function dayStarts(items: readonly { readonly at: string }[]): ReadonlySet<number> {
  const starts = new Set<number>()
  for (const [index, { at }] of items.entries()) {
    const before = items[index - 1]
    if (before !== undefined && !isSameDay(at, before.at)) starts.add(index)
  }
  return starts
}

/** Of thousands nearly all are of one hour as the one before. */
const isSameDay = (one: string, other: string): boolean =>
  one.slice(0, 13) === other.slice(0, 13) ||
  new Date(one).toDateString() === new Date(other).toDateString()
