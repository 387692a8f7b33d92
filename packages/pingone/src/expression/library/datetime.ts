import { define, textOrNull, wholeNumber, type LibraryFunction } from './function.ts'
import type { Value } from '../syntax-tree.ts'

const day = 86_400_000

/** Lets what is not a date become nothing, as documented. */
const ofDate =
  (change: (date: Date, args: readonly Value[]) => Value) =>
  (args: readonly Value[]): Value => {
    const date = dateOf(args[0])
    return date ? change(date, args) : null
  }

/** The functions of `#datetime` that need no Java formatter. Dates are ISO 8601, results UTC. */
export const datetimeLibrary: Readonly<Record<string, LibraryFunction>> = {
  addDays: define(
    'date, days',
    [2, 2],
    ofDate((date, [, days]) => new Date(date.getTime() + wholeNumber(days) * day).toISOString()),
  ),
  addMonths: define(
    'date, months',
    [2, 2],
    ofDate((date, [, months]) => withMonths(date, wholeNumber(months)).toISOString()),
  ),
  toDate: define(
    'date',
    [1, 1],
    ofDate((date) => `${date.toISOString().slice(0, 10)}Z`),
  ),
  toTime: define(
    'date',
    [1, 1],
    ofDate((date) => date.toISOString().slice(11).replace('.000', '')),
  ),
  compare: define('date1, date2', [2, 2], ([one, other]) =>
    Math.sign((dateOf(one)?.getTime() ?? 0) - (dateOf(other)?.getTime() ?? 0)),
  ),
  daysBetween: define('date1, date2, defaultIfNotDate', [3, 3], ([one, other, fallback = null]) => {
    const [from, to] = [dateOf(one), dateOf(other)]
    if (!from || !to) return fallback
    // Whole calendar days, as the documented examples count them.
    return Math.floor(to.getTime() / day) - Math.floor(from.getTime() / day)
  }),
  toUnixTimestamp: define(
    'date',
    [1, 1],
    ofDate((date) => Math.floor(date.getTime() / 1000)),
  ),
  fromUnixTimestamp: define('epochSeconds', [1, 1], ([seconds = null]) =>
    seconds === null ? null : new Date(wholeNumber(seconds) * 1000).toISOString(),
  ),
}

function dateOf(value: Value | undefined): Date | undefined {
  const read = textOrNull(value) ?? ''
  const [, calendar, clock, zone] =
    /^(\d{4}-\d\d-\d\d)(T\d\d:\d\d(?::\d\d(?:\.\d+)?)?)?(Z|[+-]\d\d:?\d\d)$/.exec(read) ?? []
  if (calendar === undefined) return undefined
  const offset = zone === 'Z' ? 'Z' : `${zone?.slice(0, 3)}:${zone?.slice(-2)}`
  const date = new Date(`${calendar}${clock ?? 'T00:00'}${offset}`)
  // JavaScript lets 31 February become March.
  const isReal = Number(calendar.slice(8)) <= lastDay(calendar)
  return Number.isNaN(date.getTime()) || !isReal ? undefined : date
}

const lastDay = (calendar: string): number =>
  new Date(Date.UTC(Number(calendar.slice(0, 4)), Number(calendar.slice(5, 7)), 0)).getUTCDate()

/** The same day of another month, or that month's last. */
function withMonths(date: Date, months: number): Date {
  const moved = new Date(date)
  moved.setUTCDate(1)
  moved.setUTCMonth(moved.getUTCMonth() + months)
  moved.setUTCDate(Math.min(date.getUTCDate(), lastDay(moved.toISOString())))
  return moved
}
