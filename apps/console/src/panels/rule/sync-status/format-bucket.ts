const withSeconds = new Intl.DateTimeFormat(undefined, {
  hour: '2-digit',
  minute: '2-digit',
  second: '2-digit',
  hourCycle: 'h23',
})
const withMinutes = new Intl.DateTimeFormat(undefined, {
  hour: '2-digit',
  minute: '2-digit',
  hourCycle: 'h23',
})
const withDay = new Intl.DateTimeFormat(undefined, {
  month: 'short',
  day: 'numeric',
  hour: '2-digit',
  hourCycle: 'h23',
})

/** The start of a time bucket, with a precision that fits its length. */
export function formatBucket(at: string, everyMs: number): string {
  const format = everyMs < 60_000 ? withSeconds : everyMs < 3_600_000 ? withMinutes : withDay
  return format.format(new Date(at))
}
