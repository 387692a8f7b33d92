import { isPresent, URN, type Complex, type ResourceTypeDefinition } from '@pingone-sandbox/scim'
import type { RemarkKind } from '@pingone-sandbox/contract'
import { canonicalValue } from './canonical-value.ts'
import { comparedAs, isOfTarget, placeBelow, type Place } from './compared-place.ts'
import { asObject, memberOf } from './member.ts'

/** One difference between a sent value and the answer. */
export interface Difference {
  readonly kind: Extract<RemarkKind, 'dropped' | 'altered' | 'kept' | 'cut' | 'two-primaries'>
  /** In readable form: `userName`, `name.familyName`, `emails[work]`, `members`. */
  readonly attribute: string
  /** The sent value and the answered one; absent when `count` is given. */
  readonly sent?: unknown
  readonly answered?: unknown
  /** The number of missing or surplus values, and the number of sent ones. */
  readonly count?: number
  readonly of?: number
}

export interface DifferenceOptions {
  readonly type: ResourceTypeDefinition
  /**
   * The whole written resource, if `sent` is only a part of it. List values of the answer that are in neither, but have the type of a
   * sent one, count as old values that the target has kept.
   */
  readonly written?: Complex
  /** False when elements were added to lists, which may then contain more than was sent. */
  readonly isWhole?: boolean
}

/**
 * Compares what was sent with a resource of the target.
 *
 * Everything of `sent` must be in the answer. Not compared: attributes that the target alone sets, and those that it never returns.
 * Not a difference: letter case where it does not count, the order of lists, and what the answer has beyond.
 */
export function differences(
  sent: Complex,
  answered: Complex,
  { type, written = sent, isWhole = true }: DifferenceOptions,
): readonly Difference[] {
  return Object.entries(sent).flatMap(([name, value]) => {
    if (isOfTarget(name, type)) return []
    const place = { path: name, type, isOptional: false, isWhole }
    if (name.includes(':')) return extensionDifferences(value, answered, { ...place, path: name })
    return valueDifferences(value, memberOf(answered, name), {
      ...place,
      written: memberOf(written, name),
    })
  })
}

/** The differences between two values of one attribute. */
function valueDifferences(sent: unknown, answered: unknown, place: Place): readonly Difference[] {
  if (!isPresent(sent)) return []
  const isList = Array.isArray(sent)
  if (isRepeated(sent, answered) && (!isList || (place.written ?? sent) === sent)) return []
  const { path: attribute, isOptional } = place
  if (!isPresent(answered))
    return isOptional || isDefault(sent, place) ? [] : [{ kind: 'dropped', attribute, sent }]
  if (isList) return elementDifferences(sent, answered, place)
  const [object, other] = [asObject(sent), asObject(answered)]
  if (object && other)
    return Object.entries(object).flatMap(([name, value]) =>
      valueDifferences(value, memberOf(other, name), placeBelow(place, name)),
    )
  // A target may answer a complex value by its `value` alone, or the reverse.
  const [one, two] = [scalarOf(sent), scalarOf(answered)]
  const compared = comparedAs(place)
  return canonicalValue(one, compared) === canonicalValue(two, compared)
    ? []
    : [{ kind: 'altered', attribute, sent: one, answered: two }]
}

/**
 * Whether an answer has a value exactly as it was sent, perhaps with more members: most answers do, and then nothing else is
 * compared. False where a list has several values, which are compared by their value and type.
 */
function isRepeated(sent: unknown, answered: unknown): boolean {
  if (typeof sent !== 'object' || sent === null) return sent === answered
  if (typeof answered !== 'object' || answered === null) return false
  if (Array.isArray(sent) || Array.isArray(answered))
    return isOne(sent) && isOne(answered) && isRepeatedElement(sent[0], answered[0])
  return Object.entries(sent).every(
    ([name, value]) =>
      Object.hasOwn(answered, name) &&
      isRepeated(value, (answered as Readonly<Record<string, unknown>>)[name]),
  )
}

const isOne = (list: unknown): list is readonly [Complex] =>
  Array.isArray(list) && list.length === 1 && asObject(list[0]) !== undefined

/** Elements correspond by their value, or, without one, by their type. */
const isRepeatedElement = (sent: Complex, answered: Complex): boolean =>
  (sent['value'] !== undefined ||
    (sent['type'] !== undefined && Object.keys(sent).length === Object.keys(answered).length)) &&
  isRepeated(sent, answered)

/** `primary: false` may be omitted. */
const isDefault = (sent: unknown, { path }: Place): boolean =>
  sent === false && path.toLowerCase().endsWith('.primary')

const scalarOf = (value: unknown): unknown => {
  const object = asObject(value)
  return object ? (memberOf(object, 'value') ?? value) : value
}

/** Of an extension that the answer names, attributes may be `returned: request`; the enterprise one has none of these. */
function extensionDifferences(
  value: unknown,
  answered: Complex,
  place: Place,
): readonly Difference[] {
  const [urn, schemas] = [place.path.toLowerCase(), memberOf(answered, 'schemas')]
  const isNamed =
    Array.isArray(schemas) && schemas.some((each) => String(each).toLowerCase() === urn)
  const isOptional = isNamed && urn !== URN.enterpriseUser.toLowerCase()
  return valueDifferences(value, memberOf(answered, place.path), { ...place, isOptional })
}

/**
 * The differences between two lists of values.
 *
 * Elements correspond by their value, or else by their `type`. Elements with a type that was not sent are ignored.
 */
function elementDifferences(
  sent: readonly unknown[],
  answered: unknown,
  place: Place,
): readonly Difference[] {
  const there = Array.isArray(answered) ? (answered as readonly unknown[]) : [answered]
  const written = Array.isArray(place.written) ? (place.written as readonly unknown[]) : sent
  const search = createSearch(there, place)
  const missing = sent.filter((element) => !search(element))
  const found = sent.filter((element) => search(element))
  const { path: attribute } = place
  const isCut = missing.length > 1 && missing.every((element) => typeOf(element) === undefined)
  return [
    ...(isCut
      ? [
          {
            kind: found.length > 0 ? 'cut' : 'dropped',
            attribute,
            count: missing.length,
            of: sent.length,
          } as const,
        ]
      : missing.map((element) => absent(element, there, place))),
    ...found.flatMap((element) => detailDifferences(element, search(element), place)),
    ...(place.isWhole ? kept(written, there, place) : []),
    ...twoPrimaries(written, there, attribute),
  ]
}

/** The difference of an element that is missing, or replaced by one of the same type. */
function absent(element: unknown, there: readonly unknown[], place: Place): Difference {
  const type = typeOf(element)
  const attribute = nameOf(place.path, type)
  const other = type === undefined ? undefined : there.find((each) => typeOf(each) === type)
  const sent = valueOf(element) ?? element
  return other === undefined
    ? { kind: 'dropped', attribute, sent }
    : { kind: 'altered', attribute, sent, answered: valueOf(other) ?? other }
}

/** The differences in the other sub-attributes of an element with the same value. */
function detailDifferences(element: unknown, there: unknown, place: Place): readonly Difference[] {
  const [object, other] = [asObject(element), asObject(there)]
  if (!object || !other) return []
  const { value: _, ...rest } = object
  const here = { ...place, path: nameOf(place.path, typeOf(element)) }
  return Object.entries(rest).flatMap(([name, value]) =>
    valueDifferences(value, memberOf(other, name), placeBelow(here, name)),
  )
}

/** Old values that are still present next to the values that replaced them. */
function kept(
  written: readonly unknown[],
  there: readonly unknown[],
  place: Place,
): readonly Difference[] {
  const isWritten = createSearch(written, place)
  const isThere = createSearch(there, place)
  // Members have a type at the target that PingOne does not send: then the list is compared as a whole.
  const isTyped = written.every((element) => typeOf(element) !== undefined)
  const kindOf = (element: unknown) => (isTyped ? typeOf(element) : undefined)
  return [...new Set(written.map(kindOf))].flatMap((type) => {
    const isOfType = (element: unknown) => kindOf(element) === type
    const stray = there.filter((element) => isOfType(element) && !isWritten(element))
    // A value that replaces a sent one is an alteration.
    const altered = written.filter((element) => isOfType(element) && !isThere(element)).length
    const count = stray.length - altered
    if (count <= 0) return []
    const answered = valueOf(stray.at(-1))
    return [{ kind: 'kept', attribute: nameOf(place.path, type), answered, count } as const]
  })
}

function twoPrimaries(
  written: readonly unknown[],
  there: readonly unknown[],
  attribute: string,
): readonly Difference[] {
  const [before, after] = [written.filter(isPrimary).length, there.filter(isPrimary).length]
  return after > 1 && before < 2 ? [{ kind: 'two-primaries', attribute, count: after }] : []
}

/** Finds elements by their value, in time that does not depend on their number. */
function createSearch(elements: readonly unknown[], place: Place): (sought: unknown) => unknown {
  const compared = comparedAs({ ...place, path: `${place.path}.value` })
  const keyOf = (element: unknown) => canonicalValue(valueOf(element), compared)
  const byValue = Map.groupBy(elements, keyOf)
  return (sought) => {
    const type = typeOf(sought)
    // An element without a value, such as an address, is identified by its type.
    if (valueOf(sought) === undefined) return elements.find((element) => typeOf(element) === type)
    const alike = byValue.get(keyOf(sought)) ?? []
    return (
      alike.find((element) => typeOf(element) === type) ??
      alike.find((element) => type === undefined || typeOf(element) === undefined)
    )
  }
}

const isPrimary = (element: unknown): boolean => {
  const object = asObject(element)
  const primary = object && memberOf(object, 'primary')
  return primary === true || primary === 'true'
}

function typeOf(element: unknown): string | undefined {
  const object: Complex | undefined = asObject(element)
  const type = object && memberOf(object, 'type')
  return typeof type === 'string' ? type.toLowerCase() : undefined
}

function valueOf(element: unknown): unknown {
  const object = asObject(element)
  return object ? memberOf(object, 'value') : element
}

const nameOf = (path: string, type: string | undefined): string =>
  type === undefined ? path : `${path}[${type}]`
