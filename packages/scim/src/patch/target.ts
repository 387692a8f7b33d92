import { compileResolved, type Predicate } from '../filter/match.ts'
import { resolveValueFilter } from '../filter/resolve.ts'
import type { ResolvedFilter } from '../filter/resolved-filter.ts'
import { formatAttributePath } from '../path/attribute-path.ts'
import { findAttribute, findSubAttribute, type LocatedAttribute } from '../schema/attributes.ts'
import type { AttributeDefinition, ResourceTypeDefinition } from '../schema/definition.ts'
import { saysPrimary } from '../schema/primary.ts'
import type { Complex } from '../values/complex.ts'
import { InvalidPathError, ScimError } from '../values/errors.ts'
import { allTolerances, type Tolerances } from '../values/tolerances.ts'
import { parsePath } from './patch-path.ts'

/** What an operation changes. */
export interface PatchTarget {
  readonly attribute: LocatedAttribute
  /** Present when the path selects elements of the attribute. */
  readonly selection?: ElementSelection
}

/** The elements that a value filter selects, and which part of them the path is about. */
export interface ElementSelection {
  readonly selects: Predicate
  /** The element that the filter describes; undefined when it says more than what sub-attributes equal. */
  readonly described: Complex | undefined
  readonly subAttribute?: AttributeDefinition
}

/**
 * Finds what a PATCH path points at.
 *
 * Throws an `InvalidPathError` when the path is malformed or names nothing, an `InvalidFilterError` for its value filter.
 */
export function findTarget(
  path: string,
  type: ResourceTypeDefinition,
  tolerances: Tolerances = allTolerances,
): PatchTarget {
  const attribute = findAttribute(type, path)
  if (attribute) return { attribute }
  const { where, subAttribute, ...filtered } = parsePath(path)
  const owner = where && findAttribute(type, filtered)
  if (!owner)
    throw new InvalidPathError(
      `${formatAttributePath(filtered)} is not an attribute of ${type.name}.`,
    )

  const resolved = resolveValueFilter(where, owner, {
    booleanAsString: tolerances['boolean-as-string'],
  })
  const selection = { selects: compileResolved(resolved), described: describe(resolved) }
  if (subAttribute === undefined) return { attribute: owner, selection }
  const sub = findSubAttribute(owner.definition, subAttribute)
  if (!sub) throw new InvalidPathError(`${owner.name} has no sub-attribute ${subAttribute}.`)
  return { attribute: owner, selection: { ...selection, subAttribute: sub } }
}

/** Throws a `ScimError` `mutability` when the target is read-only, itself or as part of something. */
export function refuseReadOnly({ attribute, selection }: PatchTarget): void {
  const steps = selection?.subAttribute
    ? [...attribute.steps, selection.subAttribute]
    : attribute.steps
  if (steps.some(({ mutability }) => mutability === 'readOnly'))
    throw new ScimError(400, `${attribute.name} is read-only.`, 'mutability')
}

function describe(filter: ResolvedFilter): Complex | undefined {
  if (filter.kind === 'compare' && filter.operator === 'eq' && filter.value !== null)
    return { [filter.attribute.definition.name]: filter.value }
  if (filter.kind === 'not') return describeNotPrimary(filter.operand)
  if (filter.kind !== 'and') return undefined
  const parts = filter.operands.map(describe)
  return parts.includes(undefined) ? undefined : Object.assign({}, ...parts)
}

/** What is not primary says so. */
function describeNotPrimary(filter: ResolvedFilter): Complex | undefined {
  if (filter.kind !== 'compare' || filter.operator !== 'eq' || filter.value !== true)
    return undefined
  const { definition } = filter.attribute
  return saysPrimary(definition) ? { [definition.name]: false } : undefined
}
