import type { Evidence } from './evidence.ts'
import { readMembers } from './group-members.ts'
import type { GroupOperations, RefusedMember } from './group-operations.ts'
import {
  patchBatches,
  patchBody,
  type GroupPatch,
  type MemberChange,
  type GroupChange,
} from './group-patch.ts'
import { remarksOnGroup, remarksOnPatch, showsMembers } from './group-remarks.ts'
import { notSupported, type MissingCheck } from './missing.ts'
import type { OperationOptions } from './operation-options.ts'
import type { Operation } from './quirks/operation.ts'
import { readOne } from './read-one.ts'
import type { Failure, Result } from './result.ts'
import { succeeded, type Sender } from './sender.ts'

export interface GroupUpdateOptions extends Omit<OperationOptions, 'call' | 'evidence'>, Sender {
  readonly evidence: Evidence
  readonly checkMissing: MissingCheck
  readonly url: (id: string) => string
  /** The body of a PUT: the group with its schemas. */
  readonly body: (displayName: string, members: readonly string[]) => object
}

/** Creates the update of a group: a PATCH in batches, or a PUT with all its members. */
export function createGroupUpdate(options: GroupUpdateOptions): GroupOperations['update'] {
  const { configuration, choices, evidence, send, write } = options
  const { checkMissing, url, body } = options
  const overwrite = configuration.GROUP_MEMBERSHIP_HANDLING === 'Overwrite'
  const isPatched = choices.groupUpdate === 'patch' && configuration.SCIM_VERSION !== '1.1'
  return isPatched ? patch : put

  async function put(id: string, change: GroupChange): Promise<Result<readonly RefusedMember[]>> {
    let members = change.members
    if (!overwrite) {
      const read = await readCurrentMembers(id)
      if (!read.ok) return read
      members = union(read.value, change)
    }
    const replaced = await write(
      operationOf(change),
      { method: 'PUT', url: url(id), body: body(change.name, members) },
      {
        id,
        remarksOn: (answered) => remarksOnGroup({ name: change.name, members }, answered),
        ...(members.length === 0 && { shows: showsMembers }),
      },
    )
    if (replaced.ok) return succeeded([])
    const { failure } = replaced
    if (!overwrite && failure.status === 404)
      return {
        ok: false,
        failure: notSupported(failure, {
          request: { method: 'PUT', url: url(id) },
          noun: 'group',
          configuration,
        }),
      }
    return { ok: false, failure: await checkMissing(id, 'PUT', failure) }
  }

  async function readCurrentMembers(id: string): Promise<Result<readonly string[]>> {
    if (options.current?.id === id) return readMembers(options.current)
    const current = await readOne(send, {
      operation: {
        subject: 'group',
        purpose: 'read',
        reason: 'merge',
        summary: `Read group ${id} to keep its other members`,
      },
      url: url(id),
      id,
      choices,
      evidence,
    })
    return current.ok ? readMembers(current.value) : current
  }

  async function patch(id: string, change: GroupChange): Promise<Result<readonly RefusedMember[]>> {
    const refused: RefusedMember[] = []
    const limit = choices.groupPatchMembers === '100' ? 100 : Number.POSITIVE_INFINITY
    const batches = patchBatches(change, { overwrite, limit })
    for (const batch of batches) {
      const sent = await sendPatch(id, batch, {
        of: change,
        isBatch: batches.length > 1,
      })
      if (sent.ok) continue
      if (!isRefusal(sent.failure) || batch.changes.length === 0) return sent
      const alone = await oneByOne(id, batch, { of: change, reason: sent.failure })
      if (!alone.ok) return alone
      refused.push(...alone.value)
    }
    return succeeded(refused)
  }

  /** A refused PATCH is sent again member by member, so that one refused member does not affect the others. */
  async function oneByOne(
    id: string,
    batch: ReturnType<typeof patchBatches>[number],
    { of, reason }: { readonly of: GroupChange; readonly reason: Failure },
  ): Promise<Result<readonly RefusedMember[]>> {
    const parts = batch.parts()
    if (parts.length === 1) return succeeded(judgeMember(batch.changes, reason))
    const refused: RefusedMember[] = []
    for (const part of parts) {
      const sent = await sendPatch(id, part, { of, isSingleMember: true })
      if (sent.ok) continue
      if (!isRefusal(sent.failure) || part.changes.length === 0) return sent
      refused.push(...judgeMember(part.changes, sent.failure))
    }
    return succeeded(refused)
  }

  async function sendPatch(
    id: string,
    batch: GroupPatch,
    { of, ...part }: Pick<Operation, 'isBatch' | 'isSingleMember'> & { readonly of: GroupChange },
  ): Promise<Result<undefined>> {
    const { name, rename, replaces, changes } = batch
    const add = membersOf(changes, 'add')
    const remove = membersOf(changes, 'remove')
    const operation = { ...operationOf({ name, rename, add, remove }), ...part }
    const patched = await write(
      // An overwrite names all members of the group, not only the changes.
      replaces
        ? {
            ...operation,
            purpose: purposeOf(of),
            summary: `Update the group ${name}: set its members, ${add.length} in all`,
          }
        : operation,
      { method: 'PATCH', url: url(id), body: patchBody(batch) },
      {
        id,
        remarksOn: (answered) => remarksOnPatch(batch, answered),
        ...((remove.length > 0 || (replaces && add.length === 0)) && { shows: showsMembers }),
      },
    )
    return patched.ok
      ? patched
      : { ok: false, failure: await checkMissing(id, 'PATCH', patched.failure) }
  }
}

/** Tells whether a status refuses the content of a request; any other status affects more than one member. */
const isRefusal = ({ status }: Failure) => status === 400 || status === 409 || status === 422

/** A member that the target does not have cannot and need not be removed. */
function judgeMember(changes: readonly MemberChange[], why: Failure): readonly RefusedMember[] {
  return changes
    .filter(({ kind }) => kind === 'add' || why.scimType !== 'noTarget')
    .map((change) => ({ ...change, why: why.message }))
}

const membersOf = (changes: readonly MemberChange[], kind: MemberChange['kind']) =>
  changes.filter((change) => change.kind === kind).map(({ member }) => member)

function operationOf({ name, rename, add, remove }: Omit<GroupChange, 'members'>) {
  const parts = [
    ...(rename ? [`rename to ${name}`] : []),
    ...(add.length > 0 ? [`add ${add.length}`] : []),
    ...(remove.length > 0 ? [`remove ${remove.length}`] : []),
  ]
  return {
    subject: 'group',
    purpose: purposeOf({ add, remove }),
    isRenamed: rename,
    summary: `Update the group ${name}: ${parts.join(', ') || 'its members'}`,
  } as const
}

const purposeOf = ({ add, remove }: Pick<GroupChange, 'add' | 'remove'>) =>
  add.length > 0 ? 'add-members' : remove.length > 0 ? 'remove-members' : 'update'

function union(current: readonly string[], change: GroupChange): string[] {
  const removed = new Set(change.remove)
  return [...new Set([...current.filter((id) => !removed.has(id)), ...change.members])]
}
