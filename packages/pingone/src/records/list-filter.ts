import {
  type AttributePath,
  type Filter,
  InvalidFilterError,
  parseFilter,
} from '@pingone-sandbox/scim'

/** What every SCIM resource has, or a document of ours, and nothing that PingOne lists. */
const foreign = ['meta', 'schemas', 'environmentid']

/**
 * Parses the `filter` of a list.
 *
 * Throws an `InvalidFilterError` for text that is no filter, and for attributes of SCIM that PingOne does not have: they are in no
 * document, so that no answer would distinguish the mistake from an empty list.
 */
export function parseListFilter(text: string): Filter {
  const filter = parseFilter(text)
  for (const { urn, name } of pathsIn(filter)) {
    if (urn !== undefined || foreign.includes(name.toLowerCase()))
      throw new InvalidFilterError(`${urn ?? name} is not an attribute.`)
  }
  return filter
}

/** The attributes that a filter names, those within square brackets left out. */
export function pathsIn(filter: Filter): readonly AttributePath[] {
  switch (filter.kind) {
    case 'and':
    case 'or':
      return filter.operands.flatMap(pathsIn)
    case 'not':
      return pathsIn(filter.operand)
    case 'present':
    case 'compare':
    case 'valuePath':
      return [filter.path]
  }
}
