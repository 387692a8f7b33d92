import type { LocatedAttribute } from '../schema/attributes.ts'
import type { ResourceTypeDefinition } from '../schema/definition.ts'
import { isPresent } from '../values/complex.ts'
import { createValueTest, type ValueTest } from './compare.ts'
import type { Filter } from './filter.ts'
import { inferFilter } from './infer.ts'
import { resolveFilter } from './resolve.ts'
import type { ResolvedComparison, ResolvedFilter } from './resolved-filter.ts'
import { type SomeValue, someInferred, someLocated } from './some-value.ts'

/** Tells whether a resource, or an element of one, satisfies the filter of the predicate. */
export type Predicate = (resource: unknown) => boolean

/**
 * Tells whether a resource satisfies a filter.
 *
 * With a resource type, the filter is resolved first: see `ResolvedFilter` for its meaning and `resolveFilter` for the errors.
 * Without one, attribute names match in any letter case, every attribute is known, and strings compare case-insensitively except for
 * `id`, `externalId` and `meta`.
 *
 * For many resources, make a predicate once with `compileFilter`.
 *
 * @example matches(parseFilter('emails[type eq "work"]'), user, userResourceType)
 */
export function matches(filter: Filter, resource: object, type?: ResourceTypeDefinition): boolean {
  return compileFilter(filter, type)(resource)
}

/** Makes the predicate of a filter. Throws the errors of `resolveFilter`. */
export function compileFilter(filter: Filter, type?: ResourceTypeDefinition): Predicate {
  return type
    ? compileResolved(resolveFilter(filter, type))
    : compile(inferFilter(filter), someInferred)
}

/** Makes the predicate of a resolved filter. */
export function compileResolved(filter: ResolvedFilter): Predicate {
  return compile(filter, someLocated)
}

/** Makes the search through an attribute's values. */
type Locate = (attribute: LocatedAttribute) => SomeValue

function compile(filter: ResolvedFilter, locate: Locate): Predicate {
  switch (filter.kind) {
    case 'and': {
      const operands = filter.operands.map((each) => compile(each, locate))
      return (resource) => operands.every((operand) => operand(resource))
    }
    case 'or': {
      const operands = filter.operands.map((each) => compile(each, locate))
      return (resource) => operands.some((operand) => operand(resource))
    }
    case 'not': {
      const operand = compile(filter.operand, locate)
      return (resource) => !operand(resource)
    }
    case 'present':
      return search(locate(filter.attribute), isPresent)
    case 'compare':
      return compileComparison(filter, locate)
    case 'valuePath':
      return search(locate(filter.attribute), compile(filter.where, locate))
  }
}

function compileComparison(
  { attribute, operator, value }: ResolvedComparison,
  locate: Locate,
): Predicate {
  const some = locate(attribute)
  if (operator !== 'ne') return search(some, createValueTest(attribute.definition, operator, value))
  const equal = search(some, createValueTest(attribute.definition, 'eq', value))
  return (resource) => !equal(resource)
}

function search(some: SomeValue, test: ValueTest): Predicate {
  return (resource) => some(resource, test)
}
