import { expect, it } from 'vitest'
import { findQuirks, type LedgerQuirk } from './quirk-filter.ts'

const quirk = (id: string, parts: Partial<LedgerQuirk> = {}): LedgerQuirk => ({
  id,
  title: `Title of ${id}`,
  detail: 'Detail',
  evidence: 'inferred',
  source: 'Nowhere',
  appliesTo: ['create'],
  active: true,
  ...parts,
})
const all = [
  quirk('user-update-put', { evidence: 'documented' }),
  quirk('user-update-patch', { active: false }),
  quirk('no-user-agent', { detail: 'Only the address tells PingOne' }),
]
const ids = (filter: Partial<Parameters<typeof findQuirks>[1]>) =>
  findQuirks(all, { text: '', evidence: 'any', isActiveOnly: false, ...filter }).map(({ id }) => id)

it.each([
  [{}, ['user-update-put', 'user-update-patch', 'no-user-agent']],
  [{ text: 'UPDATE' }, ['user-update-put', 'user-update-patch']],
  [{ text: 'address' }, ['no-user-agent']],
  [{ evidence: 'documented' }, ['user-update-put']],
  [{ isActiveOnly: true }, ['user-update-put', 'no-user-agent']],
] as const)('finds with %j: %j', (filter, expected) => {
  expect(ids(filter)).toEqual(expected)
})
