import { URN } from '@pingone-sandbox/scim'
import { resourceUrl } from '../configuration/resource-url.ts'
import { readCreated, type TargetResource } from './answer.ts'
import { createEvidence } from './evidence.ts'
import { createGroupLookup } from './group-lookup.ts'
import type { GroupOperations } from './group-operations.ts'
import type { GroupChange } from './group-patch.ts'
import { remarksOnGroup } from './group-remarks.ts'
import { createGroupUpdate } from './group-update.ts'
import { createMissingCheck } from './missing.ts'
import type { OperationOptions } from './operation-options.ts'
import { checkCreated } from './read-one.ts'
import { isOpenRedirect } from './redirect.ts'
import { inDoubt, type Result } from './result.ts'
import { schemasOf } from './schemas.ts'
import { createSender, isSuccess, succeeded } from './sender.ts'

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

  const body = (displayName: string, members: readonly string[]) =>
    nameSchemas(URN.group, {
      displayName,
      ...(members.length > 0 && { members: members.map((value) => ({ value })) }),
    })

  const find = createGroupLookup({ ...options, send, evidence })
  const update = createGroupUpdate({
    ...{ ...options, evidence, send, write, checkMissing },
    ...{ url, body },
  })

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
    const request = { method: 'POST', url: url(), body: body(name, together ? members : []) }
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
      const existing = await find([name])
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
