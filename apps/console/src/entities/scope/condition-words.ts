import {
  type ConditionGroup,
  isConditionGroup,
  operatorLabels,
  scopeAttribute,
  type ScopeAttribute,
  type ScopeCondition,
} from '@pingone-sandbox/contract'

interface Vocabulary {
  /** Of groups and populations, by id. */
  readonly names: ReadonlyMap<string, string>
  readonly offered?: readonly ScopeAttribute[] | undefined
}

/** Says conditions in words: “Enabled equals true and (Group equals Sales or Group equals Support)”. */
export function conditionWords(
  { match, conditions }: ConditionGroup,
  vocabulary: Vocabulary,
): string {
  const words = conditions.map((condition) =>
    isConditionGroup(condition)
      ? `(${conditionWords(condition, vocabulary)})`
      : wordsOf(condition, vocabulary),
  )
  return words.join(match === 'all' ? ' and ' : ' or ')
}

function wordsOf(
  { attribute, operator, value }: ScopeCondition,
  { names, offered }: Vocabulary,
): string {
  const known = scopeAttribute(attribute, offered)
  const label = known?.label ?? attribute
  const isNamed = known?.value === 'group' || known?.value === 'population'
  const shown = isNamed ? (names.get(value) ?? value) : value
  return `${label} ${operatorLabels[operator]?.toLowerCase() ?? operator} ${shown}`
}

/** A value that a condition met: a group or a population by its name, any other as it is written. */
function seenText(value: unknown, names: ReadonlyMap<string, string> = new Map()): string {
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
