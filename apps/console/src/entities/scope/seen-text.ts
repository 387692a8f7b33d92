/** A value that a condition met: a group or a population by its name, any other as it is written. */
export function seenText(value: unknown, names: ReadonlyMap<string, string> = new Map()): string {
  const isNamed = typeof value === 'object' && value !== null && 'name' in value
  if (isNamed) return String(value.name)
  return names.get(String(value)) ?? JSON.stringify(value)
}

const isFilter = (expression: string) =>
  / (eq|ne|co|sw|ew|gt|ge|lt|le|pr)\b/i.test(expression) || expression.includes('[')

/** What a condition met, in words: `enabled is false`. A condition in plain words is left with the value alone. */
export function seenWords(
  expression: string,
  seen: readonly unknown[],
  names: ReadonlyMap<string, string>,
): string {
  // The attribute, or the list in whose brackets the rest stands.
  const [, attribute = 'it', bracket] = /(?!not\b)\b([\w.:]+)(\[)?/.exec(expression) ?? []
  if (seen.length === 0) return `${attribute} has no value`
  const values = seen.map((value) => seenText(value, names)).join(', ')
  if (!isFilter(expression)) return values
  return `${attribute} ${bracket === undefined ? 'is' : 'has'} ${values}`
}

/** The names of what an expression speaks of by id. */
export function namesIn(expression: string, names: ReadonlyMap<string, string>): string {
  const ids = expression.matchAll(/"([^"]+)"/g).map(([, id = '']) => names.get(id))
  return [...ids].filter((name) => name !== undefined).join(', ')
}
