import type { GroupOperations, RefusedMember } from './group-operations.ts'
import { URN } from '@pingone-sandbox/scim'
import { readCreated, type TargetResource } from './answer.ts'
import { createEvidence } from './evidence.ts'
import { createGroupLookup } from './group-lookup.ts'
import { readMembers } from './group-members.ts'
import {
  patchBatches,
  patchBody,
  type GroupPatch,
  type MemberChange,
  type GroupChange,
} from './group-patch.ts'
import { remarksOnGroup, remarksOnPatch, showsMembers } from './group-remarks.ts'
import { createMissingCheck, notSupported } from './missing.ts'
import { checkCreated, readOne } from './read-one.ts'
import { isOpenRedirect } from './redirect.ts'
import { inDoubt, type Failure, type Result } from './result.ts'
import { schemasOf } from './schemas.ts'
import { createSender, isSuccess, succeeded } from './sender.ts'
import type { Operation } from './quirks/operation.ts'
import type { OperationOptions } from './operation-options.ts'
import { resourceUrl } from '../configuration/resource-url.ts'

/** Turns the group steps of a plan into requests. */
export function createGroupOperations(options: OperationOptions): GroupOperations {
  const { configuration, choices, evidence = createEvidence() } = options
  const url = (id?: string) => resourceUrl(configuration, 'Groups', id)
  const { send, write } = createSender({ ...options, evidence })
  const checkMissing = createMissingCheck({
    send,
    choices,
    configuration,
    evidence,
    noun: 'group',
    url,
  })
  const nameSchemas = schemasOf(configuration, choices)
  const overwrite = configuration.GROUP_MEMBERSHIP_HANDLING === 'Overwrite'
  const isPatched = choices.groupUpdate === 'patch' && configuration.SCIM_VERSION !== '1.1'
  const update = isPatched ? patch : put

  const groupBody = (displayName: string, members: readonly string[]) =>
    nameSchemas(URN.group, {
      displayName,
      ...(members.length > 0 && { members: members.map((value) => ({ value })) }),
    })

  async function put(id: string, change: GroupChange): Promise<Result<readonly RefusedMember[]>> {
    let members = change.members
    if (!overwrite) {
      const read = await readCurrentMembers(id)
      if (!read.ok) return read
      members = union(read.value, change)
    }
    const replaced = await write(
      operationOf(change),
      { method: 'PUT', url: url(id), body: groupBody(change.name, members) },
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

  const find = createGroupLookup({ ...options, send, evidence })

  /** Sends the POST until it is answered, or the group turns out to have been created by one that was not. */
  async function post(
    name: string,
    members: readonly string[],
  ): Promise<Result<{ readonly id: string; readonly recovered: boolean }>> {
    const together = choices.groupCreateMembers === 'together'
    const operation = {
      subject: 'group',
      purpose: 'create',
      summary: `Create the group ${name}`,
    } as const
    const request = { method: 'POST', url: url(), body: groupBody(name, together ? members : []) }
    for (let attempt = 1; ;) {
      const answer = await send(operation, request, isSuccess, { attempt, repeatable: false })
      const created = answer.ok ? readCreated(answer.value, choices) : answer
      if (created.ok) {
        await confirm(created.value, { name, members: together ? members : [] })
        return succeeded({ id: created.value.id, recovered: false })
      }
      const { failure } = created
      if (!failure.ambiguous)
        return answer.ok || isOpenRedirect(failure.status) ? inDoubt(created) : created
      const existing = await find(name)
      if (!existing.ok) return inDoubt(existing)
      if (existing.value) return succeeded({ id: existing.value.id, recovered: true })
      if (failure.retryAfterAttempt === undefined) return created
      attempt = failure.retryAfterAttempt + 1
    }
  }

  /** Compares the answer to a create with what was sent. */
  async function confirm(
    created: TargetResource,
    sent: Pick<GroupChange, 'name' | 'members'>,
  ): Promise<void> {
    const { id } = created
    const remarks = remarksOnGroup({ ...sent, isNew: true }, created)
    for (const remark of remarks) evidence.remark(remark)
    if (remarks.length === 0) evidence.confirm()
    if (choices.createdCheck === 'read')
      await checkCreated(send, { noun: 'group', url: url(id), id, choices, evidence })
  }

  return {
    find,

    async create(name, members) {
      const created = await post(name, members)
      if (!created.ok) return created
      const { id, recovered } = created.value
      const isFilled = choices.groupCreateMembers === 'together' && !recovered
      if (isFilled || members.length === 0) return succeeded({ id, recovered, refused: [] })
      const filled = await update(id, { name, rename: false, members, add: members, remove: [] })
      return filled.ok ? succeeded({ id, recovered, refused: filled.value }) : inDoubt(filled)
    },

    update,

    async remove(id) {
      const removed = await write(
        { subject: 'group', purpose: 'delete', summary: `Delete group ${id}` },
        { method: 'DELETE', url: url(id) },
        { id },
      )
      if (removed.ok) return succeeded('deleted')
      const failure = await checkMissing(id, 'DELETE', removed.failure)
      return failure.gone ? succeeded('gone') : { ok: false, failure }
    },
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
