import { URN } from '@pingone-sandbox/scim'
import type { MisbehaviourId } from '@pingone-sandbox/scim-server'
import { expect } from 'vitest'
import type { Cast, Ending, Story } from '../story.ts'

/** A story whose end shows the effect that a record names. */
export interface Proof extends Story {
  /** What else the server gets wrong, with the misbehaviour in question and without it. */
  readonly also?: readonly MisbehaviourId[]
  /** Expects what the `effect` of the record says. */
  readonly proves: (ending: Ending) => void
}

export type Proofs = Readonly<Partial<Record<MisbehaviourId, Proof | readonly Proof[]>>>

export const rename = ({ call, user }: Cast) =>
  call('PATCH', `/users/${user('ada').id}`, { name: { given: 'Augusta' } })
export const renameAgain = ({ call, user }: Cast) =>
  call('PATCH', `/users/${user('ada').id}`, { name: { given: 'Ada' } })
export const readdress = ({ call, user }: Cast) =>
  call('PATCH', `/users/${user('ada').id}`, { email: 'new@example.com' })
export const addPhone = ({ call, user }: Cast) =>
  call('PATCH', `/users/${user('ada').id}`, { primaryPhone: '+43.1' })
export const takeOverEve = ({ call, user }: Cast) =>
  call('PATCH', `/users/${user('ada').id}`, { username: 'eve' })
export const disable = ({ call, user }: Cast) =>
  call('PUT', `/users/${user('ada').id}/enabled`, { enabled: false })
export const enable = ({ call, user }: Cast) =>
  call('PUT', `/users/${user('ada').id}/enabled`, { enabled: true })
export const dismiss = ({ call, user }: Cast) => call('DELETE', `/users/${user('ada').id}`)
export const leave = ({ leave: part, user, team }: Cast) => part(user('ada'), team)
export const welcomeEve = async ({ hire, join, team }: Cast) => join(await hire('eve'), team)
export const renameTeam = ({ call, team }: Cast) =>
  call('PUT', `/groups/${team.id}`, { name: 'Crew' })
export const resync = ({ resync: readAll }: Cast) => readAll()
export const testConnection = ({ call, connectionInput }: Cast) =>
  call('POST', '/propagation/stores/connection/status', connectionInput)

// What other clients do at the target.
export const deleteAtTarget = async ({ users, send }: Cast) => {
  for (const { id } of await users()) await send('DELETE', `/Users/${id}`)
}
export const createAdaAtTarget = ({ send }: Cast) =>
  send('POST', '/Users', { schemas: [URN.user], userName: 'ada', externalId: 'ada' })
/** Sends back what it has read, with a title. */
export const sendBack = async ({ users, send }: Cast) => {
  for (const user of await users())
    await send('PUT', `/Users/${user.id}`, { ...user, title: 'Lady' })
}
/** Replaces users and says nothing of `active`. */
export const replaceAtTarget = async ({ users, send }: Cast) => {
  for (const { id, userName } of await users())
    await send('PUT', `/Users/${id}`, { schemas: [URN.user], userName })
}
export const disableEveAsEntra = async ({ users, send }: Cast) => {
  const eve = (await users()).find(({ userName }) => userName === 'eve')
  const Operations = [{ op: 'Replace', path: 'active', value: 'False' }]
  await send('PATCH', `/Users/${eve?.id}`, { schemas: [URN.patchOp], Operations })
}

export const ofTwo = { people: ['ada', 'bob'], team: 'Team' }
export const adaIsStored = { stored: [{ userName: 'Ada' }] }
export const eveIsStored = { stored: [{ userName: 'eve' }] }
/** The look-up does not find her, and the create draws a conflict. */
export const adaIsStoredOutOfSight = {
  stored: [{ userName: 'ada' }],
  configuration: { USER_FILTER: 'externalId eq "%s"' },
}

const eleven = Array.from({ length: 11 }, (_, index) => `user${index}`)
/** Users who are read in pages of ten by a Full Resync. */
export const ofElevenInPages = {
  people: eleven,
  profile: 'current,resyncRead=list',
  also: ['pages-smaller-than-asked'],
  steps: [resync],
} as const
/** A group that is looked up in a list whose first page of ten does not have it. */
export const teamIsEleventh = {
  targetGroups: [...eleven.slice(1), 'Team'],
  team: 'Team',
  profile: 'current,groupLookup=list',
  also: ['pages-smaller-than-asked'],
} as const

/** The user who was there is not found, so that the create is refused; others are created. */
export function isTakenForNew({ outcomes, notes, users }: Ending): void {
  expect(outcomes).toContain('bob: success, Created')
  const ada = outcomes.findIndex((each) => each.startsWith('ada'))
  expect(outcomes[ada]).toMatch(/^ada: failed, .* 409 uniqueness/)
  expect(notes[ada]).toEqual(['conflict'])
  expect(users.map(({ userName }) => userName)).toEqual(['Ada', 'bob'])
}

/** The group has these members, and PingOne is content with that: nothing is remarked. */
export function teamEndsAs(members: readonly string[]) {
  return ({ outcomes, notes, teams }: Ending): void => {
    expect(outcomes.at(-1)).toBe('Team: success, Updated')
    expect(notes.flat()).toEqual([])
    expect(teams).toEqual({ Team: members })
  }
}

export function answerTo(purpose: string, exchanges: Ending['exchanges']) {
  return exchanges.findLast((exchange) => exchange.purpose === purpose)?.response
}

/** Where the pages began that PingOne asked for. */
export function pagesOf({ exchanges }: Ending): readonly string[] {
  return exchanges.flatMap(
    ({ request }) => new URL(request.url).searchParams.get('startIndex') ?? [],
  )
}

/** The reads of single users. */
export function readsById({ exchanges }: Ending) {
  return exchanges.filter(
    ({ request }) => request.method === 'GET' && /\/Users\/[^/]+$/.test(request.url),
  )
}

/** The requests that change something, beside creates. */
export function writesAfterCreates({ exchanges }: Ending): readonly string[] {
  const methods = exchanges.map(({ request }) => request.method)
  return methods.filter((method) => method !== 'GET' && method !== 'POST')
}

/** The e-mail addresses of users at the target. */
export function addressesOf(users: Ending['users']): ReadonlySet<string> {
  const emails = users.flatMap((user) => (user['emails'] ?? []) as readonly { value: string }[])
  return new Set(emails.map(({ value }) => value))
}
