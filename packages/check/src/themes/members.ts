import { isObject, memberOf, resourcesIn } from '../wire/resource.ts'
import type { OwnAnswer } from './endpoint.ts'
import type { Scene } from './scene.ts'
import type { Judgement } from './theme.ts'
import { Unplayable } from './unplayable.ts'

/** The members that the endpoint shows of a group, with the answer that shows them. */
export async function readMembersOf(
  groupId: string,
  { endpoint }: Scene,
): Promise<{ readonly members: readonly string[]; readonly answer: OwnAnswer }> {
  const answer = await endpoint.read('Group', groupId)
  const [group = {}] = resourcesIn(answer.body)
  const members = memberOf(group, 'members')
  return {
    members: (Array.isArray(members) ? members : [])
      .filter(isObject)
      .map((member) => String(memberOf(member, 'value'))),
    answer,
  }
}

/**
 * Adds a member to a group of the endpoint as another client would: by PATCH, or by PUT where that does nothing. Throws `Unplayable`
 * where neither does.
 */
export async function plantMember(groupId: string, memberId: string, scene: Scene): Promise<void> {
  const { endpoint } = scene
  const isMember = async () => (await readMembersOf(groupId, scene)).members.includes(memberId)
  await endpoint.patch('Group', groupId, [
    { op: 'add', path: 'members', value: [{ value: memberId }] },
  ])
  if (await isMember()) return
  const { answer } = await readMembersOf(groupId, scene)
  const [group = {}] = resourcesIn(answer.body)
  const members = memberOf(group, 'members')
  await endpoint.replace('Group', groupId, {
    ...group,
    members: [...(Array.isArray(members) ? members : []), { value: memberId }],
  })
  if (!(await isMember()))
    throw new Unplayable('the endpoint takes no member from another client than PingOne')
}

/** Judges that the endpoint still has a member that PingOne has removed; undefined where it has not. */
export async function judgeRemoved(
  memberId: string | undefined,
  { group, scene, name }: { readonly group: string; readonly scene: Scene; readonly name: string },
): Promise<Judgement | undefined> {
  const groupId = await scene.targetId(scene.group(group))
  if (groupId === undefined || memberId === undefined) return undefined
  const { members, answer } = await readMembersOf(groupId, scene)
  if (!members.includes(memberId)) return undefined
  return {
    verdict: 'breaks',
    cause: 'state',
    summary: `PingOne has removed ${name} from ${scene.groupName(group)}; the endpoint still has that member.`,
    next: 'PingOne takes the removal for done: the account keeps what the group allows until a Full Resync.',
    exchanges: [answer.exchange.id],
  }
}
