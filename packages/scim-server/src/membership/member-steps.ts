import {
  foldCase,
  allTolerances,
  findAttribute,
  findKey,
  groupResourceType,
  isComplex,
  parsePath,
  readInstruction,
  readRemovedElements,
  readValue,
  ScimError,
  type AttributeDefinition,
  type Complex,
  type Filter,
  type PatchOperation,
  type Tolerances,
} from '@pingone-sandbox/scim'
import type { Endpoint } from '../directory/endpoint.ts'
import type { MemberStep } from './membership-plan.ts'
import { oneOf } from './value-filter.ts'

const members = definitionOf('members')

/** The operations of a PATCH request on a group: the changes of its members, and the operations on its document. */
export interface GroupPatch {
  readonly steps: readonly MemberStep[]
  readonly operations: readonly PatchOperation[]
}

/**
 * Separates the changes of `members` from PATCH operations: members are edges and not part of the group's document.
 *
 * Reads the forms that clients send: a path with a value or an array of values, a value filter, an object without a path, and Ping's
 * `{ "members": [{ "value": … }] }` as the value at the path.
 *
 * @throws {ScimError} 400 `invalidValue`, `invalidPath`, or `mutability` for a part of a member.
 * @see {@link https://www.rfc-editor.org/rfc/rfc7644#section-3.5.2 RFC 7644 §3.5.2}
 */
export function splitGroupPatch(
  operations: readonly PatchOperation[],
  tolerances: Tolerances,
): GroupPatch {
  const steps: MemberStep[] = []
  const remaining: PatchOperation[] = []
  for (const operation of operations) {
    if (typeof operation.path === 'string' && operation.path !== '') {
      if (!namesMembers(operation.path)) remaining.push(operation)
      else steps.push(...readSteps(operation, operation.path, tolerances))
    } else {
      const [given, others] = partitionMembers(operation.value)
      for (const [key, value] of given) {
        findKey(key, groupResourceType, tolerances)
        steps.push(...readSteps({ ...operation, value }, key, tolerances))
      }
      if (given.length === 0) remaining.push(operation)
      else if (others.length > 0)
        remaining.push({ ...operation, value: Object.fromEntries(others) })
    }
  }
  return { steps, operations: remaining }
}

/**
 * Separates `members`, as ids, from a group that a client sent. Other resources have no members.
 *
 * @throws {ScimError} 400 `invalidValue`, or `invalidSyntax` for a name that is not tolerated.
 */
export function splitMembers(
  received: Complex,
  { links }: Endpoint,
  tolerances: Tolerances = allTolerances,
): { readonly memberIds?: readonly string[]; readonly attributes: Complex } {
  if (links?.attribute !== 'members') return { attributes: received }
  const { given = [], others = [] } = Object.groupBy(Object.entries(received), ([key]) =>
    findAttribute(groupResourceType, key)?.definition === members ? 'given' : 'others',
  )
  if (given.length > 1) throw new ScimError(400, 'members is given twice.', 'invalidValue')
  if (given.some(([key]) => key.includes(':')) && !tolerances['urn-keys'])
    throw new ScimError(400, 'The members must be written members.', 'invalidSyntax')
  const reading = { name: 'members', tolerances, ignoresReadOnly: true } as const
  return {
    memberIds: given.flatMap(([, value]) => readIds(value, reading)),
    attributes: Object.fromEntries(others),
  }
}

function namesMembers(path: string): boolean {
  const bracket = path.indexOf('[')
  const name = bracket === -1 ? path : path.slice(0, bracket)
  return findAttribute(groupResourceType, name)?.steps[0]?.name === 'members'
}

function partitionMembers(value: unknown): [[string, unknown][], [string, unknown][]] {
  if (!isComplex(value)) return [[], []]
  const { given = [], others = [] } = Object.groupBy(Object.entries(value), ([key]) =>
    namesMembers(key) ? 'given' : 'others',
  )
  return [given, others]
}

function readSteps(
  operation: PatchOperation,
  path: string,
  tolerances: Tolerances,
): readonly MemberStep[] {
  const { where, subAttribute } = parsePath(path)
  const { verb, value } = readInstruction(operation, tolerances)
  if (subAttribute !== undefined || (where && verb !== 'remove')) {
    const detail = 'What a group says of a member cannot change: remove the member, or add another.'
    throw new ScimError(400, detail, 'mutability')
  }
  const reading = { name: 'members', tolerances }
  const isNamed = value !== undefined && value !== null && value !== ''
  if (where && !isNamed) return [removalOf(where)]
  if (where) {
    const ids = idsOf(readRemovedElements(members, value, reading))
    if (ids.length === 0) return []
    return [removalOf({ kind: 'and', operands: [where, oneOf('value', ids)] })]
  }
  switch (verb) {
    case 'add':
      return [{ kind: 'add', ids: readIds(value, reading) }]
    case 'replace':
      return [{ kind: 'remove-all' }, { kind: 'add', ids: readIds(value, reading) }]
    case 'remove':
      // An empty array names no members; only the absence of a value means all members.
      return value === undefined || value === null
        ? [{ kind: 'remove-all' }]
        : [{ kind: 'remove', ids: idsOf(readRemovedElements(members, value, reading)) }]
  }
}

function removalOf(where: Filter): MemberStep {
  const ids = idsIn(where)
  return ids ? { kind: 'remove', ids } : { kind: 'remove-where', where }
}

/** Returns the ids of a filter that only compares ids, so that only their edges are read; undefined for any other filter. */
function idsIn(where: Filter): readonly string[] | undefined {
  if (where.kind === 'or') {
    const ids = where.operands.map(idsIn)
    return ids.every((each) => each !== undefined) ? ids.flat() : undefined
  }
  if (where.kind !== 'compare' || where.operator !== 'eq') return undefined
  const { path, value } = where
  return foldCase(path.name) === 'value' && typeof value === 'string' ? [value] : undefined
}

/** Reads the members to add. Refuses one without an id: the client would believe that it is stored. */
function readIds(value: unknown, reading: Parameters<typeof readValue>[2]): readonly string[] {
  const ids = idsOf(readValue(members, value, reading))
  const sent = [value].flat().filter((each) => each !== null)
  // A member that is given twice is read once.
  const namesAll = sent.every((each) => readValue(members, [each], reading) !== undefined)
  return ids.length === sent.length || namesAll ? ids : refuseMember()
}

function idsOf(elements: unknown): readonly string[] {
  return ((elements ?? []) as readonly Complex[]).map(({ value }) => {
    return typeof value === 'string' && value !== '' ? value : refuseMember()
  })
}

function refuseMember(): never {
  throw new ScimError(400, 'A member is an object whose value is an id.', 'invalidValue')
}

function definitionOf(name: string): AttributeDefinition {
  const attribute = findAttribute(groupResourceType, name)
  if (!attribute) throw new Error(`A group has no ${name}.`)
  return attribute.definition
}
