import { define, textOrNull, wholeNumber, type LibraryFunction } from './function.ts'
import type { Value } from '../language/syntax-tree.ts'

const day = 86_400_000

/** Wraps a function so that it returns null for an invalid date, as documented. */
const ofDate =
  (change: (date: Date, args: readonly Value[]) => Value) =>
  (args: readonly Value[]): Value => {
    const date = dateOf(args[0])
    return date ? change(date, args) : null
  }

/** The functions of `#datetime` that need no Java formatter. Dates are ISO 8601, results UTC. */
export const datetimeLibrary: Readonly<Record<string, LibraryFunction>> = {
  addSeconds: adding('seconds', 1000),
  addMinutes: adding('minutes', 60_000),
  addHours: adding('hours', 3_600_000),
  addDays: adding('days', day),
  addMonths: define(
    'date, months',
    [2, 2],
    ofDate((date, [, months]) => withMonths(date, wholeNumber(months)).toISOString()),
  ),
  addYears: define(
    'date, years',
    [2, 2],
    ofDate((date, [, years]) => withMonths(date, 12 * wholeNumber(years)).toISOString()),
  ),
  getYear: part((date) => date.getUTCFullYear()),
  getMonth: part((date) => date.getUTCMonth() + 1),
  getDayOfMonth: part((date) => date.getUTCDate()),
  getHour: part((date) => date.getUTCHours()),
  getMinute: part((date) => date.getUTCMinutes()),
  getSecond: part((date) => date.getUTCSeconds()),
  toDateTime: define('year, month, dayOfMonth, hour, minute, second', [6, 6], (fields) => {
    const [year = 0, ...rest] = fields.map(wholeNumber)
    const [month, date, ...time] = rest.map((field) => String(field).padStart(2, '0'))
    const written = `${String(year).padStart(4, '0')}-${month}-${date}T${time.join(':')}Z`
    return dateOf(written)?.toISOString() ?? null
  }),
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
  // Whole calendar days, weeks, months and years, as the documented examples count them.
  daysBetween: between(daysBetween),
  weeksBetween: between((from, to) => Math.trunc(daysBetween(from, to) / 7)),
  monthsBetween: between(monthsBetween),
  yearsBetween: between((from, to) => Math.trunc(monthsBetween(from, to) / 12)),
  toUnixTimestamp: define(
    'date',
    [1, 1],
    ofDate((date) => Math.floor(date.getTime() / 1000)),
  ),
  fromUnixTimestamp: define('epochSeconds', [1, 1], ([seconds = null]) =>
    seconds === null ? null : new Date(wholeNumber(seconds) * 1000).toISOString(),
  ),
}

function adding(unit: string, milliseconds: number): LibraryFunction {
  const add = ofDate((date, [, count]) =>
    new Date(date.getTime() + wholeNumber(count) * milliseconds).toISOString(),
  )
  return define(`date, ${unit}`, [2, 2], add)
}

function part(of: (date: Date) => number): LibraryFunction {
  return define('date', [1, 1], ([value]) => {
    const date = dateOf(value)
    return date ? of(date) : -1
  })
}

function between(count: (from: Date, to: Date) => number): LibraryFunction {
  return define('date1, date2, defaultIfNotDate', [3, 3], ([one, other, fallback = null]) => {
    const [from, to] = [dateOf(one), dateOf(other)]
    return from && to ? count(from, to) : fallback
  })
}

function daysBetween(from: Date, to: Date): number {
  return Math.floor(to.getTime() / day) - Math.floor(from.getTime() / day)
}

function monthsBetween(from: Date, to: Date): number {
  const years = to.getUTCFullYear() - from.getUTCFullYear()
  const months = 12 * years + to.getUTCMonth() - from.getUTCMonth()
  const days = to.getUTCDate() - from.getUTCDate()
  // A month that is not over does not count.
  if (months > 0 && days < 0) return months - 1
  return months < 0 && days > 0 ? months + 1 : months
}

function dateOf(value: Value | undefined): Date | undefined {
  const read = textOrNull(value) ?? ''
  const [, calendar, clock, zone] =
    /^(\d{4}-\d\d-\d\d)(T\d\d:\d\d(?::\d\d(?:\.\d+)?)?)?(Z|[+-]\d{1,2}:?\d\d)$/.exec(read) ?? []
  if (calendar === undefined) return undefined
  // An offset may lack its colon, and the zero before a single hour: +800.
  const [, sign, hours = '', minutes] = /^([+-])(\d{1,2}):?(\d\d)$/.exec(zone ?? '') ?? []
  const offset = sign === undefined ? 'Z' : `${sign}${hours.padStart(2, '0')}:${minutes}`
  const date = new Date(`${calendar}${clock ?? 'T00:00'}${offset}`)
  // JavaScript turns 31 February into a day in March.
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
