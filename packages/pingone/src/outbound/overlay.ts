type Json = Readonly<Record<string, unknown>>

const isObject = (value: unknown): value is Json =>
  typeof value === 'object' && value !== null && !Array.isArray(value)

/**
 * Lays mapped attributes over what the target holds.
 *
 * Objects are merged; of a multi-valued attribute, an element of the same `type` is merged and a new one is added, so that values
 * which PingOne does not know of stay. `meta` is the target's own and is not sent back.
 */
export function overlay(current: Json, mapped: Json): Json {
  const { meta: _, ...kept } = current
  return merge(kept, mapped)
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
