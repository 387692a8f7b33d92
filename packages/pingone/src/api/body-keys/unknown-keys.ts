import { isJsonObject, type JsonObject } from '../../records/json.ts'
import { directoryMembers } from './directory-members.ts'
import { propagationMembers } from './propagation-members.ts'
import type { Members } from './treatment.ts'

/** What every body that is read may say, by method and path below the environment. */
export const bodyMembers: Readonly<Record<string, Members>> = {
  ...directoryMembers,
  ...propagationMembers,
}

/** An unknown member of a body, with the known names at the same path. */
export interface UnknownKey {
  /** Its path in the body: `configuration.SCIM_ULR`. */
  readonly path: string
  readonly known: readonly string[]
}

/** Finds the unknown members of a body, without duplicates. */
export function unknownKeysOf(body: JsonObject, members: Members): readonly UnknownKey[] {
  const found = new Map<string, UnknownKey>()
  for (const key of search(body, members, '')) found.set(key.path, key)
  return [...found.values()]
}

function* search(value: unknown, members: Members, at: string): Generator<UnknownKey> {
  if (Array.isArray(value)) {
    for (const each of value) yield* search(each, members, at)
    return
  }
  if (!isJsonObject(value)) return
  const known = Object.keys(members)
  for (const [name, member] of Object.entries(value)) {
    const path = at === '' ? name : `${at}.${name}`
    const treatment = Object.hasOwn(members, name) ? members[name] : undefined
    if (treatment === undefined) yield { path, known }
    else if (typeof treatment === 'object') yield* search(member, treatment, path)
  }
}
