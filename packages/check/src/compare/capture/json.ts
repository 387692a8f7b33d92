export type Json = Readonly<Record<string, unknown>>

export const isObject = (value: unknown): value is Json =>
  typeof value === 'object' && value !== null && !Array.isArray(value)

/** The JSON value of a text; undefined when it is none. */
export function jsonOf(text: string | undefined): unknown {
  if (text === undefined || text === '') return undefined
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}

/** The text of a member; undefined when it is absent or no text. */
export function textOf(object: Json, name: string): string | undefined {
  const value = object[name]
  return typeof value === 'string' ? value : undefined
}

/** A text or number as text; undefined for anything else. */
export const asText = (value: unknown): string | undefined =>
  typeof value === 'string' || typeof value === 'number' ? String(value) : undefined

/** The elements of a list; none when the value is no list. */
export const elementsOf = (value: unknown): readonly unknown[] =>
  Array.isArray(value) ? value : []

/** The objects of a list. */
export const objectsOf = (value: unknown): readonly Json[] => elementsOf(value).filter(isObject)

/** The texts of a JSON value, wherever they are. */
export function textsIn(value: unknown): readonly string[] {
  if (typeof value === 'string') return [value]
  if (typeof value !== 'object' || value === null) return []
  return Object.values(value).flatMap(textsIn)
}
