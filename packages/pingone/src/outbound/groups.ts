import { URN } from '@pingone-sandbox/scim'
import { readResource, readResources, type TargetResource, refusal } from './answer.ts'
import type { Intent } from './caller.ts'
import type { Result } from './result.ts'
import type { QuirkId } from './quirks.ts'
import type { OperationOptions } from './users.ts'
import { resourceUrl, substituteIdentifier, withQuery } from './wire.ts'

/** What is to become of a group at the target. Members are ids of the target's users. */
export interface GroupChange {
  readonly name: string
  /** The name, if the target may still hold another. */
  readonly rename: boolean
  /** Everyone who belongs to it by PingOne. */
  readonly members: readonly string[]
  readonly add: readonly string[]
  readonly remove: readonly string[]
}

/** The group operations of the simulated client, as the profile shapes them. */
export interface GroupOperations {
  find(name: string): Promise<Result<TargetResource | undefined>>
  /** `members` are in place afterwards, by the POST itself or by a following request. */
  create(name: string, members: readonly string[]): Promise<Result<TargetResource>>
  update(id: string, change: GroupChange): Promise<Result<undefined>>
  /** A group that is already gone counts as deleted. */
  remove(id: string): Promise<Result<undefined>>
}

const done = { ok: true, value: undefined } as const
const pageSize = 1000

/** Turns the group steps of a plan into requests. */
export function createGroupOperations({
  call,
  configuration,
  choices,
}: OperationOptions): GroupOperations {
  const url = (id?: string) => resourceUrl(configuration, 'Groups', id)
  const overwrite = configuration.GROUP_MEMBERSHIP_HANDLING === 'Overwrite'
  const update = choices.groupUpdate === 'put' ? put : patch

  async function put(id: string, change: GroupChange): Promise<Result<undefined>> {
    let members = change.members
    if (!overwrite) {
      const current = await read(id)
      if (!current.ok) return current
      members = union(memberIds(current.value), change)
    }
    return write(
      'PUT',
      id,
      groupBody(change.name, members),
      intentOf(change, ['group-update-put', 'group-name-and-members-only']),
    )
  }

  async function patch(id: string, change: GroupChange): Promise<Result<undefined>> {
    const operations = [
      ...(change.rename ? [{ op: 'replace', path: 'displayName', value: change.name }] : []),
      ...(overwrite && (change.add.length > 0 || change.remove.length > 0)
        ? [{ op: 'replace', path: 'members', value: change.members.map(asMember) }]
        : []),
      ...(!overwrite && change.add.length > 0
        ? [{ op: 'add', path: 'members', value: change.add.map(asMember) }]
        : []),
      ...(overwrite
        ? []
        : change.remove.map((member) => ({
            op: 'remove',
            path: `members[value eq ${JSON.stringify(member)}]`,
          }))),
    ]
    if (operations.length === 0) return done
    return write(
      'PATCH',
      id,
      { schemas: [URN.patchOp], Operations: operations },
      intentOf(change, ['group-update-patch']),
    )
  }

  async function read(id: string): Promise<Result<TargetResource>> {
    const answer = await call(
      {
        purpose: 'read',
        summary: `Read group ${id} to keep its other members`,
        quirks: ['group-update-put', 'group-membership-handling', 'link-by-id'],
      },
      { method: 'GET', url: url(id) },
    )
    if (!answer.ok) return answer
    return answer.value.status === 200 ? readResource(answer.value) : refusal(answer.value)
  }

  async function write(
    method: string,
    id: string,
    body: unknown,
    intent: Intent,
  ): Promise<Result<undefined>> {
    const answer = await call(intent, { method, url: url(id), body })
    if (!answer.ok) return answer
    return answer.value.status < 300 ? done : refusal(answer.value)
  }

  async function list(
    query: Readonly<Record<string, string>>,
    quirks: readonly QuirkId[],
    name: string,
  ) {
    const answer = await call(
      { purpose: 'lookup', summary: `Look for a group named ${name}`, quirks },
      { method: 'GET', url: withQuery(url(), query, choices.filterEncoding) },
    )
    if (!answer.ok) return answer
    return answer.value.status === 200 ? readResources(answer.value) : refusal(answer.value)
  }

  return {
    async find(name) {
      if (choices.groupLookup === 'filter') {
        const filter = substituteIdentifier('displayName eq "%s"', name)
        const groups = await list({ filter }, ['group-lookup-filter', 'first-match-wins'], name)
        return groups.ok ? { ok: true, value: groups.value[0] } : groups
      }
      for (let startIndex = 1; ; startIndex += pageSize) {
        const page = { startIndex: String(startIndex), count: String(pageSize) }
        const groups = await list(page, ['group-lookup-list', 'first-match-wins'], name)
        if (!groups.ok) return groups
        const match = groups.value.find((group) => group['displayName'] === name)
        if (match || groups.value.length < pageSize) return { ok: true, value: match }
      }
    },

    async create(name, members) {
      const together = choices.groupCreateMembers === 'together'
      const answer = await call(
        {
          purpose: 'create',
          summary: `Create the group ${name}`,
          quirks: [
            together ? 'group-create-with-members' : 'group-create-bare',
            'group-name-and-members-only',
          ],
        },
        { method: 'POST', url: url(), body: groupBody(name, together ? members : []) },
      )
      if (!answer.ok) return answer
      if (answer.value.status >= 300) return refusal(answer.value)
      const group = readResource(answer.value)
      if (!group.ok || together || members.length === 0) return group
      const filled = await update(group.value.id, {
        name,
        rename: false,
        members,
        add: members,
        remove: [],
      })
      return filled.ok ? group : filled
    },

    update,

    async remove(id) {
      const answer = await call(
        { purpose: 'delete', summary: `Delete group ${id}`, quirks: ['link-by-id'] },
        { method: 'DELETE', url: url(id) },
      )
      if (!answer.ok) return answer
      return answer.value.status < 300 || answer.value.status === 404 ? done : refusal(answer.value)
    },
  }
}

const asMember = (value: string) => ({ value })

const groupBody = (displayName: string, members: readonly string[]) => ({
  schemas: [URN.group],
  displayName,
  ...(members.length > 0 && { members: members.map(asMember) }),
})

function intentOf(change: GroupChange, quirks: readonly QuirkId[]): Intent {
  const parts = [
    ...(change.rename ? [`rename to ${change.name}`] : []),
    ...(change.add.length > 0 ? [`add ${change.add.length}`] : []),
    ...(change.remove.length > 0 ? [`remove ${change.remove.length}`] : []),
  ]
  const purpose =
    change.add.length > 0 ? 'add-members' : change.remove.length > 0 ? 'remove-members' : 'update'
  return {
    purpose,
    summary: `Update the group ${change.name}: ${parts.join(', ') || 'its members'}`,
    quirks: [...quirks, 'group-membership-handling', 'link-by-id'],
  }
}

/** The ids of the users a target says are in a group. */
export function memberIds(group: TargetResource): string[] {
  const members: readonly unknown[] = Array.isArray(group['members']) ? group['members'] : []
  return members.flatMap((member) =>
    typeof member === 'object' && member !== null && 'value' in member
      ? [String(member.value)]
      : [],
  )
}

function union(current: readonly string[], change: GroupChange): string[] {
  const removed = new Set(change.remove)
  return [...new Set([...current.filter((id) => !removed.has(id)), ...change.members])]
}
