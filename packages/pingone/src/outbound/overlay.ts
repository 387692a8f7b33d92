import { foldCase, isComplex, type Complex } from '@pingone-sandbox/scim'
import { asObject, keyOf, memberOf } from './member.ts'
import type { BehaviourChoices } from './profile.ts'

/**
 * Merges mapped attributes into the resource of the target.
 *
 * Objects are merged; of a multi-valued attribute, an element of the same `type` is merged and a new one is added, so that values
 * which PingOne does not know of stay. Names, and values of `type`, have no letter case (RFC 7643 §2.1): what is mapped takes the
 * place of what the target spells otherwise. `meta` is the target's own and is not sent back. `filled` says that an empty second
 * email took the address of the first.
 */
export function overlay(
  current: Complex,
  mapped: Complex,
  { secondEmail }: Pick<BehaviourChoices, 'secondEmail'>,
): { readonly resource: Complex; readonly filled: boolean } {
  const kept = without(current, 'meta')
  const resource = merge(kept, mapped)
  const emails = secondEmail === 'filled' ? fillSecondEmail(kept, mapped, resource) : undefined
  return emails ? { resource: { ...resource, emails }, filled: true } : { resource, filled: false }
}

/** Tells whether a resource already has all mapped values, exactly as mapped. */
export function holds(current: Complex, mapped: Complex): boolean {
  return isContained(mapped, current)
}

function isContained(part: unknown, whole: unknown): boolean {
  if (isComplex(part))
    return (
      isComplex(whole) &&
      Object.entries(part).every(([name, value]) => isContained(value, memberOf(whole, name)))
    )
  if (Array.isArray(part))
    return (
      Array.isArray(whole) &&
      part.every((element) => whole.some((other) => isContained(element, other)))
    )
  return part === whole
}

/** A documented special case: the target has two email elements, one of them empty, and one address is mapped. */
function fillSecondEmail(
  kept: Complex,
  mapped: Complex,
  resource: Complex,
): readonly Complex[] | undefined {
  const [existing, given] = [memberOf(kept, 'emails'), mapped['emails']]
  if (!Array.isArray(existing) || existing.length !== 2 || !Array.isArray(given)) return undefined
  const isEmpty = (email: unknown) => isComplex(email) && (memberOf(email, 'value') ?? '') === ''
  if (!existing.some(isEmpty)) return undefined
  const [first]: unknown[] = given
  const address = asObject(first)?.['value']
  if (address === undefined) return undefined
  return (resource['emails'] as readonly Complex[]).map((email) => ({
    ...without(without(email, 'value'), 'primary'),
    value: address,
    primary: true,
  }))
}

/** The members of both; where both have one, objects and lists are merged, and other values are replaced. */
function merge(current: Complex, mapped: Complex): Complex {
  let result = current
  for (const [name, value] of Object.entries(mapped)) {
    const existing = memberOf(result, name)
    const merged =
      isComplex(existing) && isComplex(value)
        ? merge(existing, value)
        : Array.isArray(existing) && Array.isArray(value)
          ? mergeElements(existing, value)
          : value
    const key = keyOf(result, name)
    // The position of the member is kept, so that a PUT differs as little as possible from what was read.
    result =
      key === undefined || key === name
        ? { ...result, [name]: merged }
        : Object.fromEntries(
            Object.entries(result).map(([each, other]) =>
              each === key ? [name, merged] : [each, other],
            ),
          )
  }
  return result
}

function mergeElements(current: readonly unknown[], mapped: readonly unknown[]): unknown[] {
  const result = [...current]
  for (const element of mapped) {
    if (isKeptAsText(result, element)) continue
    const at = result.findIndex(
      (other) => isComplex(other) && isComplex(element) && isSameType(other, element),
    )
    const existing = result[at]
    if (isComplex(existing) && isComplex(element))
      result[at] = merge(existing, withTypeOf(existing, element))
    else result.push(element)
  }
  return result
}

/** A target may store list elements as strings; a value that is already among them is not added again. */
const isKeptAsText = (existing: readonly unknown[], element: unknown): boolean => {
  const value = asObject(element)?.['value']
  return (
    typeof value === 'string' &&
    existing.some((other) => typeof other === 'string' && foldCase(other) === foldCase(value))
  )
}

const isSameType = (one: Complex, other: Complex): boolean => {
  const [left, right] = [memberOf(one, 'type'), memberOf(other, 'type')]
  return typeof left === 'string' && typeof right === 'string'
    ? foldCase(left) === foldCase(right)
    : left === right
}

/** The element in the target's own spelling of its type. */
const withTypeOf = (existing: Complex, element: Complex): Complex =>
  'type' in element ? { ...element, type: memberOf(existing, 'type') } : element

/** The object without a member, however the member is spelled. */
function without(object: Complex, name: string): Complex {
  const key = keyOf(object, name)
  if (key === undefined) return object
  const { [key]: _, ...rest } = object
  return rest
}
