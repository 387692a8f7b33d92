import { expect, it } from 'vitest'
import { userResourceType } from '../schema/resource-types.ts'
import { fixturePairs } from '../test/fixtures.ts'
import { ScimError } from '../values/errors.ts'
import { parseFilter } from './parse.ts'
import { resolveFilter } from './resolve.ts'
import type { ResolvedFilter } from './resolved-filter.ts'

const resolve = (text: string) => resolveFilter(parseFilter(text), userResourceType)
const keysOf = (filter: ResolvedFilter) =>
  'attribute' in filter ? filter.attribute.steps.map(({ name }) => name) : []

it.each(fixturePairs('filter/refused.txt'))('refuses %s as %s', (text, scimType) => {
  expect(() => resolve(text)).toThrow(ScimError)
  expect(() => resolve(text)).toThrow(expect.objectContaining({ scimType }))
})

it.each([
  ['USERNAME pr', ['userName']],
  ['name.FAMILYNAME pr', ['name', 'familyName']],
  ['emails co "x"', ['emails', 'value']],
  ['emails pr', ['emails']],
  ['urn:ietf:params:scim:schemas:core:2.0:User:title pr', ['title']],
  [
    'URN:ietf:params:scim:schemas:extension:enterprise:2.0:user:manager eq "m1"',
    ['urn:ietf:params:scim:schemas:extension:enterprise:2.0:User', 'manager', 'value'],
  ],
])('locates %s', (text, keys) => {
  expect(keysOf(resolve(text))).toEqual(keys)
})

it('locates what is in square brackets from the element on', () => {
  const filter = resolve('emails[TYPE eq "work"]')
  expect(keysOf(filter)).toEqual(['emails'])
  expect(filter.kind === 'valuePath' && keysOf(filter.where)).toEqual(['type'])
})

it('turns comparisons with null into presence', () => {
  expect(resolve('title ne null')).toMatchObject({ kind: 'present' })
  expect(resolve('emails eq null')).toMatchObject({ kind: 'not', operand: { kind: 'present' } })
})

it('gives a value the type of its attribute', () => {
  expect(resolve('active eq "False"')).toMatchObject({ kind: 'compare', value: false })
})

it('names the unknown attribute', () => {
  expect(() => resolve('shoeSize gt 5')).toThrow('shoeSize is not an attribute.')
})
