import { URN } from '@pingone-sandbox/scim'
import type { ScimConfiguration } from '../contract/index.ts'
import { readResource, readResources, type TargetResource, refusal } from './answer.ts'
import type { Caller } from './caller.ts'
import type { Result } from './result.ts'
import { overlay } from './overlay.ts'
import type { BehaviourChoices } from './profile.ts'
import type { QuirkId } from './quirks.ts'
import { resourceUrl, substituteIdentifier, withQuery } from './wire.ts'

/** The attributes of a user as the mapping made them. */
export type MappedUser = Readonly<Record<string, unknown>>

/** The user operations of the simulated client, as the profile shapes them. */
export interface UserOperations {
  /** Searches with the User Filter Expression; the first match, if any. */
  find(identifier: string): Promise<Result<TargetResource | undefined>>
  create(user: MappedUser): Promise<Result<TargetResource>>
  /** `purpose` tells a disable from an ordinary update; the wire is the same but for what `user` carries. */
  update(id: string, user: MappedUser, purpose: 'update' | 'disable'): Promise<Result<undefined>>
  /** A user who is already gone counts as deleted. */
  remove(id: string): Promise<Result<undefined>>
}

export interface OperationOptions {
  readonly call: Caller
  readonly configuration: ScimConfiguration
  readonly choices: BehaviourChoices
}

/** Turns the user steps of a plan into requests. */
export function createUserOperations({
  call,
  configuration,
  choices,
}: OperationOptions): UserOperations {
  const url = (id?: string) => resourceUrl(configuration, 'Users', id)
  const spelling: QuirkId[] =
    configuration.USER_FILTER === 'username Eq "%s"' ? ['default-filter-case'] : []
  const encoding: QuirkId =
    choices.filterEncoding === 'plus' ? 'filter-plus-encoded' : 'filter-percent-encoded'

  async function write(method: string, id: string, body: unknown, intent: Parameters<Caller>[0]) {
    const answer = await call(intent, { method, url: url(id), body })
    if (!answer.ok) return answer
    return isSuccess(answer.value.status) ? done : refusal(answer.value)
  }

  async function put(id: string, user: MappedUser, purpose: 'update' | 'disable') {
    if (choices.userPutBody === 'mapped')
      return write('PUT', id, withSchemas({ ...user, id }), {
        purpose,
        summary: `Replace user ${id} with the mapped attributes`,
        quirks: ['user-update-put', 'put-mapped-body', 'link-by-id', ...intentQuirks(purpose)],
      })
    const read = await call(
      {
        purpose: 'read',
        summary: `Read user ${id} before replacing it`,
        quirks: ['put-merged-body', 'link-by-id', 'missing-link-recreated'],
      },
      { method: 'GET', url: url(id) },
    )
    if (!read.ok) return read
    if (read.value.status !== 200) return refusal(read.value)
    const current = readResource(read.value)
    if (!current.ok) return current
    return write('PUT', id, withSchemas(overlay(current.value, user)), {
      purpose,
      summary: `Replace user ${id} with what the target holds and the mapped attributes`,
      quirks: ['user-update-put', 'put-merged-body', 'link-by-id', ...intentQuirks(purpose)],
    })
  }

  const patch = (id: string, user: MappedUser, purpose: 'update' | 'disable') =>
    write(
      'PATCH',
      id,
      { schemas: [URN.patchOp], Operations: [{ op: 'replace', value: user }] },
      {
        purpose,
        summary: `Patch user ${id} with the mapped attributes`,
        quirks: ['user-update-patch', 'link-by-id', ...intentQuirks(purpose)],
      },
    )

  return {
    async find(identifier) {
      const filter = substituteIdentifier(configuration.USER_FILTER, identifier)
      const answer = await call(
        {
          purpose: 'lookup',
          summary: `Look for a user that matches ${filter}`,
          quirks: [...spelling, 'lookup-before-write', 'first-match-wins', encoding],
        },
        { method: 'GET', url: withQuery(url(), { filter }, choices.filterEncoding) },
      )
      if (!answer.ok) return answer
      if (answer.value.status !== 200) return refusal(answer.value)
      const resources = readResources(answer.value)
      return resources.ok ? { ok: true, value: resources.value[0] } : resources
    },

    async create(user) {
      const answer = await call(
        {
          purpose: 'create',
          summary: 'Create the user',
          quirks: [
            'lookup-before-write',
            'active-always-sent',
            'create-conflict-fails',
            ...(user['active'] === false ? (['disabled-users-created'] as const) : []),
          ],
        },
        { method: 'POST', url: url(), body: withSchemas(user) },
      )
      if (!answer.ok) return answer
      return isSuccess(answer.value.status) ? readResource(answer.value) : refusal(answer.value)
    },

    update: choices.userUpdate === 'put' ? put : patch,

    async remove(id) {
      const answer = await call(
        { purpose: 'delete', summary: `Delete user ${id}`, quirks: ['link-by-id'] },
        { method: 'DELETE', url: url(id) },
      )
      if (!answer.ok) return answer
      return isSuccess(answer.value.status) || answer.value.status === 404
        ? done
        : refusal(answer.value)
    },
  }
}

const done = { ok: true, value: undefined } as const

const isSuccess = (status: number) => status >= 200 && status < 300

const intentQuirks = (purpose: 'update' | 'disable'): QuirkId[] =>
  purpose === 'disable' ? ['active-always-sent'] : ['active-always-sent', 'never-clears']

/** Names the schemas of a user: the core one, and each extension that it carries. */
function withSchemas(user: MappedUser): MappedUser {
  const extensions = Object.keys(user).filter((name) => name.startsWith('urn:'))
  const known = Array.isArray(user['schemas']) ? (user['schemas'] as string[]) : []
  return { ...user, schemas: [...new Set([URN.user, ...known, ...extensions])] }
}
