import { idOf, isObject, memberOf, nameOf, type Json } from './resource.ts'

const notKept = '(not kept)'
/** What is kept of a resource that the check did not make, beside the names of its attributes. */
const kept = new Set(['id', 'schemas'])

/**
 * Removes from a body the values of all resources that the check did not make: their ids and the names of their attributes remain.
 *
 * Returns the same value where there is nothing to remove.
 */
export function withoutForeignValues(body: unknown, isOwn: (resource: Json) => boolean): unknown {
  if (!isObject(body)) return body
  const [key, listed] =
    Object.entries(body).find(([name]) => name.toLowerCase() === 'resources') ?? []
  if (key !== undefined && Array.isArray(listed)) {
    const stripped = listed.map((each) => (isObject(each) ? strip(each, isOwn) : each))
    return stripped.every((each, index) => each === listed[index])
      ? body
      : { ...body, [key]: stripped }
  }
  return isResource(body) ? strip(body, isOwn) : body
}

/** A text in the form of JSON that cannot be parsed, such as an answer that was cut off: without the values of its strings. */
export const withoutStringValues = (text: string): string =>
  text.replaceAll(/(:\s*)"(?:[^"\\]|\\.)*("|$)/g, `$1"${notKept}"`)

const isResource = (body: Json) =>
  idOf(body) !== undefined && (nameOf(body) !== undefined || memberOf(body, 'meta') !== undefined)

function strip(resource: Json, isOwn: (resource: Json) => boolean): Json {
  if (isOwn(resource)) return resource
  return Object.fromEntries(
    Object.entries(resource).map(([name, value]) => [
      name,
      kept.has(name.toLowerCase()) ? value : withoutValues(value),
    ]),
  )
}

function withoutValues(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(withoutValues)
  if (isObject(value))
    return Object.fromEntries(
      Object.entries(value).map(([name, each]) => [name, withoutValues(each)]),
    )
  return notKept
}
