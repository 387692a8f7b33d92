import {
  findAttribute,
  type AttributePath,
  type Filter,
  type ResourceTypeDefinition,
} from '@pingone-sandbox/scim'

/** Rewrites a filter as if no resource had attributes whose spelling differs from the schema. */
export function readLiterally(filter: Filter, type: ResourceTypeDefinition): Filter {
  switch (filter.kind) {
    case 'and':
    case 'or':
      return {
        kind: filter.kind,
        operands: filter.operands.map((operand) => readLiterally(operand, type)),
      }
    case 'not':
      return { kind: 'not', operand: readLiterally(filter.operand, type) }
    case 'present':
    case 'compare':
    case 'valuePath':
      return isSpelled(filter.path, type) ? filter : { kind: 'not', operand: anything }
  }
}

const anything: Filter = { kind: 'present', path: { name: 'id' } }

function isSpelled(path: AttributePath, type: ResourceTypeDefinition): boolean {
  const attribute = findAttribute(type, path)
  const { name, subAttribute } = path
  const spelling = subAttribute === undefined ? name : `${name}.${subAttribute}`
  return attribute === undefined || attribute.name.endsWith(spelling)
}
