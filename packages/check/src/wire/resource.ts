/** A JSON object of an answer. */
export type Json = Readonly<Record<string, unknown>>

export const resourceTypes = ['User', 'Group'] as const
export type ResourceType = (typeof resourceTypes)[number]

/** The path of the resources of a type, below the SCIM base URL. */
export const pathOf = { User: '/Users', Group: '/Groups' } as const

/** The attribute with the name of a resource. */
export const nameAttributeOf = { User: 'userName', Group: 'displayName' } as const

export const isObject = (value: unknown): value is Json =>
  typeof value === 'object' && value !== null && !Array.isArray(value)

/** Parses JSON; undefined where it is none. */
export function tryParse(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}

/** The value of a member, whatever the letter case of its name. */
export function memberOf(object: Json, name: string): unknown {
  if (name in object) return object[name]
  const found = Object.keys(object).find((key) => key.toLowerCase() === name.toLowerCase())
  return found === undefined ? undefined : object[found]
}

/** The id of a resource; some servers have numbers. */
export function idOf(resource: Json): string | undefined {
  const id = memberOf(resource, 'id')
  return typeof id === 'string' || typeof id === 'number' ? String(id) : undefined
}

/** The name of a resource: of a user, else of a group. */
export function nameOf(resource: Json): string | undefined {
  for (const attribute of ['userName', 'displayName']) {
    const name = memberOf(resource, attribute)
    if (typeof name === 'string') return name
  }
  return undefined
}

/** The resources in a body: itself, or those that it lists. */
export function resourcesIn(body: unknown): readonly Json[] {
  if (!isObject(body)) return []
  const listed = memberOf(body, 'Resources')
  if (Array.isArray(listed)) return listed.filter(isObject)
  return idOf(body) === undefined ? [] : [body]
}

/** The ids that a body names as members of a group: of a whole group, or in the operations of a PATCH. */
export function memberIdsIn(body: unknown): readonly string[] {
  if (!isObject(body)) return []
  const operations = memberOf(body, 'Operations')
  if (!Array.isArray(operations)) return valuesOf(memberOf(body, 'members'))
  return operations.filter(isObject).flatMap((operation) => {
    const path = memberOf(operation, 'path')
    const value = memberOf(operation, 'value')
    if (typeof path !== 'string') return isObject(value) ? memberIdsIn(value) : []
    if (!/^members\b/i.test(path)) return []
    const inPath = [...path.matchAll(/value\s+eq\s+"((?:[^"\\]|\\.)*)"/gi)]
    return [...inPath.map(([, id = '']) => id), ...valuesOf(value)]
  })
}

const valuesOf = (members: unknown): readonly string[] =>
  (Array.isArray(members) ? members : [members])
    .filter(isObject)
    .flatMap((member) => memberOf(member, 'value') ?? [])
    .map(String)
