import {
  findAttribute,
  groupResourceType,
  isComplex,
  parsePath,
  ScimError,
  type Complex,
  type Filter,
  type PatchOperation,
} from '@pingone-sandbox/scim'
import type { Endpoint } from './endpoint.ts'
import type { MemberStep } from './membership-plan.ts'

/** The operations of a PATCH request on a group: what they do to its members, and what is left for its document. */
export interface GroupPatch {
  readonly steps: readonly MemberStep[]
  readonly operations: readonly PatchOperation[]
}

/**
 * Takes the changes of `members` out of PATCH operations, since members are edges and not part of the group's document.
 *
 * Understands the shapes that clients send: a path with a value or an array of values, a value filter, an object without a
 * path, and Ping's `{ "members": [{ "value": … }] }` beneath the path.
 *
 * @throws {ScimError} 400 `invalidValue`, `invalidPath`, or `mutability` for a part of a member.
 * @see {@link https://www.rfc-editor.org/rfc/rfc7644#section-3.5.2 RFC 7644 §3.5.2}
 */
export function splitGroupPatch(operations: readonly PatchOperation[]): GroupPatch {
  const steps: MemberStep[] = []
  const rest: PatchOperation[] = []
  for (const operation of operations) {
    if (typeof operation.path === 'string' && operation.path !== '') {
      if (namesMembers(operation.path)) steps.push(...readSteps(operation, operation.path))
      else rest.push(operation)
    } else {
      const [members, others] = partitionMembers(operation.value)
      for (const [path, value] of members) steps.push(...readSteps({ ...operation, value }, path))
      if (members.length === 0) rest.push(operation)
      else if (others.length > 0) rest.push({ ...operation, value: Object.fromEntries(others) })
    }
  }
  return { steps, operations: rest }
}

/**
 * Takes `members` out of a group that a client sent, as ids; nothing else has members.
 *
 * @throws {ScimError} 400 `invalidValue`.
 */
export function splitMembers(
  received: Complex,
  { links }: Endpoint,
): { readonly memberIds?: readonly string[]; readonly attributes: Complex } {
  if (links?.attribute !== 'members') return { attributes: received }
  const [members, others] = partitionMembers(received)
  return {
    memberIds: members.flatMap(([, value]) => readMemberIds(value)),
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
  const { members = [], others = [] } = Object.groupBy(Object.entries(value), ([key]) =>
    namesMembers(key) ? 'members' : 'others',
  )
  return [members, others]
}

function readSteps({ op, value }: PatchOperation, path: string): readonly MemberStep[] {
  const { where, subAttribute } = parsePath(path)
  const verb = op.toLowerCase()
  if (subAttribute !== undefined || (where && verb !== 'remove')) {
    const detail = 'What a group says of a member cannot change: remove the member, or add another.'
    throw new ScimError(400, detail, 'mutability')
  }
  if (where) return [removalOf(where)]
  switch (verb) {
    case 'add':
      return [{ kind: 'add', ids: readMemberIds(value) }]
    case 'replace':
      return [{ kind: 'remove-all' }, { kind: 'add', ids: readMemberIds(value) }]
    default:
      // An empty array names nobody; only the absence of a value means everybody.
      return value === undefined || value === null
        ? [{ kind: 'remove-all' }]
        : [{ kind: 'remove', ids: readMemberIds(value) }]
  }
}

function removalOf(where: Filter): MemberStep {
  const ids = idsIn(where)
  return ids ? { kind: 'remove', ids } : { kind: 'remove-where', where }
}

/** The ids that a filter names, when it does no more than that: then only their edges need to be read. */
function idsIn(where: Filter): readonly string[] | undefined {
  if (where.kind === 'or') {
    const ids = where.operands.map(idsIn)
    return ids.every((each) => each !== undefined) ? ids.flat() : undefined
  }
  if (where.kind !== 'compare' || where.operator !== 'eq') return undefined
  const { path, value } = where
  return path.name.toLowerCase() === 'value' && typeof value === 'string' ? [value] : undefined
}

function readMemberIds(value: unknown): readonly string[] {
  if (value === null) return []
  if (Array.isArray(value)) return value.flatMap(readMemberIds)
  if (typeof value === 'string' && value !== '') return [value]
  if (isComplex(value)) {
    for (const [key, nested] of Object.entries(value)) {
      if (namesMembers(key)) return readMemberIds(nested)
      if (key.toLowerCase() === 'value' && typeof nested === 'string') return readMemberIds(nested)
    }
  }
  throw new ScimError(400, 'A member is an object whose value is an id.', 'invalidValue')
}
