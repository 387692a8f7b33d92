import type { PropagationStore } from '@pingone-sandbox/contract'
import { expect, it } from 'vitest'
import { chosenTarget, shownTargets } from './shown-target.ts'

const scim = 'http://127.0.0.1:4471/scim/v2'
const leadingTo = (id: string, url: string): PropagationStore => ({
  ...{ id, name: id, type: 'scim', status: 'ACTIVE' },
  configuration: { SCIM_URL: url },
})
const own = leadingTo('own', 'http://localhost:3000/scim')
const reference = leadingTo('ours', `${scim}/`)

it('lists the reference server once, and each target of another server', () => {
  expect(shownTargets([own, reference], scim).map(({ id }) => id)).toEqual(['reference', 'own'])
  expect(shownTargets([own], undefined).map(({ id }) => id)).toEqual(['own'])
})

it.each([
  [[], null, 'reference'],
  [[own], null, 'own'],
  [[own, reference], null, 'reference'],
  [[own, reference], 'own', 'own'],
  [[own], 'gone', 'own'],
  [[own], 'reference', 'reference'],
] as const)('shows of %o, asked for %s, the target %s', (connections, id, shown) => {
  expect(chosenTarget(shownTargets(connections, scim), id, connections)?.id).toBe(shown)
})
