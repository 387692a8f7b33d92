import { URN, type Complex } from '@pingone-sandbox/scim'
import type { Remark } from '@pingone-sandbox/contract'
import type { TargetResource } from './answer.ts'
import type { Evidence } from './evidence.ts'
import { notSupported, type MissingCheck } from './missing.ts'
import type { MappedUser, OperationOptions } from './operation-options.ts'
import { overlay } from './overlay.ts'
import { readOne } from './read-one.ts'
import type { Result } from './result.ts'
import { ofVersion } from './schemas.ts'
import { succeeded, type Sender } from './sender.ts'
import type { UserOperations } from './user-operations.ts'

export interface UserUpdateOptions extends Omit<OperationOptions, 'call' | 'evidence'>, Sender {
  readonly evidence: Evidence
  readonly checkMissing: MissingCheck
  readonly url: (id: string) => string
  /** The body of a write: the user with its schemas. */
  readonly body: (user: MappedUser) => MappedUser
  /** Compares the answer to a write with the mapped user, or with the body that was written. */
  readonly remarksOn: (
    user: MappedUser,
    sent?: { readonly written?: Complex },
  ) => (answered: Complex) => readonly Remark[]
}

/** Creates the update of a user: a PATCH, or a PUT of the mapped attributes alone or over the user as the target has it. */
export function createUserUpdate(options: UserUpdateOptions): UserOperations['update'] {
  const { configuration, choices, evidence, send, write } = options
  const { checkMissing, url, body, remarksOn } = options
  // SCIM 1.1 has a PATCH of its own, which PingOne is not known to send.
  const isPatched = choices.userUpdate === 'patch' && configuration.SCIM_VERSION !== '1.1'
  return isPatched ? patch : put

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
}
