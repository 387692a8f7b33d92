import { defaultMappings, type MappingLine } from '../contract/index.ts'
import { placeOf } from './target-attributes.ts'

/**
 * Makes the SCIM user that a source user becomes under a mapping.
 *
 * Empty source attributes send nothing. `active` follows `enabled` unless it is mapped.
 */
export function mapUser(
  source: Readonly<Record<string, unknown>>,
  mappings: readonly MappingLine[],
): Record<string, unknown> {
  const lines: readonly MappingLine[] = mappings.length > 0 ? mappings : defaultMappings
  const user: Record<string, unknown> = {}
  for (const { sourceAttribute, targetAttribute } of lines) {
    const value = sourceAttribute === undefined ? undefined : sourceValue(source, sourceAttribute)
    if (value !== undefined && value !== '') place(user, targetAttribute, value)
  }
  user['active'] ??= source['enabled'] !== false
  return user
}

/** The value of a source attribute by its dotted name; of several values the first, since PingOne sends one. */
export function sourceValue(source: Readonly<Record<string, unknown>>, name: string): unknown {
  let value: unknown = source
  for (const key of name.split('.')) {
    if (typeof value !== 'object' || value === null || !Object.hasOwn(value, key)) return undefined
    value = (value as Record<string, unknown>)[key]
  }
  return Array.isArray(value) ? value[0] : (value ?? undefined)
}

function place(user: Record<string, unknown>, target: string, value: unknown): void {
  const where = placeOf(target)
  if (!where) return
  if (where.kind === 'attribute') {
    let parent = user
    for (const key of where.path.slice(0, -1))
      parent = (parent[key] ??= {}) as Record<string, unknown>
    const last = where.path.at(-1)
    if (last !== undefined) parent[last] = value
    return
  }
  const elements = (user[where.attribute] ??= []) as Record<string, unknown>[]
  let found = elements.find((candidate) => candidate['type'] === where.type)
  if (!found) {
    found = { type: where.type, ...(where.primary && { primary: true }) }
    elements.push(found)
  }
  found[where.sub] = value
}
