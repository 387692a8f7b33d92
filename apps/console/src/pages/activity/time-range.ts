import { formatInstant } from '../../lib/format-time.ts'

/** The choices of a range of time, in their order. */
export const timeChoices = ['15m', '1h', 'today', 'yesterday', 'between'] as const
export type TimeChoice = (typeof timeChoices)[number]

export const timeLabels: Readonly<Record<TimeChoice, string>> = {
  '15m': 'Last 15 minutes',
  '1h': 'Last hour',
  today: 'Today',
  yesterday: 'Yesterday',
  between: 'From … to …',
}

/** The address without a range. */
export const anyTime = { time: undefined, from: undefined, to: undefined }

/** A range as the address has it; the instants are in ISO 8601 and belong to `between`. */
export interface TimeRange {
  readonly choice: TimeChoice
  readonly from: string | undefined
  readonly to: string | undefined
}

/** From an instant on, and before another. */
export interface Bounds {
  readonly from?: string
  readonly to?: string
}

/** The instants of a range at an instant of the sandbox; days begin at midnight in the time zone of this browser. */
export function boundsOf({ choice, from, to }: TimeRange, now: string): Bounds {
  switch (choice) {
    case '15m':
      return { from: minutesBefore(now, 15) }
    case '1h':
      return { from: minutesBefore(now, 60) }
    case 'today':
      return { from: midnight(now, 0) }
    case 'yesterday':
      return { from: midnight(now, -1), to: midnight(now, 0) }
    case 'between':
      return { ...(from !== undefined && { from }), ...(to !== undefined && { to }) }
  }
}

/** The range in words, within a sentence. */
export function rangeWords({ choice, from, to }: TimeRange): string {
  switch (choice) {
    case '15m':
      return 'in the last 15 minutes'
    case '1h':
      return 'in the last hour'
    case 'today':
    case 'yesterday':
      return choice
    case 'between':
      return [
        from === undefined ? '' : `from ${formatInstant(from)}`,
        to === undefined ? '' : `to ${formatInstant(to)}`,
      ]
        .filter((part) => part !== '')
        .join(' ')
  }
}

/** The instant of an ISO text; undefined when it is none. */
export function readInstant(text: string | null): string | undefined {
  const at = new Date(text ?? '')
  return text === null || Number.isNaN(at.getTime()) ? undefined : at.toISOString()
}

/** An instant as a field for date and time shows it, in the time zone of this browser. */
export function toFieldText(at: string | undefined): string {
  if (at === undefined) return ''
  const date = new Date(at)
  const local = new Date(date.getTime() - date.getTimezoneOffset() * 60_000)
  return local.toISOString().slice(0, 16)
}

/** The instant that such a field says; undefined when it is empty. */
export const ofFieldText = (text: string): string | undefined => readInstant(text || null)

/** The time zone of this browser, such as `Europe/Paris`. */
export const timeZone = (): string => new Intl.DateTimeFormat().resolvedOptions().timeZone

const minutesBefore = (now: string, minutes: number): string =>
  new Date(Date.parse(now) - minutes * 60_000).toISOString()

function midnight(now: string, days: number): string {
  const date = new Date(now)
  date.setHours(0, 0, 0, 0)
  date.setDate(date.getDate() + days)
  return date.toISOString()
}
