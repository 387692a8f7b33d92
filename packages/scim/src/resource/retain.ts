import { subAttributeName } from '../schema/attributes.ts'
import type { AttributeDefinition } from '../schema/definition.ts'
import { isComplex } from '../values/complex.ts'
import { equals } from '../values/equality.ts'
import { ScimError } from '../values/errors.ts'
import { withMember } from '../values/with-member.ts'
import { createElementIndex } from './element-index.ts'

/** The replacement of one value of an attribute by another; undefined is unassigned. */
export interface Transition {
  /** The name of the attribute in error messages. */
  readonly name: string
  readonly from: unknown
  readonly to: unknown
}

/**
 * Returns the value of an attribute after a client has replaced it: values that the client may not change stay.
 *
 * These are a read-only attribute, an immutable one that is set, a write-only one that is missing because a client cannot read it, and
 * such sub-attributes of a complex value, or of an element whose `value` equals that of an element before.
 *
 * @throws {ScimError} 400 `mutability` when an immutable attribute would change.
 *
 * @see {@link https://www.rfc-editor.org/rfc/rfc7644#section-3.5.1 RFC 7644 §3.5.1}
 */
export function retain(definition: AttributeDefinition, transition: Transition): unknown {
  const { from, to } = transition
  switch (definition.mutability) {
    case 'readOnly':
      return from
    case 'writeOnly':
      return to ?? from
    case 'readWrite':
      return retainParts(definition, transition)
    case 'immutable': {
      if (from === undefined) return to
      const next = to === undefined ? from : retainParts(definition, transition)
      keepImmutable(definition, { ...transition, to: next })
      return next
    }
  }
}

/** Keeps the sub-attributes that a client may not change. */
export function retainParts(definition: AttributeDefinition, transition: Transition): unknown {
  const { name, from, to } = transition
  if (from === undefined || to === undefined || !hasLastingPart(definition)) return to
  if (!Array.isArray(from) || !Array.isArray(to)) return retainMembers(definition, transition)
  return retainElements(definition, { name, from, to })
}

/** Throws a `ScimError` 400 `mutability` when an immutable attribute that is set would change. */
export function keepImmutable(
  { mutability }: AttributeDefinition,
  { name, from, to }: Transition,
): void {
  if (mutability === 'immutable' && from !== undefined && !equals(from, to))
    throw new ScimError(400, `${name} cannot change once it is set.`, 'mutability')
}

interface ElementsTransition {
  readonly name: string
  readonly from: readonly unknown[]
  readonly to: readonly unknown[]
}

/** Keeps the lasting parts of each element in one element at most: in the equal one, or else in the first that matches. */
function retainElements(
  definition: AttributeDefinition,
  { name, from, to }: ElementsTransition,
): readonly unknown[] {
  const index = createElementIndex(from, definition, to)
  const equal = to.map(index.findEqual)
  const taken = new Set(equal)
  return to.map((element, position) => {
    const found = equal[position] ?? index.find(element)
    if (found === undefined || (equal[position] === undefined && taken.has(found))) return element
    taken.add(found)
    return retainMembers(definition, { name, from: from[found], to: element })
  })
}

function retainMembers(definition: AttributeDefinition, { name, from, to }: Transition): unknown {
  if (!isComplex(from) || !isComplex(to)) return to
  let next = to
  for (const sub of definition.subAttributes ?? []) {
    const subName = subAttributeName({ name, definition }, sub.name)
    const member = retain(sub, { name: subName, from: from[sub.name], to: to[sub.name] })
    next = withMember(next, sub.name, member)
  }
  return next
}

function hasLastingPart({ subAttributes = [] }: AttributeDefinition): boolean {
  return subAttributes.some((sub) => sub.mutability !== 'readWrite' || hasLastingPart(sub))
}
