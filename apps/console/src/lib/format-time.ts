const clock = new Intl.DateTimeFormat(undefined, {
  hour: '2-digit',
  minute: '2-digit',
  second: '2-digit',
  hourCycle: 'h23',
})
const full = new Intl.DateTimeFormat(undefined, {
  dateStyle: 'medium',
  timeStyle: 'medium',
  hourCycle: 'h23',
})

/** The time of day of an ISO instant. */
export function formatClock(at: string): string {
  return clock.format(new Date(at))
}

/** Date and time of an ISO instant; a dash when there is none. */
export function formatInstant(at: string | undefined): string {
  return at === undefined ? '–' : full.format(new Date(at))
}

/** The time of day of an ISO instant on the day of `now`, else its date and time. */
export function formatShort(at: string, now: string): string {
  const isToday = new Date(at).toDateString() === new Date(now).toDateString()
  return isToday ? formatClock(at) : formatInstant(at)
}
