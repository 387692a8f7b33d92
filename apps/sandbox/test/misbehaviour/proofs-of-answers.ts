import { expect } from 'vitest'
import {
  rename,
  renameAgain,
  takeOverEve,
  dismiss,
  leave,
  resync,
  deleteAtTarget,
  ofTwo,
  eveIsStored,
  adaIsStoredOutOfSight,
  answerTo,
  type Proofs,
} from './proof.ts'

export const proofsOfAnswers = {
  'too-many-requests': [
    {
      people: ['ada', 'bob'],
      profile: 'current,retries=none',
      steps: [rename, renameAgain],
      proves({ outcomes, notes, users }) {
        const refused = outcomes.filter((each) => /: failed, The target answered 429/.test(each))
        expect(refused.length).toBeGreaterThan(0)
        expect(notes).toContainEqual(['throttled'])
        expect(users).toHaveLength(2)
      },
    },
    {
      people: ['ada', 'bob'],
      proves({ outcomes, exchanges }) {
        expect([...outcomes].sort()).toEqual(['ada: success, Created', 'bob: success, Created'])
        expect(exchanges.map(({ response }) => response.status)).toContain(429)
      },
    },
  ],
  'duplicates-accepted': {
    ...eveIsStored,
    steps: [takeOverEve],
    proves({ outcomes, users }) {
      expect(outcomes).toContain('eve: success, Updated')
      expect(users.map(({ userName }) => userName)).toEqual(['eve', 'eve'])
    },
  },
  'error-with-200': [
    {
      ...eveIsStored,
      steps: [takeOverEve, deleteAtTarget, rename],
      proves({ outcomes, notes }) {
        expect(outcomes).toContain('eve: success, Updated')
        expect(outcomes.at(-1)).toMatch(/^eve: failed, The target answered 200 with a SCIM Error/)
        expect(notes).toEqual([[], ['error-body'], ['unreadable']])
      },
    },
    {
      ...adaIsStoredOutOfSight,
      proves: ({ notes }) => expect(notes).toEqual([['unreadable']]),
    },
  ],
  'error-500-for-404': {
    profile: 'current,retries=none',
    steps: [deleteAtTarget, rename],
    proves({ outcomes, notes, users }) {
      expect(outcomes.at(-1)).toMatch(/^ada: failed, The target answered 500/)
      expect(notes.at(-1)).toEqual(['target-error'])
      expect(users).toEqual([])
    },
  },
  'error-500-for-client-errors': {
    ...adaIsStoredOutOfSight,
    delivery: { retries: 1, backoffMs: 1 },
    proves({ outcomes, notes, exchanges }) {
      const creates = exchanges.filter(({ purpose }) => purpose === 'create')
      expect(creates.map(({ response }) => response.status)).toEqual([500, 500])
      expect(outcomes.at(-1)).toMatch(/^ada: failed, The target answered 500: /)
      expect(notes.at(-1)).toEqual(['target-error'])
    },
  },
  'conflict-without-scim-type': {
    ...eveIsStored,
    steps: [takeOverEve],
    proves({ outcomes, notes }) {
      expect(outcomes.at(-1)).toMatch(/^eve: failed, The target answered 409: /)
      expect(notes.at(-1)).toEqual(['conflict'])
    },
  },
  'wrong-content-type': {
    steps: [rename],
    proves({ outcomes, exchanges }) {
      expect(exchanges.at(-1)?.response.headers['content-type']).toContain('text/plain')
      expect(outcomes).toEqual(['ada: success, Created', 'ada: success, Updated'])
    },
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
    proves({ outcomes, notes, users }) {
      expect(outcomes[0]).toMatch(/^ada: failed, The target answered 201 with an empty body/)
      expect(notes).toEqual([['unreadable'], []])
      expect(outcomes[1]).toBe('ada: success, Found and updated')
      expect(users).toMatchObject([{ userName: 'ada', name: { givenName: 'Augusta' } }])
    },
  },
  'put-no-content': {
    steps: [rename],
    proves({ outcomes, notes, users, exchanges }) {
      expect(answerTo('update', exchanges)).toMatchObject({ status: 204, body: '' })
      expect(notes.at(-1)).toEqual([])
      expect(outcomes.at(-1)).toBe('ada: success, Updated')
      expect(users).toMatchObject([{ name: { givenName: 'Augusta' } }])
    },
  },
  'delete-answers-body': {
    configuration: { REMOVE_ACTION: 'Delete' },
    steps: [dismiss],
    proves({ outcomes, notes, exchanges }) {
      expect(answerTo('delete', exchanges)).toMatchObject({ status: 200 })
      expect(notes.at(-1)).toEqual([])
      expect(outcomes.at(-1)).toBe('ada: removed, Deleted at the target')
    },
  },
  'numeric-ids': [
    {
      ...ofTwo,
      steps: [rename, leave],
      proves({ outcomes, notes, teams, exchanges }) {
        expect(answerTo('create', exchanges)?.body).toMatch(/"id":\d+/)
        expect(outcomes.at(-1)).toBe('Team: success, Updated')
        expect(notes.flat()).toEqual([])
        expect(teams).toEqual({ Team: ['bob'] })
      },
    },
    {
      profile: 'current,numericIds=fail',
      proves({ notes, users }) {
        expect(notes).toEqual([['unreadable']])
        expect(users).toHaveLength(1)
      },
    },
  ],
  'user-name-differs': [
    {
      stored: [{ userName: 'ada' }],
      proves({ outcomes, notes }) {
        expect(outcomes).toEqual([expect.stringMatching(/^ada: failed, .*which does not match/)])
        expect(notes).toEqual([['mismatch']])
      },
    },
    {
      steps: [rename, resync],
      proves({ outcomes, notes }) {
        const updated = 'ada: success, Updated'
        expect(outcomes).toEqual(['ada: success, Created', updated, updated])
        expect(notes).toEqual([[], ['altered userName'], ['altered userName']])
      },
    },
  ],
  'members-cut-at-100': {
    stored: Array.from({ length: 101 }, (_, index) => ({ userName: `stored${index}` })),
    targetGroups: ['Team'],
    team: 'Team',
    profile: 'put-only-2024',
    proves({ outcomes, notes, teams }) {
      expect(outcomes.at(-1)).toBe('Team: success, Found and updated')
      expect(notes.at(-1)).toEqual(['dropped members'])
      expect(teams['Team']).toHaveLength(101) // of the 101 that were there, and ada
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
} as const satisfies Proofs
