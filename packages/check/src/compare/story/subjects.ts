import { hiddenValue } from '../capture/captured-request.ts'
import { objectsOf, textsIn, type Json } from '../capture/json.ts'
import { rowsOf, type ResourceKind, type Situation } from './situation.ts'

interface Part {
  readonly situation: Situation
  readonly body: Json
  readonly answer: Json
  readonly status: number | undefined
}

export interface Subjects {
  /** One text for each request; undefined where it is about no single resource. */
  readonly of: readonly (string | undefined)[]
  /** Those of which the capture shows a name, so that a search for them is recognised. */
  readonly named: ReadonlySet<string>
}

/**
 * Tells which requests are about the same user or group: by the ids of the target, and by the names that bodies, answers and searches
 * have in common.
 */
export function createSubjects(parts: readonly Part[]): Subjects {
  const sets = createSets()
  const keys = parts.map(keysOf)
  const nameless = parts.map((part, at) => (isNameless(part, keys[at] ?? []) ? at : undefined))
  for (const at of nameless) if (at !== undefined) keys[at] = keysOfNameless(at, parts, keys)
  for (const group of keys) sets.join(group)
  const of = keys.map(([first]) => (first === undefined ? undefined : sets.find(first)))
  const named = new Set(keys.flat().filter(isName).map(sets.find))
  return { of, named }
}

function keysOf({ situation, body, answer }: Part): readonly string[] {
  switch (situation.kind) {
    case 'lookup': {
      const { of, identifier, filter } = situation
      if (identifier === undefined || identifier === hiddenValue) return []
      // A row that does not match a comparison for equality is no sign that the two are the same.
      const isEquality = / eq /i.test(filter)
      const match = rowsOf(answer).find(
        (row) =>
          !isEquality ||
          textsIn(row).some((text) => text.toLowerCase() === identifier.toLowerCase()),
      )
      return [nameKey(of, identifier), ...(match ? idKeys(of, match) : [])]
    }
    case 'create':
      return [...namesIn(situation.of, body), ...idKeys(situation.of, answer)]
    case 'read':
    case 'put':
    case 'patch':
    case 'delete': {
      const { of, id } = situation
      const patched = objectsOf(body['Operations']).map(({ path, value }) =>
        typeof path === 'string' ? { [path]: value } : value,
      )
      return [
        idKey(of, id),
        ...[body, answer, ...objectsOf(patched)].flatMap((each) => namesIn(of, each)),
      ]
    }
    case 'token':
    case 'check':
    case 'search':
    case 'list':
    case 'other':
      return []
  }
}

/** A search whose value is hidden is about the resource that it finds, or the one that is created next. */
function keysOfNameless(
  at: number,
  parts: readonly Part[],
  keys: readonly (readonly string[])[],
): readonly string[] {
  const situation = parts[at]?.situation
  if (!situation || !('of' in situation)) return []
  const [row] = rowsOf(parts[at]?.answer)
  if (row) return idKeys(situation.of, row)
  const next = parts.findIndex(
    ({ situation: other }, position) =>
      position > at && other.kind === 'create' && other.of === situation.of,
  )
  const between = parts.slice(at + 1, next).some((part) => isNameless(part, keysOf(part)))
  return next < 0 || between ? [`search ${at}`] : (keys[next] ?? [])
}

const isNameless = ({ situation }: Part, keys: readonly string[]): boolean =>
  (situation.kind === 'lookup' || situation.kind === 'search') && keys.length === 0

function namesIn(of: ResourceKind, resource: Json): readonly string[] {
  const names =
    of === 'group'
      ? [resource['displayName']]
      : [
          resource['userName'],
          resource['externalId'],
          ...objectsOf(resource['emails']).map(({ value }) => value),
        ]
  return names.flatMap((name) =>
    typeof name === 'string' && name !== '' && name !== hiddenValue ? [nameKey(of, name)] : [],
  )
}

const idKeys = (of: ResourceKind, { id }: Json): readonly string[] =>
  typeof id === 'string' || typeof id === 'number' ? [idKey(of, String(id))] : []

const isName = (key: string) => /^\w+ name /.test(key)
const nameKey = (of: ResourceKind, name: string) => `${of} name ${name.toLowerCase()}`
const idKey = (of: ResourceKind, id: string) => `${of} id ${id}`

/** Disjoint sets of keys. */
function createSets() {
  const parents = new Map<string, string>()

  function find(key: string): string {
    let root = key
    for (let parent = parents.get(root); parent !== undefined; parent = parents.get(root))
      root = parent
    if (root !== key) parents.set(key, root)
    return root
  }

  return {
    find,
    join([first, ...others]: readonly string[]): void {
      if (first === undefined) return
      for (const other of others) {
        const [one, two] = [find(first), find(other)]
        if (one !== two) parents.set(two, one)
      }
    },
  }
}
