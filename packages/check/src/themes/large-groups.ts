import { URN } from '@pingone-sandbox/scim'
import { memberOf, isObject, resourcesIn } from '../wire/resource.ts'
import type { Evidence } from './evidence.ts'
import { readMembersOf } from './members.ts'
import { rfc } from './rfc.ts'
import type { Scene } from './scene.ts'
import type { Judgement, Theme } from './theme.ts'
import { Unplayable } from './unplayable.ts'

const memberKeys = Array.from({ length: 250 }, (_, index) => `member-${index + 1}`)

/** Groups of as many members as a department has. */
export const largeGroups: Theme = {
  id: 'large-groups',
  title: 'Large groups',
  isAboutGroups: true,
  choices: ['groupUpdate', 'groupCreateMembers', 'groupPatchMembers'],
  checks: [
    {
      id: 'groups.large',
      title: 'A group is created with 250 members',
      needs: 'POST /Groups may have any number of members, and GET /Groups/{id} shows them all.',
      section: rfc(7643, '4.2'),
      fix: [
        'Store all members, or refuse the request with 413; never a part of them.',
        'Show all members of a group: they have no pages.',
      ],
      about: ['members'],
      after: ['users.create', 'groups.create'],
      prepare: ({ createUsers }) => createUsers(memberKeys),
      async play({ createGroup, provisionGroups }) {
        await createGroup('large', memberKeys)
        await provisionGroups(['large'])
      },
      judge: (evidence, scene) => judgeLargeGroup('large', evidence, scene),
    },
    {
      id: 'groups.large-change',
      title: '250 users join a group',
      needs:
        'PingOne sends the members in batches, one PATCH after the other. Each adds to those before it.',
      section: rfc(7644, '3.5.2.1'),
      fix: ['PATCH add at members takes 100 members at once, and keeps those that the group has.'],
      behaviours: ['group-patch-batched'],
      about: ['members'],
      after: ['users.create', 'groups.member-add', 'groups.link', 'groups.large'],
      async prepare({ endpoint, groupName }) {
        const displayName = groupName('large-existing')
        const { id, status } = await endpoint.create('Group', { schemas: [URN.group], displayName })
        if (id === undefined)
          throw new Unplayable(
            `the endpoint answers ${status ?? 'nothing'} to a group without members`,
          )
      },
      async play({ createGroup, provisionGroups }) {
        await createGroup('large-existing', memberKeys)
        await provisionGroups(['large', 'large-existing'])
      },
      judge: (evidence, scene) => judgeLargeGroup('large-existing', evidence, scene),
    },
  ],
}

/** Judges that a group shows only some of its members while the users show that they are in it; undefined leaves it to the state. */
async function judgeLargeGroup(
  key: string,
  { differences }: Evidence,
  scene: Scene,
): Promise<Judgement | undefined> {
  if (!differences.some(({ attribute }) => attribute === 'members')) return undefined
  const groupId = (await scene.targetId(scene.group(key))) ?? ''
  const { members, answer } = await readMembersOf(groupId, scene)
  const ids = await Promise.all(memberKeys.map((each) => scene.targetId(scene.user(each))))
  const hidden = ids.filter((id) => id !== undefined && !members.includes(id))
  const last = hidden.at(-1)
  if (last === undefined) return undefined
  const user = await scene.endpoint.read('User', last)
  if (!isInGroup(user.body, groupId)) return undefined
  return {
    verdict: 'remark',
    cause: 'cut',
    summary: `GET /Groups/{id} shows ${members.length} of the ${ids.length} members.`,
    next: 'A Full Resync adds the others again each time. A client that sends PUT removes them.',
    details: ['A user that is not shown has the group in its attribute groups.'],
    exchanges: [answer.exchange.id, user.exchange.id],
  }
}

function isInGroup(user: unknown, groupId: string): boolean {
  const groups = resourcesIn(user).map((resource) => memberOf(resource, 'groups'))[0]
  return (
    Array.isArray(groups) &&
    groups.filter(isObject).some((group) => String(memberOf(group, 'value')) === groupId)
  )
}
