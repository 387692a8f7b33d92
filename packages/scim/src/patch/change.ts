import { membersOf, readSingleValue, readValue, type SentMember } from '../resource/read-value.ts'
import { keepImmutable, retainParts } from '../resource/retain.ts'
import { isExtension, subAttributeName } from '../schema/attributes.ts'
import type { AttributeDefinition } from '../schema/definition.ts'
import { comparisonForm } from '../values/comparison-form.ts'
import { type Complex, isComplex, isPresent } from '../values/complex.ts'
import { equals } from '../values/equality.ts'
import { ScimError } from '../values/errors.ts'
import type { Tolerances } from '../values/tolerances.ts'
import { withMember } from '../values/with-member.ts'
import { addElements, changeElements, readRemovedElements, removeElements } from './elements.ts'
import { type Instruction, isAssigned } from './operation.ts'

/** Maps the current value of an attribute to the next; undefined is unassigned. Returns the same value when nothing changes. */
export type Change = (current: unknown) => unknown

/** An instruction for one attribute. */
export interface Edit extends Instruction {
  /** The name of the attribute in error messages. */
  readonly name: string
  readonly tolerances: Tolerances
}

/** Makes the change of an operation on a whole attribute. */
export function changeAttribute(definition: AttributeDefinition, edit: Edit): Change {
  return guard(definition, edit, unguardedChange(definition, edit))
}

/** Checks a change: a required attribute must stay assigned, an immutable one that is set must not change. */
export function guard(
  definition: AttributeDefinition,
  { verb, name }: Edit,
  change: Change,
): Change {
  return (current) => {
    const next = change(current)
    if (equals(current, next)) return current
    keepImmutable(definition, { name, from: current, to: next })
    if (definition.required && !isPresent(next)) {
      const scimType = verb === 'remove' ? 'mutability' : 'invalidValue'
      throw new ScimError(400, `${name} is required.`, scimType)
    }
    return next
  }
}

function unguardedChange(definition: AttributeDefinition, edit: Edit): Change {
  if (edit.verb === 'remove') return removal(definition, edit)
  if (definition.multiValued) return changeMultiValued(definition, edit)
  if (definition.type === 'complex' && definition.subAttributes && isAssigned(edit.value))
    return (current) => mergeMembers(definition, current, edit)
  const value = readSingleValue(definition, edit.value, edit)
  if (value !== undefined) return () => value
  return edit.verb === 'add' ? (current) => current : unassign(definition, edit)
}

function removal(definition: AttributeDefinition, edit: Edit): Change {
  const { name, value } = edit
  if (!isAssigned(value) || value === '') return unassign(definition, edit)
  if (!definition.multiValued)
    return definition.subAttributes ? removeParts(definition, edit) : unassign(definition, edit)
  const given = readRemovedElements(definition, value, edit)
  return (current) =>
    changeElements(current, definition, (elements) =>
      removeElements(elements, given, { definition, name }),
    )
}

/**
 * Removes the parts of a complex value that the value of `remove` names and equals, or the whole when it names its `value`.
 *
 * An empty part equals any value.
 */
function removeParts(definition: AttributeDefinition, edit: Edit): Change {
  const named = membersOf(definition, edit.value, edit)
  const isIdentified = named.some((each) => each.definition.name === 'value')
  return (current) => {
    if (!isComplex(current)) return current
    const agreeing = named.filter((each) => agrees(each, current[each.definition.name]))
    if (isIdentified)
      return agreeing.length === named.length ? unassign(definition, edit)(current) : current
    let rest = current
    for (const { definition: sub, value, reading } of agreeing) {
      const change = changeAttribute(sub, { ...edit, value, name: reading.name })
      rest = withMember(rest, sub.name, change(rest[sub.name]))
    }
    return isPresent(rest) ? rest : undefined
  }
}

/** Tells whether a single-valued part equals the value that a client names; other parts are compared value by value later. */
function agrees({ definition, value, reading }: SentMember, current: unknown): boolean {
  if (definition.multiValued || definition.subAttributes || !isAssigned(value) || value === '')
    return true
  const given = readSingleValue(definition, value, reading)
  return typeof given === 'string' && typeof current === 'string'
    ? comparisonForm(definition, given) === comparisonForm(definition, current)
    : equals(given, current)
}

/** Unassigns an attribute. An extension is a namespace, not a value: its read-only attributes stay. */
function unassign(definition: AttributeDefinition, { name }: Edit): Change {
  if (!isExtension(definition)) return () => undefined
  return (current) => {
    const kept: Record<string, unknown> = {}
    for (const sub of definition.subAttributes ?? []) {
      const from = isComplex(current) ? current[sub.name] : undefined
      keepImmutable(sub, {
        name: subAttributeName({ name, definition }, sub.name),
        from,
        to: undefined,
      })
      if (sub.mutability === 'readOnly' && from !== undefined) kept[sub.name] = from
    }
    return isPresent(kept) ? kept : undefined
  }
}

function changeMultiValued(definition: AttributeDefinition, edit: Edit): Change {
  const { verb, name, value } = edit
  const given = (readValue(definition, value, edit) ?? []) as readonly unknown[]
  return (current) =>
    changeElements(current, definition, (elements) =>
      verb === 'add'
        ? addElements(elements, given, { definition, name })
        : (retainParts(definition, { name, from: elements, to: given }) as readonly unknown[]),
    )
}

/** Merges sub-attributes: those that are not given stay, for `add` and `replace` alike (RFC 7644 §3.5.2.1, §3.5.2.3). */
function mergeMembers(definition: AttributeDefinition, current: unknown, edit: Edit): unknown {
  let merged: Complex = isComplex(current) ? current : {}
  for (const { definition: sub, value, reading } of membersOf(definition, edit.value, edit)) {
    const change = changeAttribute(sub, { ...edit, value, name: reading.name })
    merged = withMember(merged, sub.name, change(merged[sub.name]))
  }
  return isPresent(merged) ? merged : undefined
}
