import { expect } from 'vitest'
import { renameTeam, ofTwo, adaIsStored, eveIsStored, isTakenForNew, type Proofs } from './proof.ts'

export const proofsOfFilters = {
  'case-sensitive-operators': { ...adaIsStored, people: ['ada', 'bob'], proves: isTakenForNew },
  'non-ascii-filter-refused': {
    team: 'Équipe',
    proves({ outcomes, notes, teams, users }) {
      expect(outcomes.at(-1)).toMatch(/^Équipe: failed, The target answered 400 invalidFilter/)
      expect(notes.at(-1)).toEqual(['refused'])
      expect(teams).toEqual({})
      expect(users).toHaveLength(1)
    },
  },
  'quoted-value-refused': [
    {
      ...ofTwo,
      proves({ notes, users, teams }) {
        expect(notes).toEqual([['refused'], ['refused'], ['refused']])
        expect({ users, teams }).toEqual({ users: [], teams: {} })
      },
    },
    {
      ...adaIsStored,
      team: 'Team',
      configuration: { USER_FILTER: 'userName eq %s' },
      proves({ outcomes, notes }) {
        expect(outcomes[0]).toBe('ada: success, Found and updated')
        expect(notes).toEqual([[], ['refused']])
      },
    },
  ],
  'unknown-filter-empty': { ...adaIsStored, people: ['ada', 'bob'], proves: isTakenForNew },
  'case-sensitive-attributes': { ...adaIsStored, people: ['ada', 'bob'], proves: isTakenForNew },
  'filter-ignored': [
    {
      ...eveIsStored,
      people: ['ada', 'bob'],
      proves({ outcomes, notes, users }) {
        expect([...outcomes].sort()).toEqual([
          expect.stringMatching(/^ada: failed, The target was asked for .*which does not match/),
          expect.stringMatching(/^bob: failed, The target was asked for .*which does not match/),
        ])
        expect(notes).toEqual([['mismatch'], ['mismatch']])
        expect(users.map(({ userName }) => userName)).toEqual(['eve'])
      },
    },
    {
      targetGroups: ['Administrators'],
      team: 'Team',
      proves({ outcomes, notes, teams }) {
        expect(outcomes.at(-1)).toMatch(
          /^Team: failed, The target was asked for a group named "Team" .*which does not match/,
        )
        expect(notes.at(-1)).toEqual(['mismatch'])
        expect(teams).toEqual({ Administrators: [] })
      },
    },
    {
      targetGroups: ['Administrators'],
      team: 'Team',
      profile: 'current,lookupMatch=trusted',
      steps: [renameTeam],
      proves({ outcomes, notes, teams }) {
        expect(outcomes).toContain('Team: success, Found and updated')
        expect(notes).toContainEqual(['other-match'])
        expect(teams).toEqual({ Crew: ['ada'] })
      },
    },
  ],
  'user-name-case-exact': {
    ...adaIsStored,
    proves({ outcomes, notes, users }) {
      expect(outcomes[0]).toMatch(/^ada: failed, The target answered 409 uniqueness/)
      expect(notes[0]).toEqual(['conflict'])
      expect(users.map(({ userName }) => userName)).toEqual(['Ada'])
    },
  },
  'case-sensitive-type': {
    stored: [{ userName: 'lovelace', emails: [{ type: 'work', value: 'ada@example.com' }] }],
    configuration: {
      USER_FILTER: 'emails[type eq "Work" and value eq "%s"]',
      UNIQUE_USER_IDENTIFIER: 'workEmail',
    },
    proves({ outcomes, users }) {
      expect(outcomes).toEqual(['ada: success, Created'])
      expect(users.map(({ userName }) => userName)).toEqual(['lovelace', 'ada'])
    },
  },
} as const satisfies Proofs
