const day = new Intl.DateTimeFormat('en-GB', { day: 'numeric', month: 'long', year: 'numeric' })

/** The heading of a day: `Today, 30 November 2026`. Both are instants in ISO 8601; the days are those of this browser. */
export function dayWords(at: string, now: string): string {
  const date = day.format(new Date(at))
  const today = new Date(now)
  const yesterday = new Date(today)
  yesterday.setDate(today.getDate() - 1)
  if (date === day.format(today)) return `Today, ${date}`
  if (date === day.format(yesterday)) return `Yesterday, ${date}`
  return date
}

/** Groups what happened by days, in its order. */
export function byDay<Item extends { readonly at: string }>(
  items: readonly Item[],
  now: string,
): readonly { readonly day: string; readonly items: readonly Item[] }[] {
  const groups = Map.groupBy(items, ({ at }) => dayWords(at, now))
  return [...groups].map(([day, items]) => ({ day, items }))
}
