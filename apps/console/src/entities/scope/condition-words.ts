import {
  type ConditionGroup,
  type ConditionVerdict,
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

/** Writes conditions as text: “Enabled equals true and (Group equals Sales or Group equals Support)”. */
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

/** A value of the user: a group or a population by its name, any other as JSON. */
function seenText(value: unknown, names: ReadonlyMap<string, string> = new Map()): string {
  const isNamed = typeof value === 'object' && value !== null && 'name' in value
  if (isNamed) return String(value.name)
  return names.get(String(value)) ?? JSON.stringify(value)
}

const isFilter = (expression: string) =>
  / (eq|ne|co|sw|ew|gt|ge|lt|le|pr)\b/i.test(expression) || expression.includes('[')

/** The compared value as text: `enabled is false`. For a condition in plain words, only the value. */
export function seenWords(
  expression: string,
  seen: readonly unknown[],
  names: ReadonlyMap<string, string>,
): string {
  // The attribute, or the list before the bracket.
  const [, attribute = 'it', bracket] = /(?!not\b)\b([\w.:]+)(\[)?/.exec(expression) ?? []
  if (seen.length === 0) return `${attribute} has no value`
  const values = seen.map((value) => seenText(value, names)).join(', ')
  if (!isFilter(expression)) return values
  return `${attribute} ${bracket === undefined ? 'is' : 'has'} ${values}`
}

/** The names of the ids in an expression. */
export function namesIn(expression: string, names: ReadonlyMap<string, string>): string {
  const ids = expression.matchAll(/"([^"]+)"/g).map(([, id = '']) => names.get(id))
  return [...ids].filter((name) => name !== undefined).join(', ')
}

/** Why a user is in scope or not, as the end of a sentence: `population.id is Employees`. Empty when no condition says it. */
export function reasonWords(
  conditions: readonly ConditionVerdict[],
  inScope: boolean,
  names: ReadonlyMap<string, string>,
): string {
  const deciding = conditions.filter(({ holds }) => holds === inScope)
  const words = deciding.map(({ expression, seen, holds }) => {
    // The id of a population is shown as its name.
    if (isFilter(expression))
      return seenWords(expression, seen, names).replace(/^population\.id /, 'population ')
    return holds ? expression : negated(expression)
  })
  return [...new Set(words)].join(' and ')
}

/** The opposite of a condition in plain words. */
const negated = (words: string): string =>
  words.replace(/ exists$/, ' does not exist any more').replace(/ is /, ' is not ')
