import { foldCase, ScimError } from '@pingone-sandbox/scim'

/** The query parameters that the server knows (RFC 7644 §3.4.2, §3.9, RFC 9865 §2). */
const names = [
  'attributes',
  'count',
  'cursor',
  'excludedAttributes',
  'filter',
  'sortBy',
  'sortOrder',
  'startIndex',
]
const byFoldedName = new Map(names.map((name) => [foldCase(name), name]))

/**
 * Gives the parameters of a query the spelling under which they are looked up. They are named like attributes, whose letter case
 * does not count (RFC 7643 §2.1). Other parameters stay as they are: providers put flags of their own on an address.
 *
 * @throws {ScimError} 400 `invalidValue` for a parameter that is given twice, of which one would be left out of account.
 */
export function spellParameters(query: URLSearchParams): URLSearchParams {
  if (query.size === 0) return query
  const spelled = new URLSearchParams()
  for (const [key, value] of query) {
    const name = byFoldedName.get(foldCase(key))
    if (name !== undefined && spelled.has(name))
      throw new ScimError(400, `${name} is given twice.`, 'invalidValue')
    spelled.append(name ?? key, value)
  }
  return spelled
}
