import { foldCase, ScimError } from '@pingone-sandbox/scim'

/** The query parameters of the protocol (RFC 7644 §3.4.2, §3.9, RFC 9865 §2). */
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
 * Normalizes the spelling of query parameters. Like names of attributes they match in any letter case (RFC 7643 §2.1). Other
 * parameters are unchanged, since some clients add their own.
 *
 * @throws {ScimError} 400 `invalidValue` for a parameter that is given twice, because one of the two would be ignored.
 */
export function spellParameters(query: URLSearchParams): URLSearchParams {
  const keys = [...query.keys()]
  if (keys.every((key, at) => names.includes(key) && keys.indexOf(key) === at)) return query
  const spelled = new URLSearchParams()
  for (const [key, value] of query) {
    const name = byFoldedName.get(foldCase(key))
    if (name !== undefined && spelled.has(name))
      throw new ScimError(400, `${name} is given twice.`, 'invalidValue')
    spelled.append(name ?? key, value)
  }
  return spelled
}
