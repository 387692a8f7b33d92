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
