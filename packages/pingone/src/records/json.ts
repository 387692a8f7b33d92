/** A JSON object whose values are not known yet. */
export type JsonObject = Readonly<Record<string, unknown>>

export function isJsonObject(value: unknown): value is JsonObject {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}

/**
 * Applies a JSON merge patch: named members are replaced, objects merged, `null` removes.
 *
 * @see {@link https://www.rfc-editor.org/rfc/rfc7396#section-2 RFC 7396 §2}
 */
export function mergePatch(target: JsonObject, patch: JsonObject): JsonObject {
  const merged: Record<string, unknown> = { ...target }
  for (const [key, value] of Object.entries(patch)) {
    const current = merged[key]
    if (value === null) delete merged[key]
    else if (isJsonObject(value))
      merged[key] = mergePatch(isJsonObject(current) ? current : {}, value)
    else merged[key] = value
  }
  return merged
}

/** The object without members that are `null`, undefined or left empty by that: in a PingOne body all of them mean "no value". */
export function withoutBlanks(object: JsonObject): JsonObject {
  return Object.fromEntries(
    Object.entries(object).flatMap(([key, value]) => {
      const kept = isJsonObject(value) ? withoutBlanks(value) : value
      const blank = isJsonObject(kept) ? Object.keys(kept).length === 0 : (kept ?? null) === null
      return blank ? [] : [[key, kept]]
    }),
  )
}

/** Tells whether two JSON values are equal, regardless of the order of members. */
export function isSameJson(left: unknown, right: unknown): boolean {
  if (Array.isArray(left) && Array.isArray(right))
    return (
      left.length === right.length && left.every((item, index) => isSameJson(item, right[index]))
    )
  if (!isJsonObject(left) || !isJsonObject(right)) return left === right
  const keys = new Set([...Object.keys(left), ...Object.keys(right)])
  return [...keys].every((key) => isSameJson(left[key], right[key]))
}
