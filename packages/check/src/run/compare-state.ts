import type { CheckExchange, JournalEntryOf, SyncedSubject } from '@pingone-sandbox/contract'
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
  /** PingOne has sent a DELETE for it. */
  readonly isDeleted: boolean
}

/** Compares what the endpoint has of the users and groups of outcomes with what PingOne believes that it has. */
export interface StateComparison {
  /** Remembers the ids of users and groups, which PingOne forgets when it has removed them. */
  readonly learn: (outcomes: readonly JournalEntryOf<'outcome'>[]) => void
  readonly compare: (
    outcomes: readonly JournalEntryOf<'outcome'>[],
    sent: readonly CheckExchange[],
  ) => Promise<readonly StateDifference[]>
}

/** Creates the comparison of a theme. */
export function createStateComparison(scene: Scene): StateComparison {
  const lastIds = new Map<string, string>()

  function learn(outcomes: readonly JournalEntryOf<'outcome'>[]): void {
    for (const { subject, targetId } of outcomes)
      if (targetId !== undefined) lastIds.set(subject.id, targetId)
  }

  async function compare(
    outcomes: readonly JournalEntryOf<'outcome'>[],
    sent: readonly CheckExchange[],
  ): Promise<readonly StateDifference[]> {
    const found: StateDifference[] = []
    for (const { subject, status, targetId } of outcomes) {
      if (subject.type !== 'user' && subject.type !== 'group') continue
      // What a failed request has left at the endpoint, PingOne does not claim to know. A user that is unchanged was compared before.
      if (status === 'failed' || (status === 'unchanged' && subject.type === 'user')) continue
      // oxlint-disable-next-line no-await-in-loop -- one request after the other
      const believed = await scene.control
        .syncedSubject(scene.ruleId, subject.id)
        .catch(() => undefined)
      const id = believed?.targetId ?? targetId ?? lastIds.get(subject.id)
      if (id === undefined) continue
      const isDeleted = sent.some(
        ({ request }) =>
          request.method === 'DELETE' && request.url.endsWith(`/${encodeURIComponent(id)}`),
      )
      const type = subject.type === 'user' ? 'User' : 'Group'
      const compared = { type, name: subject.name, targetId: id, believed, isDeleted } as const
      // oxlint-disable-next-line no-await-in-loop
      found.push(...(await compareTwice(compared, subject.id, scene)))
    }
    return found
  }

  return { learn, compare }
}

/** A server that answers from a copy shows a change later: that is another finding than a change that it has not made. */
async function compareTwice(
  compared: Compared,
  subjectId: string,
  scene: Scene,
): Promise<readonly StateDifference[]> {
  const first = await compareOne(compared, subjectId, scene)
  if (first.length === 0) return first
  const second = await compareOne(compared, subjectId, scene)
  return second.length > 0
    ? second
    : first.map((difference) => ({ ...difference, isPassing: true as const }))
}

async function compareOne(
  compared: Compared,
  subjectId: string,
  scene: Scene,
): Promise<readonly StateDifference[]> {
  const { type, name, targetId, believed, isDeleted } = compared
  const answer = await scene.endpoint.read(type, targetId)
  const exchangeId = answer.exchange.id
  const noun = type.toLowerCase()
  const differ = (message: string): readonly StateDifference[] => [
    { subject: name, attribute: 'id', message, exchangeId },
  ]
  const resource = answer.status === 200 ? resourcesIn(answer.body)[0] : undefined

  if (believed?.targetId === undefined) {
    if (resource === undefined) return []
    if (isDeleted || type === 'Group')
      return differ(`The endpoint still has the ${noun} ${targetId}; PingOne has removed it.`)
  } else if (resource === undefined)
    return differ(
      `The endpoint does not show the ${noun} ${targetId} when it is read by its id: ${sayAnswer(answer)}. PingOne has linked it.`,
    )
  const expected =
    type === 'User'
      ? await expectedUser(subjectId, believed, scene)
      : await expectedGroup(subjectId, scene)
  return differencesOf(type, expected, resource).map((difference) => ({
    subject: name,
    attribute: difference.attribute,
    message: sayDifference(difference),
    ...(difference.kind === 'dropped' && { isMissing: true as const }),
    exchangeId,
  }))
}

/** What PingOne takes a user for: what the mapping gives, or `active` alone once the user has left the scope or is deleted. */
async function expectedUser(
  userId: string,
  believed: SyncedSubject | undefined,
  { control, ruleId }: Scene,
): Promise<Json> {
  if (believed === undefined) return { active: false }
  const { inScope, active } = believed
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

function sayDifference({ kind, attribute, sent, answered, count, of = 0 }: Difference): string {
  switch (kind) {
    case 'dropped':
      return `The endpoint does not show ${attribute}; PingOne has sent ${count === undefined ? show(sent) : `${of} values`}.`
    case 'altered':
      return `The endpoint shows ${attribute} as ${show(answered)}; PingOne has sent ${show(sent)}.`
    case 'kept':
      return `The endpoint still shows ${count === undefined || count === 1 ? `${attribute} ${show(answered)}` : `${count} old values of ${attribute}`}; PingOne has replaced it.`
    case 'cut':
      return `The endpoint shows ${of - (count ?? 0)} of the ${of} values of ${attribute} that PingOne has sent.`
    case 'two-primaries':
      return `The endpoint shows ${count} primary values of ${attribute}; PingOne has sent one.`
  }
}

function sayAnswer({ status, exchange }: OwnAnswer): string {
  if (status === undefined) return `no answer comes: ${exchange.failure?.message ?? ''}`
  return status === 200 ? 'it answers 200 without a resource' : `it answers ${status}`
}

/** The longest part of a value that a message repeats, in characters. */
const longest = 80

function show(value: unknown): string {
  const text = JSON.stringify(value) ?? 'nothing'
  return text.length > longest ? `${text.slice(0, longest)}…` : text
}
