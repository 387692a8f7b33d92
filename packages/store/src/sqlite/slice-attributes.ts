import type { LocatedAttribute, ResolvedFilter } from '@pingone-sandbox/scim'
import type { Sort } from '../listing.ts'

/** The top-level attributes that have to be read to evaluate a filter and to sort. */
export function attributesIn(
  filter: ResolvedFilter | undefined,
  sort: Sort | undefined,
): readonly string[] {
  const attributes = [...(filter ? attributesOf(filter) : []), ...(sort ? [sort.attribute] : [])]
  return [...new Set(attributes.flatMap(({ steps }) => steps[0]?.name ?? []))]
}

function attributesOf(filter: ResolvedFilter): readonly LocatedAttribute[] {
  switch (filter.kind) {
    case 'and':
    case 'or':
      return filter.operands.flatMap(attributesOf)
    case 'not':
      return attributesOf(filter.operand)
    // What is within square brackets starts at an element of the same attribute.
    case 'present':
    case 'compare':
    case 'valuePath':
      return [filter.attribute]
  }
}
