import { misbehaviours } from '@pingone-sandbox/scim-server'
import { expect, it } from 'vitest'
import { themes } from '../src/themes/themes.ts'
import { misbehaviourFindings } from './misbehaviour-findings.ts'
import { objectionsTo } from './objections.ts'

/** The themes of the checks that find something; the lives of users and groups where none does. `pnpm soak check` plays them all. */
function themesOf(checkIds: readonly string[]): readonly string[] {
  const found = themes.filter(({ checks }) => checks.some(({ id }) => checkIds.includes(id)))
  return found.length === 0 ? ['users', 'groups'] : found.map(({ id }) => id)
}

it.each(misbehaviourFindings)(
  'finds what belongs to $misbehaviour, and nothing else',
  async ({ misbehaviour, profile, findings }) => {
    const objections = await objectionsTo([misbehaviour], {
      ...(profile && { profile }),
      only: themesOf(Object.keys(findings)),
      hasPauses: false,
    })
    expect(objections).toEqual(findings)
  },
)

it('has the findings of each misbehaviour of the reference server', () => {
  expect(misbehaviourFindings.map(({ misbehaviour }) => misbehaviour)).toEqual(
    misbehaviours.map(({ id }) => id),
  )
})
