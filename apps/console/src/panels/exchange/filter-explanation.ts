import { parseFilter } from '@pingone-sandbox/scim'
import { spellingOf } from '../../entities/connection/filter-spelling.ts'

/** A decoded filter with notes. */
export interface FilterExplanation {
  readonly text: string
  readonly notes: readonly string[]
}

/** Explains the filter of a request; undefined when it has none. */
export function explainFilter(url: string): FilterExplanation | undefined {
  const text = URL.canParse(url) ? new URL(url).searchParams.get('filter') : null
  if (text === null) return undefined
  const { hasUnusualAttribute, hasUnusualOperator, canonical } = spellingOf(text)
  const isUnusual = hasUnusualAttribute || hasUnusualOperator
  return {
    text,
    notes: [
      'For users it is the User Filter Expression of the connection with the value of the User Identifier in the place of %s; groups are looked for by name.',
      isValid(text)
        ? 'It follows the grammar of RFC 7644 §3.4.2.2.'
        : 'It does not follow the grammar of RFC 7644 §3.4.2.2: a server may refuse it.',
      ...(isUnusual
        ? [
            `Attributes and operators are case-insensitive by the RFC, yet many servers compare them literally and find no user. ${canonical} is safe.`,
          ]
        : []),
    ],
  }
}

function isValid(filter: string): boolean {
  try {
    parseFilter(filter)
    return true
  } catch {
    return false
  }
}
