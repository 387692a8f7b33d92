import { expect, it } from 'vitest'
import { catalogue, searchCatalogue } from './catalogue.ts'

it('finds only SCIM Outbound for SCIM', () => {
  expect(searchCatalogue('scim').map(({ name }) => name)).toEqual(['SCIM Outbound'])
})

it('leads with the one that can be chosen', () => {
  expect(
    searchCatalogue('')
      .map(({ isSimulated }) => isSimulated)
      .indexOf(true),
  ).toBe(0)
})

it('shows everything for an empty search', () => {
  expect(searchCatalogue('  ')).toHaveLength(catalogue.length)
})
