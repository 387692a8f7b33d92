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
