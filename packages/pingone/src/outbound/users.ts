import type { MappedUser } from './operation-options.ts'
import type { OperationOptions } from './operation-options.ts'
import { URN, userResourceType, type Complex } from '@pingone-sandbox/scim'
import { substituteIdentifier } from '@pingone-sandbox/contract'
import { readCreated, type TargetResource } from './answer.ts'
import { differences } from './difference.ts'
import { createEvidence } from './evidence.ts'
import { linkableIn } from './linkable.ts'
import { matchUser } from './match.ts'
import { createMissingCheck, explainSearch, notSupported } from './missing.ts'
import { overlay } from './overlay.ts'
import { checkCreated, readOne } from './read-one.ts'
import { remarksOf } from './remark.ts'
import { isOpenRedirect } from './redirect.ts'
import { inDoubt, type Result } from './result.ts'
import { ofVersion, schemasOf } from './schemas.ts'
import { createSender, isSuccess, succeeded } from './sender.ts'
import type { LookupReason } from './quirks/operation.ts'
import { defaultUserFilter } from './quirks/users.ts'
import { untypedLeftovers } from './untyped-values.ts'
import { withQuery } from './query-encoding.ts'
import { resourceUrl } from '../configuration/resource-url.ts'

/** A user at the target after a create. */
export interface CreatedUser {
  readonly id: string
  /** How the account came into being. */
  readonly how:
    | 'created'
    /** The answer was lost, and a lookup found what had been committed. */
    | 'recovered'
    /** The account of another person with the same name. */
    | 'conflicting'
  /** The resource at the target, if known. */
  readonly resource?: TargetResource
}

/** The user operations of the simulated client, as the profile shapes them. */
export interface UserOperations {
  /** Searches with the User Filter Expression. */
  find(identifier: string, reason?: LookupReason): Promise<Result<TargetResource | undefined>>
  /** `identifier` finds the user again when the answer is lost. */
  create(user: MappedUser, identifier: string): Promise<Result<CreatedUser>>
  /** `purpose` is recorded with the exchange; the request differs only in the content of `user`. */
  update(id: string, user: MappedUser, purpose: 'update' | 'disable'): Promise<Result<undefined>>
  /** A user who is gone already counts as deleted. */
  remove(id: string): Promise<Result<'deleted' | 'gone'>>
}

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
  // SCIM 1.1 has a PATCH of its own, which PingOne is not known to send.
  const isPatched = choices.userUpdate === 'patch' && configuration.SCIM_VERSION !== '1.1'

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

  async function put(
    id: string,
    user: MappedUser,
    purpose: 'update' | 'disable',
  ): Promise<Result<undefined>> {
    // A PUT of `active` alone would clear the other attributes, so they are first read from the target.
    const isNamed = Object.keys(user).some((name) => name !== 'active')
    if (choices.userPutBody === 'mapped' && isNamed) return putMapped(id, user, purpose)
    const current = await readCurrent(id)
    if (!current.ok) return current
    const { resource, filled } = overlay(current.value, ofVersion(configuration, user), choices)
    const written = body(resource)
    const replaced = await write(
      {
        subject: 'user',
        purpose,
        isMerged: true,
        fillsSecondEmail: filled,
        summary: `Replace user ${id} with what the target holds and the mapped attributes`,
      },
      { method: 'PUT', url: url(id), body: written },
      {
        id,
        remarksOn: remarksOn(filled ? { ...user, emails: resource['emails'] } : user, { written }),
      },
    )
    // A 410 means that the user was deleted after the read.
    if (!replaced.ok && replaced.failure.status === 410)
      return { ok: false, failure: { ...replaced.failure, gone: true } }
    if (replaced.ok || replaced.failure.status !== 404) return replaced
    return {
      ok: false,
      failure: notSupported(replaced.failure, {
        request: { method: 'PUT', url: url(id) },
        noun: 'user',
        configuration,
      }),
    }
  }

  async function readCurrent(id: string): Promise<Result<TargetResource>> {
    if (options.current?.id === id) return succeeded(options.current)
    return readOne(send, {
      operation: {
        subject: 'user',
        purpose: 'read',
        reason: 'merge',
        summary: `Read user ${id} before replacing it`,
      },
      url: url(id),
      id,
      choices,
      evidence,
    })
  }

  async function putMapped(
    id: string,
    user: MappedUser,
    purpose: 'update' | 'disable',
  ): Promise<Result<undefined>> {
    const replaced = await write(
      {
        subject: 'user',
        purpose,
        summary: `Replace user ${id} with the mapped attributes`,
      },
      { method: 'PUT', url: url(id), body: body({ ...user, id }) },
      { id, remarksOn: remarksOn(user) },
    )
    return replaced.ok
      ? replaced
      : { ok: false, failure: await checkMissing(id, 'PUT', replaced.failure) }
  }

  async function patch(
    id: string,
    user: MappedUser,
    purpose: 'update' | 'disable',
  ): Promise<Result<undefined>> {
    const patched = await write(
      {
        subject: 'user',
        purpose,
        summary: `Patch user ${id} with the mapped attributes`,
      },
      {
        method: 'PATCH',
        url: url(id),
        body: { schemas: [URN.patchOp], Operations: [{ op: 'replace', value: user }] },
      },
      { id, remarksOn: remarksOn(user) },
    )
    return patched.ok
      ? patched
      : { ok: false, failure: await checkMissing(id, 'PATCH', patched.failure) }
  }

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
      const existing = await find(identifier, 'lost-answer')
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

  const find = (identifier: string, reason: LookupReason = 'first-write') =>
    search(configuration.USER_FILTER, identifier, reason)

  return {
    find,
    create,
    update: isPatched ? patch : put,
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
