import { expect } from 'vitest'
import {
  rename,
  renameAgain,
  disable,
  enable,
  dismiss,
  resync,
  testConnection,
  ofTwo,
  adaIsStored,
  eveIsStored,
  ofElevenInPages,
  teamIsEleventh,
  answerTo,
  pagesOf,
  readsById,
  writesAfterCreates,
  type Proofs,
} from './proof.ts'

export const proofsOfLists = {
  'empty-list-is-404': {
    ...ofTwo,
    proves({ notes, users, teams }) {
      expect(notes).toEqual([['search-not-found'], ['search-not-found'], ['search-not-found']])
      expect({ users, teams }).toEqual({ users: [], teams: {} })
    },
  },
  'resources-null': {
    proves({ outcomes, exchanges }) {
      expect(answerTo('lookup', exchanges)?.body).toContain('"Resources":null')
      expect(outcomes).toEqual(['ada: success, Created'])
    },
  },
  'numbers-as-strings': {
    ...adaIsStored,
    proves({ outcomes, exchanges }) {
      expect(answerTo('lookup', exchanges)?.body).toContain('"totalResults":"1"')
      expect(outcomes).toEqual(['ada: success, Found and updated'])
    },
  },
  'total-is-page-length': [
    {
      ...eveIsStored,
      steps: [testConnection],
      proves({ outcomes, notes, users, exchanges }) {
        expect(answerTo('test', exchanges)?.body).toContain('"totalResults":1,')
        expect(outcomes).toEqual(['ada: success, Created'])
        expect(notes).toEqual([[]])
        expect(users).toHaveLength(2)
      },
    },
    {
      ...ofElevenInPages,
      proves(ending) {
        expect(pagesOf(ending)).toEqual(['1'])
        expect(writesAfterCreates(ending)).toEqual([])
        expect(ending.users).toHaveLength(11)
        expect(readsById(ending)).toHaveLength(1)
      },
    },
    {
      ...teamIsEleventh,
      proves(ending) {
        const [first] = ending.exchanges.filter(({ request }) => request.url.includes('startIndex'))
        expect(first?.response.body).toContain('"totalResults":10,')
        expect(pagesOf(ending)).toEqual(['1', '11'])
        expect(ending.outcomes.at(-1)).toBe('Team: success, Found and updated')
      },
    },
  ],
  'paging-ignored': [
    {
      ...ofElevenInPages,
      proves(ending) {
        expect(readsById(ending)).toHaveLength(1)
        expect(writesAfterCreates(ending)).toEqual([])
        expect(ending.users).toHaveLength(11)
      },
    },
    {
      ...teamIsEleventh,
      proves({ outcomes, notes, teams }) {
        expect(outcomes.at(-1)).toMatch(/^Team: failed, .* 10 of 11 can be read\.$/)
        expect(notes.at(-1)).toEqual(['unreadable'])
        expect(Object.keys(teams)).toHaveLength(11)
        expect(teams['Team']).toEqual([])
      },
    },
  ],
  'paging-from-zero': {
    targetGroups: ['Team', 'Other'],
    team: 'Team',
    profile: 'current,groupLookup=list',
    proves(ending) {
      expect(pagesOf(ending).at(-1)).toBe('0')
      expect(ending.outcomes.at(-1)).toBe('Team: success, Found and updated')
      expect(ending.teams).toEqual({ Team: ['ada'], Other: [] })
    },
  },
  'pages-smaller-than-asked': {
    ...ofElevenInPages,
    also: [],
    proves(ending) {
      expect(pagesOf(ending)).toEqual(['1', '11'])
      expect(readsById(ending)).toEqual([])
      expect(writesAfterCreates(ending)).toEqual([])
      expect(ending.users).toHaveLength(11)
    },
  },
  'duplicate-rows': {
    ...adaIsStored,
    profile: 'current,multipleMatches=fail',
    proves({ outcomes, notes, exchanges }) {
      expect(answerTo('lookup', exchanges)?.body).toContain('"totalResults":2')
      expect(outcomes).toEqual(['ada: success, Found and updated'])
      expect(notes).toEqual([[]])
    },
  },
  'created-not-readable': [
    {
      ...ofTwo,
      steps: [rename],
      proves({ outcomes, notes, users }) {
        expect(outcomes.slice(0, 2).sort()).toEqual([
          'ada: success, Created',
          'bob: success, Created',
        ])
        expect(outcomes[2]).toMatch(/^Team: failed, .*There is no user or group .* to be a member/)
        expect(outcomes[3]).toBe(
          'ada: success, The target no longer had the linked user. Found and updated',
        )
        expect(notes[3]).toEqual(['not-readable'])
        expect(users).toHaveLength(2)
      },
    },
    {
      steps: [dismiss],
      proves({ outcomes, notes, users }) {
        expect(outcomes.at(-1)).toMatch(/^ada: failed, The target answers a read of user /)
        expect(notes.at(-1)).toEqual(['mismatch', 'not-readable'])
        expect(users).toMatchObject([{ active: true }])
      },
    },
  ],
  'stale-read': [
    {
      steps: [rename, renameAgain],
      proves({ outcomes, notes, exchanges }) {
        expect(exchanges.slice(2, 5).map(({ response }) => response.status)).toEqual([
          404, 200, 409,
        ])
        expect(outcomes[1]).toMatch(/^ada: failed, The target answered 409 uniqueness/)
        expect(notes[1]).toEqual(['conflict', 'not-readable'])
        expect(outcomes[2]).toBe('ada: success, Updated')
      },
    },
    {
      steps: [resync],
      proves: ({ notes }) => expect(notes).toEqual([[], ['conflict', 'not-readable']]),
    },
    {
      people: ['ada', 'bob'],
      delivery: { concurrency: 1 },
      steps: [resync],
      // Other look-ups have taken the lists that lag.
      proves: ({ notes }) =>
        expect(notes.slice(2)).toEqual([
          ['mismatch', 'not-readable'],
          ['mismatch', 'not-readable'],
        ]),
    },
  ],
  'inactive-hidden': {
    steps: [disable, enable],
    proves({ outcomes, notes, users }) {
      expect(outcomes[1]).toBe('ada: success, Disabled')
      expect(outcomes[2]).toMatch(/^ada: failed, The target answered 409 uniqueness/)
      expect(notes[2]).toEqual(['conflict'])
      expect(users).toMatchObject([{ userName: 'ada', active: false }])
    },
  },
} as const satisfies Proofs
