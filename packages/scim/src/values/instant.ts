// xsd:dateTime (RFC 7643 §2.3.5): the time zone is optional, and its offset is at most 14 hours.
const dateTime =
  /^((\d{4})-(\d\d)-(\d\d)T\d\d:\d\d:\d\d(?:\.\d+)?)(Z|[+-](?:0\d|1[0-3]):[0-5]\d|[+-]14:00)?$/i

/**
 * Parses a SCIM `dateTime`: milliseconds since 1970, or undefined when the text is not a `dateTime`.
 *
 * A text without a time zone is read as UTC, so that the result does not depend on the machine.
 */
export function instantOf(text: string): number | undefined {
  const parts = dateTime.exec(text)
  if (!parts) return undefined
  const [, local = '', year, month, day, zone = 'Z'] = parts
  if (Number(day) > daysIn(Number(year), Number(month))) return undefined
  const instant = Date.parse(`${local}${zone}`.toUpperCase())
  return Number.isNaN(instant) ? undefined : instant
}

/** Counts the days of a month; `Date.parse` would read 30 February as 2 March. */
function daysIn(year: number, month: number): number {
  if (month !== 2) return month === 4 || month === 6 || month === 9 || month === 11 ? 30 : 31
  const isLeap = (year % 4 === 0 && year % 100 !== 0) || year % 400 === 0
  return isLeap ? 29 : 28
}
