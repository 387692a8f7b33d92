import { expect, it } from 'vitest'
import { encodePath } from '../../entities/target/target-request-queries.ts'
import { suggestPaths } from './suggest-paths.ts'

const vocabulary = {
  endpoints: [
    { path: '/Users', attributes: ['userName', 'name.familyName', 'active'] },
    { path: '/Groups', attributes: ['displayName', 'members'] },
  ],
}
const suggest = (text: string) => suggestPaths(text, vocabulary)

it.each([
  ['/Users?filter=userName eq "é"', '/Users?filter=userName%20eq%20%22%C3%A9%22'],
  ['/Users?filter=userName%20pr', '/Users?filter=userName%20pr'],
  ['/Users?filter=a eq "1+1#100%"', '/Users?filter=a%20eq%20%221%2B1%23100%25%22'],
])('encodes %s', (path, encoded) => {
  expect(encodePath(path)).toBe(encoded)
})

it('suggests resource types and discovery', () => {
  expect(suggest('')).toEqual(expect.arrayContaining(['/Users', '/Groups', '/Schemas']))
  expect(suggest('/gr')).toEqual(['/Groups'])
})

it('suggests the parameters of a listing', () => {
  expect(suggest('/Users?')).toContain('/Users?filter=')
  expect(suggest('/Users?count=1&f')).toEqual(['/Users?count=1&filter='])
})

it('suggests attributes where a filter needs one', () => {
  expect(suggest('/Users?filter=')).toContain('/Users?filter=userName')
  expect(suggest('/Users?filter=na')).toEqual(['/Users?filter=name.familyName'])
  expect(suggest('/Users?filter=active eq true and us')).toEqual([
    '/Users?filter=active eq true and userName',
  ])
  expect(suggest('/Groups?sortBy=d')).toEqual(['/Groups?sortBy=displayName'])
})

it('suggests operators after an attribute, and what joins after a value', () => {
  expect(suggest('/Users?filter=userName ')).toContain('/Users?filter=userName sw')
  expect(suggest('/Users?filter=userName EQ')).toEqual(['/Users?filter=userName eq'])
  expect(suggest('/Users?filter=userName eq "a b" ')).toEqual([
    '/Users?filter=userName eq "a b" and',
    '/Users?filter=userName eq "a b" or',
  ])
  expect(suggest('/Users?filter=active pr o')).toEqual(['/Users?filter=active pr or'])
})

it('suggests nothing inside a value or for an unknown resource', () => {
  expect(suggest('/Users?filter=userName eq "us')).toEqual([])
  expect(suggest('/Cars?filter=')).toEqual([])
})
