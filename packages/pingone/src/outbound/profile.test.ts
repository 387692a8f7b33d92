import { expect, it } from 'vitest'
import {
  choiceValues,
  createProfile,
  describeProfile,
  ledger,
  parseProfile,
  profileNames,
  profiles,
  type ChoiceName,
} from './profile.ts'
import type { Quirk } from '@pingone-sandbox/contract'
import { quirks } from './quirks.ts'

it.each(profileNames)('makes the profile %s as it is named', (name) => {
  expect(createProfile(name)).toEqual({ name, base: name, choices: profiles[name] })
})

it('calls a profile custom when a choice departs from the base, and not before', () => {
  expect(createProfile('current', { userUpdate: 'patch' })).toEqual({
    name: 'custom',
    base: 'current',
    choices: { ...profiles.current, userUpdate: 'patch' },
  })
  expect(createProfile('current', { userUpdate: 'put' }).name).toBe('current')
})

it('reads a profile as a person writes it', () => {
  expect(parseProfile('put-only-2024, retries=none,provisionDisabledUsers=false')).toEqual(
    createProfile('put-only-2024', { retries: 'none', provisionDisabledUsers: false }),
  )
})

it('takes the connection check and its occasion for choices, off as the profiles are', () => {
  for (const name of profileNames)
    expect(profiles[name]).toMatchObject({
      connectionCheck: 'list-users',
      checkBeforeEachOperation: 'off',
    })
  const written = parseProfile('current,connectionCheck=get-user-0,checkBeforeEachOperation=on')
  expect(written.choices).toMatchObject({
    connectionCheck: 'get-user-0',
    checkBeforeEachOperation: 'on',
  })
})

it.each([
  ['curent', 'behaviour profile', 'curent', profileNames],
  ['current,userUpdat=put', 'choice', 'userUpdat', Object.keys(choiceValues)],
  ['current,userUpdate=pot', 'value of userUpdate', '"pot"', ['put', 'patch']],
  [
    'current,provisionDisabledUsers=no',
    'value of provisionDisabledUsers',
    '"no"',
    ['true', 'false'],
  ],
] as const)('refuses %s and says what is known', (text, what, given, known) => {
  expect(() => parseProfile(text)).toThrow(
    expect.objectContaining({ name: 'UnknownBehaviourError', what, given, known }),
  )
})

it('shows each choice with the values that it may take', () => {
  const { choices, values } = describeProfile(createProfile('current'))
  for (const [name, value] of Object.entries(choices)) expect(values[name]).toContain(value)
})

it('names in the ledger only choices and values that there are', () => {
  for (const { id, choice } of ledger(profiles.current)) {
    if (choice === undefined) continue
    const [name = '', value] = choice.split('=')
    expect(choiceValues[name as ChoiceName]?.map(String), id).toContain(value)
  }
})

it('dates every record that is documented or observed, and those of the console by when it was seen', () => {
  const records: readonly Quirk[] = quirks
  const undated = records.filter(({ evidence, date }) => evidence !== 'inferred' && !date)
  expect(undated.map(({ id }) => id)).toEqual([])
  const seen = records.filter(({ id }) => id.startsWith('wizard-'))
  expect(seen.length).toBeGreaterThan(0)
  for (const { id, date } of seen) expect(date, id).toBe('January 2026')
})

it('names each quirk once', () => {
  const ids = quirks.map(({ id }) => id)
  expect(ids).toEqual([...new Set(ids)])
})
