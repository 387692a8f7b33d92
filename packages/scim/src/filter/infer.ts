import { formatAttributePath, type AttributePath } from '../path/attribute-path.ts'
import type { LocatedAttribute } from '../schema/attributes.ts'
import { defineAttribute } from '../schema/define-attribute.ts'
import type { AttributeDefinition } from '../schema/definition.ts'
import { foldCase } from '../values/fold-case.ts'
import { instantOf } from '../values/instant.ts'
import type { CompareValue, Filter } from './filter.ts'
import { assumeFalse } from './missing-primary.ts'
import type { ResolvedFilter } from './resolved-filter.ts'

const caseExactNames = new Set([
  'id',
  'externalid',
  'meta.resourcetype',
  'meta.location',
  'meta.version',
])

type Comparison = Extract<Filter, { kind: 'compare' }>

/**
 * Resolves a filter without a resource type: infers the types of attributes from the values that they are compared with.
 *
 * Treats every attribute as multi-valued, and as case-insensitive except those that RFC 7643 §3.1 makes case-exact.
 */
export function inferFilter(filter: Filter): ResolvedFilter {
  return infer(filter, false)
}

function infer(filter: Filter, isOfElement: boolean): ResolvedFilter {
  switch (filter.kind) {
    case 'and':
    case 'or':
      return {
        kind: filter.kind,
        operands: filter.operands.map((each) => infer(each, isOfElement)),
      }
    case 'not':
      return { kind: 'not', operand: infer(filter.operand, isOfElement) }
    case 'present':
      return { kind: 'present', attribute: inferAttribute(filter.path, null) }
    case 'compare':
      return inferComparison(filter, isOfElement)
    case 'valuePath': {
      const attribute = inferAttribute(filter.path, null)
      return { kind: 'valuePath', attribute, where: infer(filter.where, true) }
    }
  }
}

function inferComparison(
  { path, operator, value }: Comparison,
  isOfElement: boolean,
): ResolvedFilter {
  const attribute = inferAttribute(path, value)
  const { subAttribute, ...owner } = path
  if (value === false && foldCase((isOfElement ? path.name : subAttribute) ?? '') === 'primary')
    return assumeFalse(
      { attribute, operator },
      isOfElement ? undefined : inferAttribute(owner, null),
    )
  if (value !== null) return { kind: 'compare', attribute, operator, value }
  const present: ResolvedFilter = { kind: 'present', attribute }
  if (operator === 'ne') return present
  // Null has no order: an `or` without operands is never satisfied.
  return operator === 'eq' ? { kind: 'not', operand: present } : { kind: 'or', operands: [] }
}

function inferAttribute(path: AttributePath, value: CompareValue): LocatedAttribute {
  const { urn, name, subAttribute } = path
  const [parents, leafName] = subAttribute === undefined ? [[], name] : [[name], subAttribute]
  const leaf = defineAttribute(leafName, '', {
    type: inferType(value),
    multiValued: true,
    caseExact: caseExactNames.has(foldCase([...parents, leafName].join('.'))),
  })
  const keys = urn === undefined ? parents : [urn, ...parents]
  return {
    name: formatAttributePath(path),
    definition: leaf,
    steps: [...keys.map((key) => defineAttribute(key, '', { multiValued: true })), leaf],
  }
}

/** Infers the type of an attribute. One that is not compared with a value may be complex. */
function inferType(value: CompareValue): AttributeDefinition['type'] {
  if (value === null) return 'complex'
  if (typeof value === 'boolean') return 'boolean'
  if (typeof value === 'number') return 'decimal'
  return typeof value === 'string' && instantOf(value) !== undefined ? 'dateTime' : 'string'
}
