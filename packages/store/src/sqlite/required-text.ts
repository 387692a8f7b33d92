import { isUserName, type ResolvedComparison, type ResolvedFilter } from '@pingone-sandbox/scim'

/**
 * Returns a text, in lower case, that the JSON of every document contains that a filter selects; undefined where there is none.
 *
 * Such a text selects in a rough search the documents to read; it selects more than the filter does, never fewer.
 */
export function requiredText(filter: ResolvedFilter): string | undefined {
  switch (filter.kind) {
    case 'and': {
      const texts = filter.operands.map(requiredText).filter((text) => text !== undefined)
      // The longest is the rarest.
      return texts.toSorted((one, other) => other.length - one.length)[0]
    }
    case 'valuePath':
      return requiredText(filter.where)
    case 'compare':
      return comparedText(filter)
    case 'or':
    case 'not':
    case 'present':
      return undefined
  }
}

/** Characters that JSON does not escape, and that have one form in lower case. */
const plain = /^[ !#-[\]-~]+$/

function comparedText({
  attribute: { definition },
  operator,
  value,
}: ResolvedComparison): string | undefined {
  const isContained =
    operator === 'eq' || operator === 'co' || operator === 'sw' || operator === 'ew'
  const isText = definition.type === 'string' || definition.type === 'reference'
  // User names are compared in another form than in lower case.
  if (!isContained || !isText || isUserName(definition)) return undefined
  return typeof value === 'string' && plain.test(value) ? value.toLowerCase() : undefined
}
