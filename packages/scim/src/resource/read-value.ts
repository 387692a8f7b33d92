import { findSubAttribute, subAttributeName } from '../schema/attributes.ts'
import type { AttributeDefinition } from '../schema/definition.ts'
import { findUsernameFault } from '../username/username-fault.ts'
import { booleanOf } from '../values/boolean-of.ts'
import { isUserName } from '../values/comparison-form.ts'
import { type Complex, isComplex, isPresent, namesOf } from '../values/complex.ts'
import { ScimError } from '../values/errors.ts'
import { isBase64, isUriReference } from '../values/formats.ts'
import { instantOf } from '../values/instant.ts'
import { mergeEqualElements } from './equal-elements.ts'
import { isPrimary, keepOnePrimary } from './one-primary.ts'

/** The tolerances that concern values; `toleranceRecords` describes them. */
export type ValueTolerances = Readonly<
  Record<
    | 'array-of-one'
    | 'bare-complex-value'
    | 'boolean-as-string'
    | 'loose-user-names'
    | 'several-primaries'
    | 'stray-sub-attributes',
    boolean
  >
>

/** The parameters of reading a value. */
export interface Reading {
  /** The name of the attribute in error messages. */
  readonly name: string
  readonly tolerances: ValueTolerances
  /** Ignores read-only sub-attributes whatever the tolerances, as in a whole resource (RFC 7644 §3.3, §3.5.1). */
  readonly ignoresReadOnly?: true
}

/**
 * Reads the value that a client sent for an attribute; undefined for an unassigned value (`null`, `[]`, `{}`).
 *
 * Gives names the schema's spelling, drops unknown and read-only sub-attributes or refuses them, depending on `tolerances`, and merges
 * elements with the same `value` and `type`.
 *
 * @throws {ScimError} 400 `invalidValue` with the attribute's `name` when the type or the format is wrong.
 */
export function readValue(
  definition: AttributeDefinition,
  value: unknown,
  reading: Reading,
): unknown {
  if (!definition.multiValued) return readSingleValue(definition, value, reading)
  if (value === null || value === undefined) return undefined
  if (!Array.isArray(value) && !reading.tolerances['array-of-one']) refuse(reading.name, 'an array')
  const read = (Array.isArray(value) ? value : [value])
    .map((element) => readSingleValue(definition, element, reading))
    .filter((element) => element !== undefined)
  const elements = mergeEqualElements(read, definition)
  if (!reading.tolerances['several-primaries'] && elements.filter(isPrimary).length > 1)
    throw new ScimError(400, `${reading.name} has more than one primary value.`, 'invalidValue')
  return elements.length === 0 ? undefined : keepOnePrimary(elements)
}

/** Reads one value of an attribute: of a multi-valued one, an element. */
export function readSingleValue(
  definition: AttributeDefinition,
  value: unknown,
  reading: Reading,
): unknown {
  if (value === null || value === undefined) return undefined
  const { name } = reading
  switch (definition.type) {
    case 'complex':
      return readComplex(definition, value, reading)
    case 'boolean':
      return readBoolean(value, reading)
    case 'integer':
      return Number.isSafeInteger(value) ? value : refuse(name, 'an integer')
    case 'decimal':
      return Number.isFinite(value) ? value : refuse(name, 'a number')
    case 'dateTime':
      if (typeof value === 'string' && instantOf(value) !== undefined) return value
      return refuse(name, 'a dateTime such as "2026-01-31T08:00:00Z"')
    case 'string':
      if (typeof value !== 'string') return refuse(name, 'a string')
      return isUserName(definition) ? readUserName(value, reading) : value
    case 'reference':
      return typeof value === 'string' && isUriReference(value)
        ? value
        : refuse(name, 'a URI (RFC 3986), absolute or relative')
    case 'binary':
      return typeof value === 'string' && isBase64(value)
        ? value
        : refuse(name, 'text in base64 (RFC 4648 §4)')
  }
}

/** A sub-attribute with the value that a client sent for it. */
export interface SentMember {
  readonly definition: AttributeDefinition
  readonly value: unknown
  readonly reading: Reading
}

/**
 * Returns the writable sub-attributes of a complex value that a client sent. A bare value is read as the sub-attribute `value`.
 *
 * @throws {ScimError} 400 `invalidValue` for a sub-attribute that is given in two spellings.
 */
export function membersOf(
  definition: AttributeDefinition,
  value: unknown,
  reading: Reading,
): readonly SentMember[] {
  const { name, tolerances, ignoresReadOnly } = reading
  const complex = complexOf(definition, value, reading)
  const members: SentMember[] = []
  for (const key of namesOf(complex)) {
    const sub = findSubAttribute(definition, key)
    if (!sub || sub.mutability === 'readOnly') {
      if (!tolerances['stray-sub-attributes'] && !(sub && ignoresReadOnly))
        refuseStray(sub, `${name}.${key.slice(0, 200)}`)
      continue
    }
    const subName = subAttributeName({ name, definition }, sub.name)
    if (members.some((each) => each.definition === sub)) refuseTwice(subName)
    members.push({ definition: sub, value: complex[key], reading: { ...reading, name: subName } })
  }
  return members
}

/** Throws for an attribute that a client sent in two spellings. */
export function refuseTwice(name: string): never {
  throw new ScimError(400, `${name} is given twice.`, 'invalidValue')
}

function readComplex(definition: AttributeDefinition, value: unknown, reading: Reading): unknown {
  if (!definition.subAttributes) return isComplex(value) ? value : refuse(reading.name, 'an object')
  const complex: Record<string, unknown> = {}
  for (const member of membersOf(definition, value, reading)) {
    const read = readValue(member.definition, member.value, member.reading)
    if (read !== undefined) complex[member.definition.name] = read
  }
  return isPresent(complex) ? complex : undefined
}

/** Checks a user name. An empty one is not checked: it counts as missing where it is required. */
function readUserName(value: string, { name, tolerances }: Reading): string {
  const fault =
    value === ''
      ? undefined
      : findUsernameFault(value, { isTolerant: tolerances['loose-user-names'] })
  if (fault === undefined) return value
  throw new ScimError(400, `${name} ${fault}.`, 'invalidValue')
}

function readBoolean(value: unknown, { name, tolerances }: Reading): boolean {
  if (typeof value === 'boolean') return value
  const read = tolerances['boolean-as-string'] ? booleanOf(value) : undefined
  return read ?? refuse(name, 'true or false')
}

function complexOf(
  definition: AttributeDefinition,
  value: unknown,
  { name, tolerances }: Reading,
): Complex {
  if (isComplex(value)) return value
  const isBare =
    tolerances['bare-complex-value'] &&
    !Array.isArray(value) &&
    findSubAttribute(definition, 'value') !== undefined
  return isBare ? { value } : refuse(name, 'an object')
}

function refuseStray(sub: AttributeDefinition | undefined, name: string): never {
  if (sub) throw new ScimError(400, `${name} is read-only.`, 'mutability')
  throw new ScimError(400, `${name} is not an attribute.`, 'invalidValue')
}

function refuse(name: string, expected: string): never {
  throw new ScimError(400, `${name} must be ${expected}.`, 'invalidValue')
}
