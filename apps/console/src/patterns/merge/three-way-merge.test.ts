import { expect, it } from 'vitest'
import { mergeThreeWay, withValueAt } from './three-way-merge.ts'

it.each([
  ['a value changed here', { a: 1 }, { a: 2 }, { a: 1 }, { a: 2 }],
  ['a value changed elsewhere', { a: 1 }, { a: 1 }, { a: 2 }, { a: 2 }],
  [
    'values of both',
    { a: 1, b: { c: 1, d: 1 } },
    { a: 1, b: { c: 2, d: 1 } },
    { a: 1, b: { c: 1, d: 3 } },
    { a: 1, b: { c: 2, d: 3 } },
  ],
  ['the same change', { a: 1 }, { a: 2 }, { a: 2 }, { a: 2 }],
  ['an empty text as none', { a: '' }, { a: 'x' }, {}, { a: 'x' }],
])('takes %s', (_, base, mine, theirs, value) => {
  expect(mergeThreeWay<unknown>({ base, mine, theirs })).toEqual({ value, conflicts: [] })
})

it('keeps what is mine of a value that both changed, and says so', () => {
  const versions = {
    base: { name: { given: 'a' } },
    mine: { name: { given: 'b' } },
    theirs: { name: { given: 'c' } },
  }
  expect(mergeThreeWay(versions)).toEqual({
    value: { name: { given: 'b' } },
    conflicts: [{ path: ['name', 'given'], mine: 'b', theirs: 'c' }],
  })
})

it('joins what was added to a set and what was taken out of it', () => {
  const versions = { base: ['a', 'b'], mine: ['b', 'c'], theirs: ['a', 'b', 'd'] }
  expect(mergeThreeWay(versions, { '': 'set' })).toEqual({ value: ['b', 'c', 'd'], conflicts: [] })
})

const lines = { lines: { key: 'to' } } as const
const line = (to: string, from: string) => ({ to, from })

it('joins the elements of a list by their key, each as one value', () => {
  const merged = mergeThreeWay(
    {
      base: { lines: [line('a', '1'), line('b', '1'), line('c', '1')] },
      mine: { lines: [line('a', '2'), line('c', '1'), line('', 'new')] },
      theirs: { lines: [line('a', '1'), line('b', '1'), line('c', '3'), line('d', '3')] },
    },
    lines,
  )
  expect(merged).toEqual({
    value: { lines: [line('a', '2'), line('c', '3'), line('', 'new'), line('d', '3')] },
    conflicts: [],
  })
})

it('takes an element that is removed here and changed elsewhere for a conflict', () => {
  const base = { lines: [line('a', '1')] }
  const merged = mergeThreeWay(
    { base, mine: { lines: [] }, theirs: { lines: [line('a', '2')] } },
    lines,
  )
  expect(merged.conflicts).toEqual([
    { path: ['lines', 'a'], mine: undefined, theirs: line('a', '2') },
  ])
})

it('leaves a list that is named nowhere whole', () => {
  const { conflicts } = mergeThreeWay({ base: [1], mine: [1, 2], theirs: [1, 3] })
  expect(conflicts).toEqual([{ path: [], mine: [1, 2], theirs: [1, 3] }])
})

it('puts a value at a path, and an element in its place', () => {
  expect(withValueAt({ a: { b: 1 } }, ['a', 'b'], { part: 2 })).toEqual({ a: { b: 2 } })
  const value = { lines: [line('a', '1'), line('b', '1')] }
  const put = (part: unknown) => withValueAt(value, ['lines', 'a'], { part, lists: lines }).lines
  expect(put(line('a', '2'))).toEqual([line('a', '2'), line('b', '1')])
  expect(put(undefined)).toEqual([line('b', '1')])
})
