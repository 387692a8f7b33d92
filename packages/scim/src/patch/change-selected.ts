import { readSingleValue } from '../resource/read-value.ts'
import { retainParts } from '../resource/retain.ts'
import { subAttributeName } from '../schema/attributes.ts'
import type { AttributeDefinition } from '../schema/definition.ts'
import { type Complex, isComplex, isPresent } from '../values/complex.ts'
import { equals } from '../values/equality.ts'
import { ScimError } from '../values/errors.ts'
import { withMember } from '../values/with-member.ts'
import { type Change, changeAttribute, type Edit, guard } from './change.ts'
import { changeElements, readRemovedElements, removeElements } from './elements.ts'
import { isAssigned } from './operation.ts'
import type { ElementSelection } from './target.ts'

/** Makes the change of an operation on the elements that a value filter selects. */
export function changeSelected(
  definition: AttributeDefinition,
  selection: ElementSelection,
  edit: Edit,
): Change {
  const change = selection.subAttribute
    ? changeMember(definition, selection.subAttribute, edit)
    : changeWhole(definition, selection, edit)
  return guard(definition, edit, (current) =>
    changeElements(current, definition, (elements) => {
      const selected = new Set(elements.filter(selection.selects))
      if (selected.size === 0) return changeUnmatched(elements, { selection, edit, change })
      return elements
        .map((element) => (selected.has(element) ? change(element) : element))
        .filter(isPresent)
    }),
  )
}

interface Unmatched {
  readonly selection: ElementSelection
  readonly edit: Edit
  readonly change: Change
}

function changeUnmatched(
  elements: readonly unknown[],
  { selection, edit, change }: Unmatched,
): readonly unknown[] {
  const { verb, tolerances } = edit
  if (verb === 'remove' && tolerances['remove-without-match']) return elements
  const described = verb === 'remove' ? undefined : describedBy(selection, tolerances)
  if (!described)
    throw new ScimError(400, `No value of ${edit.name} matches the filter.`, 'noTarget')
  const created = change(described)
  return equals(created, described) || !isPresent(created) ? elements : [...elements, created]
}

/** Returns the element to create when a filter matches none: Entra adds `emails[type eq "work"].value` to a user without emails. */
function describedBy(
  { described, selects }: ElementSelection,
  tolerances: Edit['tolerances'],
): Complex | undefined {
  return described && tolerances['create-filtered-element'] && selects(described)
    ? described
    : undefined
}

function changeMember(
  definition: AttributeDefinition,
  sub: AttributeDefinition,
  edit: Edit,
): Change {
  const name = subAttributeName({ name: edit.name, definition }, sub.name)
  const change = changeAttribute(sub, { ...edit, name })
  return (element) => {
    const complex = isComplex(element) ? element : {}
    return withMember(complex, sub.name, change(complex[sub.name]))
  }
}

/** Changes whole elements. A replaced element keeps the values of the filter, so that the next operation finds it. */
function changeWhole(
  definition: AttributeDefinition,
  { described }: ElementSelection,
  edit: Edit,
): Change {
  const { verb, name } = edit
  if (verb === 'remove') return removeSelected(definition, edit)
  const given = readSingleValue(definition, soleValue(edit), edit)
  if (given === undefined) return (element) => (verb === 'add' ? element : undefined)
  return (element) => {
    const base = verb === 'add' ? element : described
    const next = retainParts(definition, {
      name,
      from: element,
      to: { ...Object(base), ...Object(given) },
    })
    return equals(element, next) ? element : next
  }
}

/** Removes the selected elements that the value of `remove` names; all of them when it has no value. */
function removeSelected(definition: AttributeDefinition, edit: Edit): Change {
  const { name, value } = edit
  if (!isAssigned(value) || value === '') return () => undefined
  const given = readRemovedElements(definition, value, edit)
  return (element) => removeElements([element], given, { definition, name })[0]
}

function soleValue({ value, tolerances }: Edit): unknown {
  if (!Array.isArray(value) || value.length !== 1 || !tolerances['array-of-one']) return value
  return value[0] as unknown
}
