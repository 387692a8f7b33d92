/** A value that a condition met: a group or a population by its name, any other as it is written. */
export function seenText(value: unknown, names: ReadonlyMap<string, string> = new Map()): string {
  const isNamed = typeof value === 'object' && value !== null && 'name' in value
  if (isNamed) return String(value.name)
  return names.get(String(value)) ?? JSON.stringify(value)
}

/** The names of what an expression speaks of by id. */
export function namesIn(expression: string, names: ReadonlyMap<string, string>): string {
  const ids = expression.matchAll(/"([^"]+)"/g).map(([, id = '']) => names.get(id))
  return [...ids].filter((name) => name !== undefined).join(', ')
}
