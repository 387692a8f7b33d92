import { URN } from '@pingone-sandbox/scim'
import { misbehaviours, type MisbehaviourId } from '@pingone-sandbox/scim-server'
import { expect, it } from 'vitest'
import { play, type Cast, type Ending, type Story } from './story.ts'

interface Proof extends Story {
  /** Expects what the `effect` of the record says. */
  readonly proves: (ending: Ending) => void
}

const rename = ({ call, user }: Cast) =>
  call('PATCH', `/users/${user('ada').id}`, { name: { given: 'Augusta' } })
const renameAgain = ({ call, user }: Cast) =>
  call('PATCH', `/users/${user('ada').id}`, { name: { given: 'Ada' } })
const takeOverEve = ({ call, user }: Cast) =>
  call('PATCH', `/users/${user('ada').id}`, { username: 'eve' })
const disable = ({ call, user }: Cast) =>
  call('PUT', `/users/${user('ada').id}/enabled`, { enabled: false })
const enable = ({ call, user }: Cast) =>
  call('PUT', `/users/${user('ada').id}/enabled`, { enabled: true })
const dismiss = ({ call, user }: Cast) => call('DELETE', `/users/${user('ada').id}`)
const leave = ({ leave: part, user, team }: Cast) => part(user('ada'), team)
const welcomeEve = async ({ hire, join, team }: Cast) => join(await hire('eve'), team)
const testConnection = ({ call, connectionInput }: Cast) =>
  call('POST', '/propagation/stores/connection/status', connectionInput)
const deleteAtTarget = async ({ users, send }: Cast) => {
  for (const { id } of await users()) await send('DELETE', `/Users/${id}`)
}
const disableEveAsEntra = async ({ users, send }: Cast) => {
  const eve = (await users()).find(({ userName }) => userName === 'eve')
  const Operations = [{ op: 'Replace', path: 'active', value: 'False' }]
  await send('PATCH', `/Users/${eve?.id}`, { schemas: [URN.patchOp], Operations })
}

const ofTwo = { people: ['ada', 'bob'], team: 'Team' }
const adaIsHeld = { held: [{ userName: 'Ada' }] }
const eveIsHeld = { held: [{ userName: 'eve' }] }

const proofs: Record<MisbehaviourId, Proof> = {
  'too-many-requests': {
    people: ['ada', 'bob'],
    profile: 'current,retries=none',
    steps: [rename, renameAgain],
    proves({ outcomes, users }) {
      const refused = outcomes.filter((each) => /: failed, The target answered 429/.test(each))
      expect(refused.length).toBeGreaterThan(0)
      expect(users).toHaveLength(2)
    },
  },
  'duplicates-accepted': {
    ...eveIsHeld,
    steps: [takeOverEve],
    proves({ outcomes, users }) {
      expect(outcomes).toContain('eve: success, Updated')
      expect(users.map(({ userName }) => userName)).toEqual(['eve', 'eve'])
    },
  },
  'wrong-content-type': {
    steps: [rename],
    proves({ outcomes, exchanges }) {
      expect(exchanges.at(-1)?.response.headers['content-type']).toContain('text/plain')
      expect(outcomes).toEqual(['ada: success, Created', 'ada: success, Updated'])
    },
  },
  'error-500-for-404': {
    profile: 'current,retries=none',
    steps: [deleteAtTarget, rename],
    proves({ outcomes, users }) {
      expect(outcomes.at(-1)).toMatch(/^ada: failed, The target answered 500/)
      expect(users).toEqual([])
    },
  },
  'conflict-without-scim-type': {
    ...eveIsHeld,
    steps: [takeOverEve],
    proves: ({ outcomes }) =>
      expect(outcomes.at(-1)).toMatch(/^eve: failed, The target answered 409: /),
  },
  'created-without-location': {
    steps: [rename],
    proves({ outcomes, exchanges }) {
      expect(answerTo('create', exchanges)?.headers).not.toHaveProperty('location')
      expect(outcomes).toEqual(['ada: success, Created', 'ada: success, Updated'])
    },
  },
  'created-without-body': {
    steps: [rename],
    proves({ outcomes, users }) {
      expect(outcomes[0]).toMatch(/^ada: failed, The target answered 201 with an empty body/)
      expect(outcomes[1]).toBe('ada: success, Found and updated')
      expect(users).toMatchObject([{ userName: 'ada', name: { givenName: 'Augusta' } }])
    },
  },
  'put-no-content': {
    steps: [rename],
    proves({ outcomes, users, exchanges }) {
      expect(answerTo('update', exchanges)).toMatchObject({ status: 204, body: '' })
      expect(outcomes.at(-1)).toBe('ada: success, Updated')
      expect(users).toMatchObject([{ name: { givenName: 'Augusta' } }])
    },
  },
  'delete-answers-body': {
    configuration: { REMOVE_ACTION: 'Delete' },
    steps: [dismiss],
    proves({ outcomes, exchanges }) {
      expect(answerTo('delete', exchanges)).toMatchObject({ status: 200 })
      expect(outcomes.at(-1)).toBe('ada: removed, Deleted at the target')
    },
  },
  'null-arrays': {
    steps: [rename],
    proves({ outcomes, exchanges }) {
      expect(exchanges.at(-1)?.request.body).toContain('"phoneNumbers":null')
      expect(outcomes.at(-1)).toBe('ada: success, Updated')
    },
  },
  'meta-capitalised': {
    steps: [rename],
    proves({ outcomes, exchanges }) {
      expect(answerTo('read', exchanges)?.body).toContain('"Meta":{"ResourceType":"User"')
      expect(exchanges.at(-1)?.request.body?.toLowerCase()).not.toContain('"meta"')
      expect(outcomes.at(-1)).toBe('ada: success, Updated')
    },
  },
  'resources-null': {
    proves({ outcomes, exchanges }) {
      expect(answerTo('lookup', exchanges)?.body).toContain('"Resources":null')
      expect(outcomes).toEqual(['ada: success, Created'])
    },
  },
  'numbers-as-strings': {
    ...adaIsHeld,
    proves({ outcomes, exchanges }) {
      expect(answerTo('lookup', exchanges)?.body).toContain('"totalResults":"1"')
      expect(outcomes).toEqual(['ada: success, Found and updated'])
    },
  },
  'total-is-page-length': {
    ...eveIsHeld,
    steps: [testConnection],
    proves({ outcomes, users, exchanges }) {
      expect(answerTo('test', exchanges)?.body).toContain('"totalResults":1,')
      expect(outcomes).toEqual(['ada: success, Created'])
      expect(users).toHaveLength(2)
    },
  },
  'stale-read': {
    steps: [rename, renameAgain],
    proves({ outcomes, exchanges }) {
      expect(exchanges.slice(2, 5).map(({ response }) => response.status)).toEqual([404, 200, 409])
      expect(outcomes[1]).toMatch(/^ada: failed, The target answered 409 uniqueness/)
      expect(outcomes[2]).toBe('ada: success, Updated')
    },
  },
  'inactive-hidden': {
    steps: [disable, enable],
    proves({ outcomes, users }) {
      expect(outcomes[1]).toBe('ada: success, Disabled')
      expect(outcomes[2]).toMatch(/^ada: failed, The target answered 409 uniqueness/)
      expect(users).toMatchObject([{ userName: 'ada', active: false }])
    },
  },
  'case-sensitive-operators': { ...adaIsHeld, people: ['ada', 'bob'], proves: isTakenForNew },
  'non-ascii-filter-refused': {
    team: 'Équipe',
    proves({ outcomes, teams, users }) {
      expect(outcomes.at(-1)).toMatch(/^Équipe: failed, The target answered 400 invalidFilter/)
      expect(teams).toEqual({})
      expect(users).toHaveLength(1)
    },
  },
  'unknown-filter-empty': { ...adaIsHeld, people: ['ada', 'bob'], proves: isTakenForNew },
  'case-sensitive-attributes': { ...adaIsHeld, people: ['ada', 'bob'], proves: isTakenForNew },
  'filter-ignored': {
    ...eveIsHeld,
    people: ['ada', 'bob'],
    proves({ outcomes, users }) {
      expect([...outcomes].sort()).toEqual([
        expect.stringMatching(/^ada: failed, The target was asked for .*which does not match/),
        expect.stringMatching(/^bob: failed, The target was asked for .*which does not match/),
      ])
      expect(users.map(({ userName }) => userName)).toEqual(['eve'])
    },
  },
  'user-name-case-exact': {
    ...adaIsHeld,
    proves({ outcomes, users }) {
      expect(outcomes[0]).toMatch(/^ada: failed, The target answered 409 uniqueness/)
      expect(users.map(({ userName }) => userName)).toEqual(['Ada'])
    },
  },
  'case-sensitive-type': {
    held: [{ userName: 'lovelace', emails: [{ type: 'work', value: 'ada@example.com' }] }],
    configuration: {
      USER_FILTER: 'emails[type eq "Work" and value eq "%s"]',
      UNIQUE_USER_IDENTIFIER: 'workEmail',
    },
    proves({ outcomes, users }) {
      expect(outcomes).toEqual(['ada: success, Created'])
      expect(users.map(({ userName }) => userName)).toEqual(['lovelace', 'ada'])
    },
  },
  'no-put': {
    steps: [rename, disable],
    proves({ outcomes, users }) {
      const failure =
        'ada: failed, The target answered 501: PUT is not implemented. The target does not support PUT /Users; PingOne sends PATCH in its place with userUpdate=patch, as the profile patch-first has it.'
      expect(outcomes).toEqual(['ada: success, Created', failure, failure])
      expect(users).toMatchObject([{ active: true }])
    },
  },
  'put-merges': {
    profile: 'put-only-2024',
    team: 'Team',
    steps: [rename, leave],
    proves({ outcomes, users, teams }) {
      expect(users).toMatchObject([{ name: { givenName: 'Augusta' } }])
      expect(outcomes.at(-1)).toBe('Team: success, Updated')
      expect(teams).toEqual({ Team: ['ada'] })
    },
  },
  'members-ignored-on-put': {
    ...ofTwo,
    profile: 'put-only-2024',
    steps: [leave, welcomeEve],
    proves({ outcomes, teams }) {
      expect(outcomes.at(-1)).toBe('Team: success, Updated')
      expect(teams).toEqual({ Team: ['ada', 'bob'] })
    },
  },
  'active-ignored': {
    steps: [disable],
    proves({ outcomes, users }) {
      expect(outcomes.at(-1)).toBe('ada: success, Disabled')
      expect(users).toMatchObject([{ active: true }])
    },
  },
  'no-patch': {
    ...ofTwo,
    steps: [leave],
    proves({ outcomes, teams }) {
      expect(outcomes.at(-1)).toBe(
        'Team: failed, The target answered 501: PATCH is not implemented. The target does not support PATCH /Groups; PingOne sends PUT in its place with groupUpdate=put, as the profile put-only-2024 has it.',
      )
      expect(teams).toEqual({ Team: ['ada', 'bob'] })
    },
  },
  'filtered-remove-ignored': { ...ofTwo, steps: [leave], proves: teamEndsAs(['ada', 'bob']) },
  'filtered-remove-clears-all': { ...ofTwo, steps: [leave], proves: teamEndsAs([]) },
  'add-replaces-list': { ...ofTwo, steps: [welcomeEve], proves: teamEndsAs(['eve']) },
  'member-add-lost': { ...ofTwo, steps: [welcomeEve], proves: teamEndsAs(['ada', 'bob']) },
  'string-is-true': {
    ...eveIsHeld,
    steps: [disable, disableEveAsEntra],
    proves({ outcomes, users }) {
      expect(outcomes.at(-1)).toBe('ada: success, Disabled')
      expect(users).toMatchObject([
        { userName: 'eve', active: true },
        { userName: 'ada', active: false },
      ])
    },
  },
}

it.each(misbehaviours.map(({ id }) => id))('has the effect that %s names', async (id) => {
  const { proves, ...story } = proofs[id]
  proves(await play(story, [id]))
  const behaved = await play(story, [])
  expect(() => proves(behaved)).toThrow('expected')
})

function isTakenForNew({ outcomes, users }: Ending): void {
  expect(outcomes).toContain('bob: success, Created')
  expect(outcomes.find((each) => each.startsWith('ada'))).toMatch(/^ada: failed, .* 409 uniqueness/)
  expect(users.map(({ userName }) => userName)).toEqual(['Ada', 'bob'])
}

/** The group has these members, and PingOne is content with that. */
function teamEndsAs(members: readonly string[]) {
  return ({ outcomes, teams }: Ending): void => {
    expect(outcomes.at(-1)).toBe('Team: success, Updated')
    expect(teams).toEqual({ Team: members })
  }
}

function answerTo(purpose: string, exchanges: Ending['exchanges']) {
  return exchanges.findLast((exchange) => exchange.purpose === purpose)?.response
}
