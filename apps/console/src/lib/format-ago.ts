const words = new Intl.RelativeTimeFormat('en', { numeric: 'auto' })

const units = [
  ['day', 86_400_000],
  ['hour', 3_600_000],
  ['minute', 60_000],
] as const

/** How long ago an instant was, in the largest whole unit; "just now" below a minute. Both are in milliseconds since the epoch. */
export function formatAgo(at: number, now: number): string {
  const passed = now - at
  const unit = units.find(([, length]) => passed >= length)
  return unit === undefined ? 'just now' : words.format(-Math.floor(passed / unit[1]), unit[0])
}
