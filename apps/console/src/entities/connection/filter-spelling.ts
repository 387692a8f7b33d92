/** The spelling of a filter expression, as far as it matters to servers that compare names literally. */
export interface FilterSpelling {
  /** The expression with `userName` and lower-case operators. */
  readonly canonical: string
  readonly hasUnusualOperator: boolean
  readonly hasUnusualAttribute: boolean
}

/** Quoted text is a value and is skipped. */
const words = /"(?:[^"\\]|\\.)*(?:"|$)|[A-Za-z][\w.:-]*/g
const operators = ['eq', 'ne', 'co', 'sw', 'ew', 'gt', 'ge', 'lt', 'le', 'pr', 'and', 'or', 'not']

/**
 * Checks the letter case of attributes and operators.
 *
 * Both are case-insensitive by RFC 7644 §3.4.2.2, yet many servers compare them literally.
 */
export function spellingOf(expression: string): FilterSpelling {
  let hasUnusualOperator = false
  let hasUnusualAttribute = false
  const canonical = expression.trim().replace(words, (word) => {
    const lower = word.toLowerCase()
    if (operators.includes(lower)) {
      hasUnusualOperator ||= word !== lower
      return lower
    }
    if (lower !== 'username') return word
    hasUnusualAttribute ||= word !== 'userName'
    return 'userName'
  })
  return { canonical, hasUnusualOperator, hasUnusualAttribute }
}
