import { equals } from '../equality.ts'
import { ScimError } from '../errors.ts'
import { type Complex, isComplex, isPresent } from '../resource.ts'
import { findSubAttribute, subAttributeName } from '../schema/attributes.ts'
import type { AttributeDefinition } from '../schema/definition.ts'
import { resetOtherPrimaries } from '../schema/primary.ts'
import { membersOf, readSingleValue, readValue } from '../schema/read-value.ts'
import { addElements, removeElements } from './elements.ts'
import type { PatchVerb } from './operation.ts'
import type { ElementSelection, PatchTarget } from './target.ts'

/** From the current value of an attribute to the next; undefined is unassigned. Returns what it was given when nothing changes. */
export type Change = (current: unknown) => unknown

/** What is to be done with an attribute. */
export interface Edit {
  readonly verb: PatchVerb
  readonly value: unknown
  /** The attribute as error messages call it. */
  readonly name: string
}

/** Makes the change that an operation asks for at its target. */
export function createChange({ attribute, selection }: PatchTarget, edit: Edit): Change {
  const { definition } = attribute
  if (!selection) return changeAttribute(definition, edit)
  return guard(definition, edit, (current) =>
    changeSelected(current, { definition, selection, edit }),
  )
}

/** Replaces one member of a complex value; the value itself comes back when nothing changes. */
export function withMember(complex: Complex, name: string, value: unknown): Complex {
  if (value === undefined) {
    if (!Object.hasOwn(complex, name)) return complex
    const { [name]: _removed, ...rest } = complex
    return rest
  }
  return equals(complex[name], value) ? complex : { ...complex, [name]: value }
}

/** Changes the elements of a multi-valued attribute: an empty array is unassigned, and a new primary is the only one. */
export function changeElements(
  current: unknown,
  change: (elements: readonly unknown[]) => readonly unknown[],
): unknown {
  const before: readonly unknown[] = Array.isArray(current) ? current : []
  const after = resetOtherPrimaries(before, change(before))
  return after.length === 0 ? undefined : after
}

function changeAttribute(definition: AttributeDefinition, edit: Edit): Change {
  if (edit.verb === 'remove') return guard(definition, edit, removal(definition, edit.value))
  if (definition.multiValued) return guard(definition, edit, changeMultiValued(definition, edit))
  if (definition.type === 'complex' && definition.subAttributes && isAssigned(edit.value))
    return guard(definition, edit, (current) => mergeMembers(definition, current, edit))
  const value = readSingleValue(definition, edit.value, edit.name)
  return guard(definition, edit, (current) =>
    value === undefined && edit.verb === 'add' ? current : value,
  )
}

function removal(definition: AttributeDefinition, value: unknown): Change {
  if (!definition.multiValued || !isAssigned(value)) return () => undefined
  return (current) =>
    changeElements(current, (elements) => removeElements(elements, value, definition))
}

function changeMultiValued(definition: AttributeDefinition, { verb, value, name }: Edit): Change {
  const given = (readValue(definition, value, name) ?? []) as readonly unknown[]
  return (current) =>
    changeElements(current, (elements) =>
      verb === 'add' ? addElements(elements, given, definition) : given,
    )
}

/** Sub-attributes that are not given stay as they are, whether added or replaced (RFC 7644 §3.5.2.1, §3.5.2.3). */
function mergeMembers(definition: AttributeDefinition, current: unknown, edit: Edit): unknown {
  let merged: Complex = isComplex(current) ? current : {}
  for (const [key, value] of membersOf(definition, edit.value, edit.name)) {
    const sub = findSubAttribute(definition, key)
    if (!sub || sub.mutability === 'readOnly') continue
    const change = changeAttribute(sub, {
      ...edit,
      value,
      name: subAttributeName({ name: edit.name, definition }, sub.name),
    })
    merged = withMember(merged, sub.name, change(merged[sub.name]))
  }
  return isPresent(merged) ? merged : undefined
}

interface SelectedChange {
  readonly definition: AttributeDefinition
  readonly selection: ElementSelection
  readonly edit: Edit
}

function changeSelected(
  current: unknown,
  { definition, selection, edit }: SelectedChange,
): unknown {
  const change = selection.subAttribute
    ? changeMember(selection.subAttribute, edit)
    : changeWhole(definition, selection, edit)
  return changeElements(current, (elements) => {
    const selected = new Set(elements.filter(selection.selects))
    if (selected.size > 0)
      return elements
        .map((element) => (selected.has(element) ? change(element) : element))
        .filter(isPresent)
    if (edit.verb === 'remove') return elements
    const described = describedBy(selection, edit)
    const created = change(described)
    return equals(created, described) || !isPresent(created) ? elements : [...elements, created]
  })
}

/** The element that a filter without a match asks for: Entra adds `emails[type eq "work"].value` to a user without emails. */
function describedBy({ described, selects }: ElementSelection, { name }: Edit): Complex {
  if (described && selects(described)) return described
  throw new ScimError(400, `No value of ${name} matches the filter.`, 'noTarget')
}

function changeMember(sub: AttributeDefinition, edit: Edit): Change {
  const change = changeAttribute(sub, { ...edit, name: `${edit.name}.${sub.name}` })
  return (element) => {
    const complex = isComplex(element) ? element : {}
    return withMember(complex, sub.name, change(complex[sub.name]))
  }
}

/** A replaced element keeps what the filter says of it, so that the next operation finds it again. */
function changeWhole(
  definition: AttributeDefinition,
  { described }: ElementSelection,
  { verb, value, name }: Edit,
): Change {
  if (verb === 'remove') return () => undefined
  const sole = Array.isArray(value) && value.length === 1 ? (value as unknown[])[0] : value
  const given = readSingleValue(definition, sole, name)
  if (given === undefined) return (element) => (verb === 'add' ? element : undefined)
  return (element) => {
    const next: Complex = { ...Object(verb === 'add' ? element : described), ...Object(given) }
    for (const sub of definition.subAttributes ?? [])
      keepImmutable(sub, {
        name: `${name}.${sub.name}`,
        from: Object(element)[sub.name],
        to: next[sub.name],
      })
    return equals(element, next) ? element : next
  }
}

/** Watches over what may not change: a required attribute stays assigned, an immutable one stays what it is. */
function guard(definition: AttributeDefinition, { verb, name }: Edit, change: Change): Change {
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

interface Transition {
  readonly name: string
  readonly from: unknown
  readonly to: unknown
}

function keepImmutable({ mutability }: AttributeDefinition, { name, from, to }: Transition): void {
  if (mutability === 'immutable' && from !== undefined && !equals(from, to))
    throw new ScimError(400, `${name} cannot change once it is set.`, 'mutability')
}

function isAssigned(value: unknown): boolean {
  return value !== undefined && value !== null
}
