const units = { ms: 1, s: 1000, m: 60_000 }
const pattern = /^(?<count>\d+(?:\.\d+)?)(?<unit>ms|s|m)$/

/**
 * Reads a duration in milliseconds; undefined when the text is none.
 *
 * @example parseDuration('30s') // 30_000
 */
export function parseDuration(text: string): number | undefined {
  const { count, unit } = pattern.exec(text)?.groups ?? {}
  return count === undefined ? undefined : Number(count) * units[unit as keyof typeof units]
}
