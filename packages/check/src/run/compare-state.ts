import type { JournalEntryOf, SyncedSubject } from '@pingone-sandbox/contract'
import { differences, type Difference } from '@pingone-sandbox/pingone'
import { groupResourceType, userResourceType } from '@pingone-sandbox/scim'
import type { StateDifference } from '../themes/evidence.ts'
import type { OwnAnswer } from '../themes/endpoint.ts'
import type { Scene } from '../themes/scene.ts'
import { type Json, memberOf, type ResourceType, resourcesIn } from '../wire/resource.ts'

/** One user or group whose state is compared, with the id at the endpoint that it has or had. */
interface Compared {
  readonly type: ResourceType
  readonly name: string
  readonly targetId: string
  readonly believed: SyncedSubject | undefined
}

/** Compares what the endpoint has of the users and groups of these outcomes with what PingOne believes that it has. */
export async function compareState(
  outcomes: readonly JournalEntryOf<'outcome'>[],
  scene: Scene,
): Promise<readonly StateDifference[]> {
  const found: StateDifference[] = []
  for (const { subject, status, targetId } of outcomes) {
    if (subject.type !== 'user' && subject.type !== 'group') continue
    // What a failed request has left at the endpoint, PingOne does not claim to know.
    if (status === 'failed') continue
    const type = subject.type === 'user' ? 'User' : 'Group'
    // oxlint-disable-next-line no-await-in-loop -- one request after the other
    const believed = await scene.control
      .syncedSubject(scene.ruleId, subject.id)
      .catch(() => undefined)
    const id = believed?.targetId ?? targetId
    if (id === undefined) continue
    // oxlint-disable-next-line no-await-in-loop
    found.push(
      ...(await compareOne(
        { type, name: subject.name, targetId: id, believed },
        subject.id,
        scene,
      )),
    )
  }
  return found
}

async function compareOne(
  compared: Compared,
  subjectId: string,
  scene: Scene,
): Promise<readonly StateDifference[]> {
  const { type, name, targetId, believed } = compared
  const answer = await scene.endpoint.read(type, targetId)
  const exchangeId = answer.exchange.id
  const differ = (attribute: string, message: string): readonly StateDifference[] => [
    { subject: name, attribute, message, exchangeId },
  ]
  const resource = answer.status === 200 ? resourcesIn(answer.body)[0] : undefined

  if (believed?.targetId === undefined)
    return resource === undefined
      ? []
      : differ('id', `PingOne believes that ${name} is removed; the endpoint still has it.`)
  if (resource === undefined)
    return differ('id', `PingOne believes that ${name} exists; ${sayAnswer(answer)}.`)
  const expected =
    type === 'User'
      ? await expectedUser(subjectId, believed, scene)
      : await expectedGroup(subjectId, scene)
  return differencesOf(type, expected, resource).map((difference) => ({
    subject: name,
    attribute: difference.attribute,
    message: `${name}: ${sayDifference(difference)}`,
    exchangeId,
  }))
}

/** What PingOne takes a user for: what the mapping gives, or `active` alone once the user has left the scope. */
async function expectedUser(
  userId: string,
  { inScope, active }: SyncedSubject,
  { control, ruleId }: Scene,
): Promise<Json> {
  const activity = active === undefined ? {} : { active }
  if (!inScope) return activity
  const { body } = await control.preview({ ruleId, userId })
  const { password: _, ...visible } = body
  return { ...visible, ...activity }
}

async function expectedGroup(groupId: string, scene: Scene): Promise<Json> {
  const { control, ruleId, administrator } = scene
  const { displayName } = await control.previewGroup({ ruleId, groupId })
  const users = await administrator.users({ filter: `memberOfGroups[id eq "${groupId}"]` })
  const members = await Promise.all(
    users.map(async ({ id }) => control.syncedSubject(ruleId, id).catch(() => undefined)),
  )
  return {
    displayName,
    members: members.flatMap((member) =>
      member?.targetId !== undefined && member.inScope ? [{ value: member.targetId }] : [],
    ),
  }
}

function differencesOf(type: ResourceType, expected: Json, resource: Json): readonly Difference[] {
  const definition = type === 'User' ? userResourceType : groupResourceType
  const { schemas: _, members, ...attributes } = expected
  return [
    ...differences(attributes, resource, { type: definition }),
    ...(Array.isArray(members) ? memberDifferences(members, resource) : []),
  ]
}

function memberDifferences(expected: readonly Json[], resource: Json): readonly Difference[] {
  const ids = (values: unknown): readonly string[] =>
    (Array.isArray(values) ? values : []).map((member: Json) => String(memberOf(member, 'value')))
  const [wanted, present] = [ids(expected), new Set(ids(memberOf(resource, 'members')))]
  const missing = wanted.filter((id) => !present.has(id))
  return missing.length === 0
    ? []
    : [{ kind: 'cut', attribute: 'members', count: missing.length, of: wanted.length }]
}

function sayDifference({ kind, attribute, sent, answered, count, of }: Difference): string {
  switch (kind) {
    case 'dropped':
      return `the endpoint has no ${attribute}; PingOne believes it is ${show(sent)}.`
    case 'altered':
      return `the endpoint has ${attribute} ${show(answered)}; PingOne believes it is ${show(sent)}.`
    case 'kept':
      return `the endpoint still has ${attribute} ${count === undefined ? show(answered) : `with ${count} old values`}; PingOne has replaced it.`
    case 'cut':
      return `the endpoint lacks ${count} of the ${of} values of ${attribute}.`
    case 'two-primaries':
      return `the endpoint has ${count} primary values of ${attribute}.`
  }
}

function sayAnswer({ status, exchange }: OwnAnswer): string {
  if (status === undefined) return exchange.failure?.message ?? 'no answer came'
  return status === 200
    ? 'the endpoint answers its read with 200, and without a resource'
    : `the endpoint answers its read with ${status}`
}

const show = (value: unknown) => JSON.stringify(value) ?? 'nothing'
