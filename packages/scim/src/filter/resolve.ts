import { formatAttributePath, type AttributePath } from '../path/attribute-path.ts'
import {
  findAttribute,
  findSubAttribute,
  isSecret,
  type LocatedAttribute,
} from '../schema/attributes.ts'
import type { ResourceTypeDefinition } from '../schema/definition.ts'
import { ownerOfPrimary, marksPrimary } from '../schema/primary.ts'
import { booleanOf } from '../values/boolean-of.ts'
import { InvalidFilterError, ScimError } from '../values/errors.ts'
import { instantOf } from '../values/instant.ts'
import type { CompareValue, Filter } from './filter.ts'
import { assumeFalse } from './missing-primary.ts'
import type { ResolvedComparison, ResolvedFilter } from './resolved-filter.ts'

/** The deviations that are accepted in a filter. */
export interface ResolveOptions {
  /** Accepts `roles[primary eq "True"]`, as Entra writes it. Default: true. */
  readonly booleanAsString?: boolean
}

interface Context {
  /** Finds the attribute that a path in the filter names. */
  readonly lookUp: (path: AttributePath) => LocatedAttribute | undefined
  readonly booleanAsString: boolean
  /** Whether the filter is about one element of a multi-valued attribute. */
  readonly isOfElement: boolean
}

/**
 * Resolves the paths of a filter against a resource type.
 *
 * @throws {InvalidFilterError} For an attribute that the type does not have, and for a comparison that its type does not allow.
 * @throws {ScimError} 403 `sensitive` for an attribute that is never returned: matches would reveal it.
 * @see {@link https://www.rfc-editor.org/rfc/rfc7644#section-3.4.2.2 RFC 7644 §3.4.2.2}
 */
export function resolveFilter(filter: Filter, type: ResourceTypeDefinition): ResolvedFilter {
  return resolve(filter, {
    lookUp: (path) => findAttribute(type, path),
    booleanAsString: true,
    isOfElement: false,
  })
}

/** Resolves a filter on the elements of a multi-valued complex attribute: the part between square brackets. */
export function resolveValueFilter(
  where: Filter,
  attribute: LocatedAttribute,
  { booleanAsString = true }: ResolveOptions = {},
): ResolvedFilter {
  if (attribute.definition.type !== 'complex' || !attribute.definition.multiValued)
    throw new InvalidFilterError(
      `${attribute.name} has no elements to filter: it is not multi-valued and complex.`,
    )
  const lookUp = ({ urn, name, subAttribute }: AttributePath) => {
    const definition = findSubAttribute(attribute.definition, name)
    if (!definition || urn !== undefined || subAttribute !== undefined) return undefined
    return { name: `${attribute.name}.${definition.name}`, definition, steps: [definition] }
  }
  return resolve(where, { lookUp, booleanAsString, isOfElement: true })
}

function resolve(filter: Filter, context: Context): ResolvedFilter {
  switch (filter.kind) {
    case 'and':
    case 'or':
      return { kind: filter.kind, operands: filter.operands.map((each) => resolve(each, context)) }
    case 'not':
      return { kind: 'not', operand: resolve(filter.operand, context) }
    case 'present':
      return { kind: 'present', attribute: attributeAt(filter.path, context) }
    case 'compare':
      return resolveComparison(filter, context)
    case 'valuePath': {
      const attribute = attributeAt(filter.path, context)
      return {
        kind: 'valuePath',
        attribute,
        where: resolveValueFilter(filter.where, attribute, context),
      }
    }
  }
}

function attributeAt(path: AttributePath, { lookUp }: Context): LocatedAttribute {
  const attribute = lookUp(path)
  if (!attribute) throw new InvalidFilterError(`${formatAttributePath(path)} is not an attribute.`)
  if (attribute.steps.some(isSecret))
    throw new ScimError(403, `${attribute.name} cannot be filtered by.`, 'sensitive')
  return attribute
}

function resolveComparison(
  { path, operator, value }: Extract<Filter, { kind: 'compare' }>,
  context: Context,
): ResolvedFilter {
  const attribute = attributeAt(path, context)
  if (value !== null) {
    const scalar = scalarOf(attribute)
    const typed = comparableValue({ kind: 'compare', attribute: scalar, operator, value }, context)
    const comparison = { kind: 'compare', attribute: scalar, operator, value: typed } as const
    if (typed !== false) return comparison
    if (context.isOfElement)
      return marksPrimary(scalar.definition) ? assumeFalse(comparison, undefined) : comparison
    const owner = ownerOfPrimary(scalar)
    return owner ? assumeFalse(comparison, owner) : comparison
  }
  const present: ResolvedFilter = { kind: 'present', attribute }
  if (operator === 'ne') return present
  if (operator === 'eq') return { kind: 'not', operand: present }
  throw new InvalidFilterError(
    `${attribute.name} ${operator} null: null has no order and no parts.`,
  )
}

/** Returns the scalar to compare. A complex attribute is compared by its `value`: `emails co "@example.com"`, `manager eq "…"`. */
function scalarOf(attribute: LocatedAttribute): LocatedAttribute {
  if (attribute.definition.type !== 'complex') return attribute
  const definition = findSubAttribute(attribute.definition, 'value')
  if (!definition)
    throw new InvalidFilterError(`${attribute.name} is complex: compare one of its sub-attributes.`)
  return {
    name: `${attribute.name}.${definition.name}`,
    definition,
    steps: [...attribute.steps, definition],
  }
}

function comparableValue(
  { attribute, operator, value }: ResolvedComparison,
  { booleanAsString }: Context,
): NonNullable<CompareValue> {
  const { name, definition } = attribute
  const refuse = (reason: string): never => {
    throw new InvalidFilterError(`${name} ${operator} ${JSON.stringify(value)}: ${reason}.`)
  }
  const equality = operator === 'eq' || operator === 'ne'
  const match = operator === 'co' || operator === 'sw' || operator === 'ew'

  switch (definition.type) {
    case 'boolean':
      if (!equality) return refuse('a boolean is only equal or not')
      if (typeof value === 'boolean') return value
      return (
        (booleanAsString ? booleanOf(value) : undefined) ??
        refuse('a boolean is compared with true or false')
      )
    case 'integer':
    case 'decimal':
      if (match) return refuse('a number has no parts')
      return typeof value === 'number' ? value : refuse('a number is compared with a number')
    case 'dateTime':
      if (typeof value !== 'string') return refuse('a dateTime is compared with a string')
      if (!match && instantOf(value) === undefined)
        return refuse('a dateTime looks like "2026-01-31T08:00:00Z"')
      return value
    case 'binary':
      if (!equality && !match) return refuse('binary data has no order')
      return typeof value === 'string' ? value : refuse('binary data is compared with a string')
    case 'string':
    case 'reference':
      return typeof value === 'string' ? value : refuse('a string is compared with a string')
    case 'complex':
      return refuse('a complex value is compared by its sub-attributes')
  }
}
