import { ScimError } from '../errors.ts'
import { instantOf } from '../filter/compare.ts'
import { entriesOf, isComplex, isPresent } from '../resource.ts'
import { findSubAttribute, subAttributeName } from './attributes.ts'
import type { AttributeDefinition } from './definition.ts'
import { keepOnePrimary } from './primary.ts'

/**
 * Reads what a client sent as the value of an attribute; undefined when that leaves it unassigned (`null`, `[]`, `{}`).
 *
 * Names get the schema's spelling. Forgiven: one value in place of an array, `"True"` for `true`, a bare value in place of a complex one
 * that has a `value`, several primaries (the first stays). Unknown and read-only sub-attributes are dropped.
 * Throws a `ScimError` `invalidValue` that gives the attribute's `name` when the type is wrong.
 */
export function readValue(
  definition: AttributeDefinition,
  value: unknown,
  name = definition.name,
): unknown {
  if (!definition.multiValued) return readSingleValue(definition, value, name)
  const elements = (Array.isArray(value) ? value : [value])
    .map((element) => readSingleValue(definition, element, name))
    .filter((element) => element !== undefined)
  return elements.length === 0 ? undefined : keepOnePrimary(elements)
}

/** Reads one value of an attribute, of a multi-valued one an element. */
export function readSingleValue(
  definition: AttributeDefinition,
  value: unknown,
  name = definition.name,
): unknown {
  if (value === null || value === undefined) return undefined
  switch (definition.type) {
    case 'complex':
      return readComplex(definition, value, name)
    case 'boolean':
      return typeof value === 'boolean'
        ? value
        : (booleanOf(value) ?? refuse(name, 'true or false'))
    case 'integer':
      return Number.isSafeInteger(value) ? value : refuse(name, 'an integer')
    case 'decimal':
      return Number.isFinite(value) ? value : refuse(name, 'a number')
    case 'dateTime':
      if (typeof value === 'string' && instantOf(value) !== undefined) return value
      return refuse(name, 'a dateTime such as "2026-01-31T08:00:00Z"')
    case 'string':
    case 'reference':
    case 'binary':
      return typeof value === 'string' ? value : refuse(name, 'a string')
  }
}

/** The members of a complex value as a client sent it. A bare value stands for the sub-attribute `value`, as Entra sends a manager. */
export function membersOf(
  definition: AttributeDefinition,
  value: unknown,
  name = definition.name,
): [name: string, value: unknown][] {
  if (isComplex(value)) return entriesOf(value)
  if (Array.isArray(value) || !findSubAttribute(definition, 'value'))
    return refuse(name, 'an object')
  return [['value', value]]
}

/** Reads `true` and `false` from strings in any letter case, as Entra sends them. */
export function booleanOf(value: unknown): boolean | undefined {
  if (typeof value !== 'string') return undefined
  const folded = value.toLowerCase()
  return folded === 'true' ? true : folded === 'false' ? false : undefined
}

function readComplex(definition: AttributeDefinition, value: unknown, name: string): unknown {
  if (!definition.subAttributes) return isComplex(value) ? value : refuse(name, 'an object')
  const complex: Record<string, unknown> = {}
  for (const [key, member] of membersOf(definition, value, name)) {
    const sub = findSubAttribute(definition, key)
    if (!sub || sub.mutability === 'readOnly') continue
    const subName = subAttributeName({ name, definition }, sub.name)
    if (Object.hasOwn(complex, sub.name)) refuseTwice(subName)
    const read = readValue(sub, member, subName)
    if (read !== undefined) complex[sub.name] = read
  }
  return isPresent(complex) ? complex : undefined
}

/** Throws for an attribute that a client sent under two spellings. */
export function refuseTwice(name: string): never {
  throw new ScimError(400, `${name} is given twice.`, 'invalidValue')
}

function refuse(name: string, expected: string): never {
  throw new ScimError(400, `${name} must be ${expected}.`, 'invalidValue')
}
