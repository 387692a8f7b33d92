import { expect } from 'vitest'
import type { Ending } from '../story.ts'
import {
  rename,
  readdress,
  addPhone,
  disable,
  dismiss,
  leave,
  welcomeEve,
  resync,
  createAdaAtTarget,
  sendBack,
  replaceAtTarget,
  disableEveAsEntra,
  ofTwo,
  eveIsStored,
  addressesOf,
  type Proofs,
} from './proof.ts'

const withExternalId = {
  mappings: [
    { sourceAttribute: 'username', targetAttribute: 'userName' },
    { sourceAttribute: 'username', targetAttribute: 'externalId' },
  ],
}

export const proofsOfWrites = {
  'read-only-refused': [
    {
      steps: [rename, disable],
      proves({ notes, users }) {
        expect(notes).toEqual([[], ['refused'], ['refused']])
        expect(users).toMatchObject([{ active: true }])
      },
    },
    {
      profile: 'patch-first',
      steps: [rename, sendBack, disable],
      proves({ notes, users }) {
        expect(notes).toEqual([[], [], []])
        expect(users).toMatchObject([{ active: false }])
        expect(users[0]).not.toHaveProperty('title')
      },
    },
  ],
  'vendor-schemas-refused': {
    mappings: [
      { sourceAttribute: 'username', targetAttribute: 'userName' },
      { sourceAttribute: 'email', targetAttribute: 'urn:example:scim:2.0:User:badge' },
    ],
    proves({ outcomes, notes, users }) {
      expect(outcomes).toEqual([
        expect.stringMatching(/^ada: failed, The target answered 400 invalidValue/),
      ])
      expect(notes).toEqual([['refused']])
      expect(users).toEqual([])
    },
  },
  'members-without-display-refused': {
    team: 'Team',
    proves({ outcomes, notes, teams }) {
      expect(outcomes[0]).toBe('ada: success, Created')
      expect(outcomes[1]).toMatch(/^Team: failed, The target answered 422: /)
      expect(notes).toEqual([[], ['refused']])
      expect(teams).toEqual({})
    },
  },
  'no-put': {
    steps: [rename, disable],
    proves({ outcomes, notes, users }) {
      const failure =
        'ada: failed, The target answered 501: PUT is not implemented. The target does not support PUT /Users; PingOne sends PATCH in its place with userUpdate=patch, as the profile patch-first has it.'
      expect(outcomes).toEqual(['ada: success, Created', failure, failure])
      expect(notes).toEqual([[], ['method-not-supported'], ['method-not-supported']])
      expect(users).toMatchObject([{ active: true }])
    },
  },
  'put-not-found': [
    {
      steps: [rename, dismiss],
      proves({ outcomes, notes, users }) {
        const failure = expect.stringMatching(
          /^ada: failed, The target answered 404: .* A read of that user is answered\. The target does not support PUT/,
        )
        expect(outcomes).toEqual(['ada: success, Created', failure, failure])
        expect(notes).toEqual([[], ['method-not-supported'], ['method-not-supported']])
        expect(users).toMatchObject([{ active: true }])
      },
    },
  ],
  'put-merges': {
    profile: 'put-only-2024',
    team: 'Team',
    steps: [rename, leave],
    proves({ outcomes, notes, users, teams }) {
      expect(users).toMatchObject([{ name: { givenName: 'Augusta' } }])
      expect(outcomes.at(-1)).toBe('Team: success, Updated')
      expect(notes.at(-1)).toEqual(['kept members'])
      expect(teams).toEqual({ Team: ['ada'] })
    },
  },
  'replace-appends-list': [
    {
      steps: [readdress, rename],
      proves({ outcomes, notes, users }) {
        expect(outcomes.at(-1)).toBe('ada: success, Updated')
        expect(notes[1]).toContain('kept emails[work]')
        expect(notes[2]).toContain('kept emails[work]')
        expect(addressesOf(users)).toEqual(new Set(['ada@example.com', 'new@example.com']))
      },
    },
    {
      ...ofTwo,
      profile: 'put-only-2024',
      steps: [leave],
      proves({ outcomes, notes, teams }) {
        expect(outcomes.at(-1)).toBe('Team: success, Updated')
        expect(notes.at(-1)).toEqual(['kept members'])
        expect(teams).toEqual({ Team: ['ada', 'bob'] })
      },
    },
  ],
  'put-without-active-enables': ['merged', 'mapped'].map((userPutBody) => ({
    profile: `current,userPutBody=${userPutBody}`,
    steps: [disable, rename, replaceAtTarget],
    proves({ outcomes, users, exchanges }: Ending) {
      expect(exchanges.at(-1)?.request).toMatchObject({ method: 'PUT' })
      expect(exchanges.at(-1)?.request.body).toContain('"active":false')
      expect(outcomes.at(-1)).toBe('ada: success, Updated')
      // Only the PUT of another client, which does not say it, opens the account.
      expect(users).toMatchObject([{ active: true }])
    },
  })),
  'members-ignored-on-put': {
    ...ofTwo,
    profile: 'put-only-2024',
    steps: [leave, welcomeEve],
    proves({ outcomes, notes, teams }) {
      expect(outcomes.at(-1)).toBe('Team: success, Updated')
      expect(notes).toContainEqual(['kept members'])
      expect(notes.at(-1)).toEqual(['dropped members'])
      expect(teams).toEqual({ Team: ['ada', 'bob'] })
    },
  },
  'active-ignored': {
    steps: [disable],
    proves({ outcomes, notes, users }) {
      expect(outcomes.at(-1)).toBe('ada: success, Disabled')
      expect(notes.at(-1)).toEqual(['altered active'])
      expect(users).toMatchObject([{ active: true }])
    },
  },
  'string-is-true': {
    ...eveIsStored,
    steps: [disable, disableEveAsEntra],
    proves({ outcomes, users }) {
      expect(outcomes.at(-1)).toBe('ada: success, Disabled')
      expect(users).toMatchObject([
        { userName: 'eve', active: true },
        { userName: 'ada', active: false },
      ])
    },
  },
  'attributes-dropped': {
    steps: [addPhone, resync],
    proves({ outcomes, notes, users }) {
      const updated = 'ada: success, Updated'
      expect(outcomes).toEqual(['ada: success, Created', updated, updated])
      expect(notes).toEqual([[], ['dropped phoneNumbers'], ['dropped phoneNumbers']])
      expect(users[0]).not.toHaveProperty('phoneNumbers')
    },
  },
  'external-id-dropped': [
    {
      ...withExternalId,
      steps: [resync],
      proves({ outcomes, notes }) {
        expect(outcomes).toEqual(['ada: success, Created', 'ada: success, Updated'])
        expect(notes).toEqual([['dropped externalId'], ['dropped externalId']])
      },
    },
    {
      ...withExternalId,
      people: [],
      configuration: { USER_FILTER: 'externalId eq "%s"' },
      steps: [createAdaAtTarget, ({ hire }) => hire('ada')],
      proves: ({ notes }) => expect(notes).toEqual([['conflict']]),
    },
  ],
  'email-without-type': {
    steps: [readdress, rename],
    proves({ outcomes, notes, users }) {
      const updated = 'ada: success, Updated'
      expect(outcomes).toEqual(['ada: success, Created', updated, updated])
      expect(notes.map((each) => each[0])).toEqual(Array(3).fill('dropped emails[work].type'))
      expect(notes[1]).toContain('kept emails')
      expect(addressesOf(users)).toEqual(new Set(['ada@example.com', 'new@example.com']))
    },
  },
} as const satisfies Proofs
