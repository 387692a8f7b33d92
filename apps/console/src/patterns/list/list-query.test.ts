import { expect, it } from 'vitest'
import { listPath } from './list-query.ts'

const expressionFor = (search: string) => `name sw "${search}"`
const filterOf = (path: string) => new URLSearchParams(path.split('?')[1]).get('filter')
const plain = { search: '', filter: '', order: undefined }

it('asks for everything when nothing is asked', () => {
  expect(listPath('groups', plain, expressionFor)).toBe('/groups?limit=200')
})

it('orders as asked', () => {
  expect(listPath('users', { ...plain, order: '-email' }, expressionFor)).toContain('order=-email')
})

it('sends a filter as it was written', () => {
  const path = listPath('users', { ...plain, filter: ' enabled  eq true ' }, expressionFor)
  expect(filterOf(path)).toBe('enabled  eq true')
})

it('keeps the alternatives of a filter together when something is searched as well', () => {
  const query = { ...plain, filter: 'type eq "A" or type eq "B"', search: 'an' }
  expect(filterOf(listPath('users', query, expressionFor))).toBe(
    '(type eq "A" or type eq "B") and name sw "an"',
  )
})

it('sends a filter that cannot be read alone', () => {
  const query = { ...plain, filter: 'type eq', search: 'an' }
  expect(filterOf(listPath('users', query, expressionFor))).toBe('type eq')
})
