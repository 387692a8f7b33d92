import type { ScenarioParameter } from '@pingone-sandbox/contract'
import { formatCount } from '../../lib/format-count.ts'

/** The problem of an entered value; undefined when it is valid. */
export function problemOf(
  { type, minimum = -Infinity, maximum = Infinity }: ScenarioParameter,
  text: string,
): string | undefined {
  if (text.trim() === '') return 'A value is required.'
  if (type === 'string') return undefined
  const number = Number(text)
  if (Number.isInteger(number) && number >= minimum && number <= maximum) return undefined
  return `A whole number from ${formatCount(minimum)} to ${formatCount(maximum)}.`
}

/** The value of an input text. */
export function readValue({ type }: ScenarioParameter, text: string): string | number {
  return type === 'integer' ? Number(text) : text.trim()
}
