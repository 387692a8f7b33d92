/** A value that a condition met: a group or a population by its name, any other as it is written. */
export function seenText(value: unknown): string {
  const isNamed = typeof value === 'object' && value !== null && 'name' in value
  return isNamed ? String(value.name) : JSON.stringify(value)
}
