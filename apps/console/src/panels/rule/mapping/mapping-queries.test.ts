import type { Mapping, MappingLine } from '@pingone-sandbox/contract'
import { expect, it } from 'vitest'
import { mappingSteps } from './mapping-queries.ts'

const saved = (id: string, line: MappingLine): Mapping => ({ id, rule: { id: 'r' }, ...line })
const userName = { sourceAttribute: 'username', targetAttribute: 'userName' }
const title = { sourceAttribute: 'title', targetAttribute: 'title' }

it('sends what is new, in its order', () => {
  expect(mappingSteps([], [userName, title])).toEqual([{ body: userName }, { body: title }])
})

it('sends nothing for what is saved already', () => {
  expect(mappingSteps([saved('1', userName)], [userName])).toEqual([])
})

it('replaces a line whose value changed, and keeps its id', () => {
  const computed = { expression: 'user.email', targetAttribute: 'userName' }
  expect(mappingSteps([saved('1', userName)], [computed])).toEqual([{ id: '1', body: computed }])
})

it('keeps the name that a client gave a line', () => {
  const named = { ...saved('1', userName), name: 'Login' }
  const computed = { expression: 'user.email', targetAttribute: 'userName' }
  expect(mappingSteps([named], [computed])).toEqual([
    { id: '1', body: { ...computed, name: 'Login' } },
  ])
})

it('deletes first, so that no target is taken twice', () => {
  expect(mappingSteps([saved('1', userName)], [title])).toEqual([{ id: '1' }, { body: title }])
})

it('deletes every line to bring the defaults back', () => {
  expect(mappingSteps([saved('1', userName), saved('2', title)], [])).toEqual([
    { id: '1' },
    { id: '2' },
  ])
})
