/** How a filter expression is spelt, as far as servers that compare letter by letter care. */
export interface FilterSpelling {
  /** The expression with `userName` and a lower-case operator. */
  readonly canonical: string
  readonly hasUnusualOperator: boolean
  readonly hasUnusualAttribute: boolean
}

/**
 * Looks at the letters of attribute and operator.
 *
 * Both are case-insensitive by RFC 7644 §3.4.2.2, yet many servers compare them literally.
 */
export function spellingOf(expression: string): FilterSpelling {
  const [, attribute = '', operator = '', value = ''] =
    /^\s*(\S+)\s+([A-Za-z]+)\s+(.*)$/.exec(expression) ?? []
  const hasUnusualOperator = operator !== operator.toLowerCase()
  const hasUnusualAttribute = attribute.toLowerCase() === 'username' && attribute !== 'userName'
  return {
    canonical: `${hasUnusualAttribute ? 'userName' : attribute} ${operator.toLowerCase()} ${value}`,
    hasUnusualOperator,
    hasUnusualAttribute,
  }
}
