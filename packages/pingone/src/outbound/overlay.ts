import type { BehaviourChoices } from './profile.ts'

type Json = Readonly<Record<string, unknown>>

const isObject = (value: unknown): value is Json =>
  typeof value === 'object' && value !== null && !Array.isArray(value)

/**
 * Lays mapped attributes over what the target holds.
 *
 * Objects are merged; of a multi-valued attribute, an element of the same `type` is merged and a new one is added, so that values
 * which PingOne does not know of stay. `meta` is the target's own and is not sent back. `filled` tells that an empty second email
 * took the address of the first.
 */
export function overlay(
  current: Json,
  mapped: Json,
  { secondEmail }: Pick<BehaviourChoices, 'secondEmail'>,
): { readonly resource: Json; readonly filled: boolean } {
  const { meta: _, ...kept } = current
  const resource = merge(kept, mapped)
  const emails = secondEmail === 'filled' ? fillSecondEmail(kept, mapped, resource) : undefined
  return emails ? { resource: { ...resource, emails }, filled: true } : { resource, filled: false }
}

/** Tells whether a resource already has everything that is mapped. */
export function holds(current: Json, mapped: Json): boolean {
  return isContained(mapped, current)
}

function isContained(part: unknown, whole: unknown): boolean {
  if (isObject(part))
    return (
      isObject(whole) &&
      Object.entries(part).every(([name, value]) => isContained(value, whole[name]))
    )
  if (Array.isArray(part))
    return (
      Array.isArray(whole) &&
      part.every((element) => whole.some((other) => isContained(element, other)))
    )
  return part === whole
}

/** The documented oddity: two email elements at the target, one of them empty, and one mapped address. */
function fillSecondEmail(kept: Json, mapped: Json, resource: Json): Json[] | undefined {
  const [held, given] = [kept['emails'], mapped['emails']]
  if (!Array.isArray(held) || held.length !== 2 || !Array.isArray(given)) return undefined
  if (!held.some((email) => isObject(email) && (email['value'] ?? '') === '')) return undefined
  const [first]: unknown[] = given
  const address = isObject(first) ? first['value'] : undefined
  if (address === undefined) return undefined
  return (resource['emails'] as Json[]).map((email) => ({
    ...email,
    value: address,
    primary: true,
  }))
}

function merge(current: Json, mapped: Json): Json {
  const result: Record<string, unknown> = { ...current }
  for (const [name, value] of Object.entries(mapped)) {
    const existing = result[name]
    if (isObject(existing) && isObject(value)) result[name] = merge(existing, value)
    else if (Array.isArray(existing) && Array.isArray(value))
      result[name] = mergeElements(existing, value)
    else result[name] = value
  }
  return result
}

function mergeElements(current: readonly unknown[], mapped: readonly unknown[]): unknown[] {
  const result = [...current]
  for (const element of mapped) {
    const at = result.findIndex(
      (other) => isObject(other) && isObject(element) && other['type'] === element['type'],
    )
    const existing = result[at]
    if (isObject(existing) && isObject(element)) result[at] = merge(existing, element)
    else result.push(element)
  }
  return result
}
