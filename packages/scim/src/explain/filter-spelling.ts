import { attributesOf } from '../schema/attributes.ts'
import { userResourceType } from '../schema/resource-types.ts'
import { foldCase } from '../values/fold-case.ts'

/** How a filter departs from the spelling of RFC 7644, which allows any letter case. */
export interface Spelling {
  /** The filter with operators in lower case and attributes as in the schema. */
  readonly usual: string
  /** The words that are spelled differently, as they are written. */
  readonly operators: readonly string[]
  readonly attributes: readonly string[]
}

const operators: ReadonlySet<string> = new Set(
  'eq ne co sw ew gt ge lt le pr and or not'.split(' '),
)
/** The names of attributes and sub-attributes of a user, by their form without letter case. */
const names: ReadonlyMap<string, string> = new Map(
  attributesOf(userResourceType)
    .flatMap(({ name }) => name.split('.'))
    .map((name) => [foldCase(name), name]),
)

/**
 * Reads how a user filter is spelled. Quoted values are left alone.
 *
 * @see {@link https://www.rfc-editor.org/rfc/rfc7644#section-3.4.2.2 RFC 7644 §3.4.2.2}
 * @example spellingOf('username Eq "ada"').usual // 'userName eq "ada"'
 */
export function spellingOf(filter: string): Spelling {
  const found = { operators: [] as string[], attributes: [] as string[] }
  const usual = filter.replaceAll(/"(?:[^"\\]|\\.)*"?|[A-Za-z]\w*/g, (word) => {
    if (word.startsWith('"')) return word
    const folded = foldCase(word)
    const isOperator = operators.has(folded)
    const spelled = isOperator ? folded : (names.get(folded) ?? word)
    if (spelled !== word) found[isOperator ? 'operators' : 'attributes'].push(word)
    return spelled
  })
  return { usual, ...found }
}

/** Tells whether a filter names an attribute, in any letter case. */
export const namesAttribute = (filter: string, name: string): boolean =>
  filter
    .replaceAll(/"(?:[^"\\]|\\.)*"?/g, '')
    .split(/[^\w]+/)
    .some((word) => foldCase(word) === foldCase(name))
