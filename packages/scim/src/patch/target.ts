import { compileResolved, type Predicate } from '../filter/match.ts'
import { resolveValueFilter } from '../filter/resolve.ts'
import type { ResolvedFilter } from '../filter/resolved-filter.ts'
import { formatAttributePath } from '../path/attribute-path.ts'
import { findAttribute, findSubAttribute, type LocatedAttribute } from '../schema/attributes.ts'
import type { AttributeDefinition, ResourceTypeDefinition } from '../schema/definition.ts'
import { marksPrimary } from '../schema/primary.ts'
import type { Complex } from '../values/complex.ts'
import { InvalidPathError, ScimError } from '../values/errors.ts'
import { allTolerances, type Tolerances } from '../values/tolerances.ts'
import { parsePath } from './patch-path.ts'

/** The attribute that an operation changes. */
export interface PatchTarget {
  readonly attribute: LocatedAttribute
  /** Present when the path selects elements of the attribute. */
  readonly selection?: ElementSelection
}

/** The elements that a value filter selects, and the sub-attribute of them that the path names. */
export interface ElementSelection {
  readonly selects: Predicate
  /** The element that the filter describes; undefined when the filter is more than equal sub-attributes. */
  readonly described: Complex | undefined
  readonly subAttribute?: AttributeDefinition
}

/**
 * Finds the target of a PATCH path.
 *
 * @throws {InvalidPathError} For a malformed path, and for one that names no attribute.
 * @throws {InvalidFilterError} For an invalid value filter.
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

/** Throws a `ScimError` 400 `mutability` when the target, or an attribute that contains it, is read-only. */
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

/** Describes an element that is not primary: `primary` is false. */
function describeNotPrimary(filter: ResolvedFilter): Complex | undefined {
  if (filter.kind !== 'compare' || filter.operator !== 'eq' || filter.value !== true)
    return undefined
  const { definition } = filter.attribute
  return marksPrimary(definition) ? { [definition.name]: false } : undefined
}
