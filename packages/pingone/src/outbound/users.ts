import type { MappedUser, OperationOptions } from './operation-options.ts'
import { URN, userResourceType, type Complex } from '@pingone-sandbox/scim'
import { substituteIdentifier } from '@pingone-sandbox/contract'
import { readCreated, type TargetResource } from './answer.ts'
import { differences } from './difference.ts'
import { createEvidence } from './evidence.ts'
import { findFirst, linkableIn } from './linkable.ts'
import { matchUser } from './match.ts'
import { createMissingCheck, explainSearch } from './missing.ts'
import { checkCreated } from './read-one.ts'
import { remarksOf } from './remark.ts'
import { isOpenRedirect } from './redirect.ts'
import { inDoubt, type Result } from './result.ts'
import { schemasOf } from './schemas.ts'
import { createSender, isSuccess, succeeded } from './sender.ts'
import type { LookupReason } from './quirks/operation.ts'
import { defaultUserFilter } from './quirks/users.ts'
import type { CreatedUser, UserOperations } from './user-operations.ts'
import { createUserUpdate } from './user-update.ts'
import { untypedLeftovers } from './untyped-values.ts'
import { withQuery } from './query-encoding.ts'
import { resourceUrl } from '../configuration/resource-url.ts'

/** Turns the user steps of a plan into requests. */
export function createUserOperations(options: OperationOptions): UserOperations {
  const { configuration, choices, evidence = createEvidence() } = options
  const url = (id?: string) => resourceUrl(configuration, 'Users', id)
  const { send, write } = createSender({ ...options, evidence })
  const checkMissing = createMissingCheck({
    send,
    choices,
    configuration,
    evidence,
    noun: 'user',
    url,
  })
  const nameSchemas = schemasOf(configuration, choices)
  const body = (user: MappedUser) => nameSchemas(URN.user, user)

  async function search(
    expression: string,
    identifier: string,
    reason: LookupReason,
  ): Promise<Result<TargetResource | undefined>> {
    const filter = substituteIdentifier(expression, identifier)
    const attribute = configuration.UNIQUE_USER_IDENTIFIER === 'userName' ? 'userName' : 'emails'
    const answer = await send(
      {
        subject: 'user',
        purpose: 'lookup',
        reason,
        expression,
        summary: `Look for a user that matches ${filter}`,
      },
      { method: 'GET', url: withQuery(url(), { filter }, choices) },
      (status) => status === 200,
    )
    if (!answer.ok) return { ok: false, failure: explainSearch(answer.failure, 'user') }
    const lookup = {
      what: `a user that matches ${filter}`,
      plural: `users that match ${filter}`,
      matchOf: (row: Complex) => matchUser(row, { filter, identifier, attribute }),
      choices,
    }
    return linkableIn(answer.value, lookup, {
      send,
      read: { noun: 'user', url, choices, evidence },
    })
  }

  /** Returns the remarks on differences between the mapped attributes and the answer to a write. */
  const remarksOn =
    (user: MappedUser, { written, isNew = false }: { written?: Complex; isNew?: boolean } = {}) =>
    (answered: Complex) =>
      remarksOf(
        [
          ...differences(body(user), answered, {
            type: userResourceType,
            ...(written && { written }),
          }),
          ...untypedLeftovers(options.lastSent ?? {}, user, answered),
        ],
        { isNew },
      )

  async function create(user: MappedUser, identifier: string): Promise<Result<CreatedUser>> {
    const operation = {
      subject: 'user',
      purpose: 'create',
      summary: 'Create the user',
    } as const
    const request = { method: 'POST', url: url(), body: body(user) }
    for (let attempt = 1; ;) {
      const answer = await send(operation, request, isSuccess, { attempt, repeatable: false })
      const created = answer.ok ? readCreated(answer.value, choices) : answer
      if (created.ok) return confirm(user, created.value)
      const { failure } = created
      if (failure.status === 409 && choices.createConflict === 'link') {
        const existing = await search(defaultUserFilter, identifier, 'create-conflict')
        if (!existing.ok || !existing.value) return existing.ok ? created : existing
        return succeeded({ id: existing.value.id, how: 'conflicting', resource: existing.value })
      }
      if (!failure.ambiguous)
        return answer.ok || isOpenRedirect(failure.status) ? inDoubt(created) : created
      // The target may have created the user before the answer was lost, so a lookup decides.
      const existing = await find([identifier], 'lost-answer')
      if (!existing.ok) return inDoubt(existing)
      if (existing.value)
        return succeeded({ id: existing.value.id, how: 'recovered', resource: existing.value })
      if (failure.retryAfterAttempt === undefined) return created
      attempt = failure.retryAfterAttempt + 1
    }
  }

  /** Compares the answer to a create with what was sent. */
  async function confirm(user: MappedUser, created: TargetResource): Promise<Result<CreatedUser>> {
    const { id } = created
    const remarks = remarksOn(user, { isNew: true })(created)
    for (const remark of remarks) evidence.remark(remark)
    if (remarks.length === 0) evidence.confirm()
    if (choices.createdCheck === 'read')
      await checkCreated(send, { noun: 'user', url: url(id), id, choices, evidence })
    return succeeded({ id, how: 'created' })
  }

  const find = (identifiers: readonly string[], reason: LookupReason = 'first-write') =>
    findFirst(identifiers, (identifier) => search(configuration.USER_FILTER, identifier, reason))

  return {
    find,
    create,
    update: createUserUpdate({
      ...{ ...options, evidence, send, write, checkMissing },
      ...{ url, body, remarksOn },
    }),
    async remove(id) {
      const removed = await write(
        { subject: 'user', purpose: 'delete', summary: `Delete user ${id}` },
        { method: 'DELETE', url: url(id) },
        { id },
      )
      if (removed.ok) return succeeded('deleted')
      const failure = await checkMissing(id, 'DELETE', removed.failure)
      return failure.gone ? succeeded('gone') : { ok: false, failure }
    },
  }
}
