import { expect, it } from 'vitest'
import { isSameJson, mergePatch, withoutBlanks } from './json.ts'

// The examples of RFC 7396, appendix A, whose target and patch are objects.
it.each([
  [{ a: 'b' }, { a: 'c' }, { a: 'c' }],
  [{ a: 'b' }, { b: 'c' }, { a: 'b', b: 'c' }],
  [{ a: 'b' }, { a: null }, {}],
  [{ a: 'b', b: 'c' }, { a: null }, { b: 'c' }],
  [{ a: ['b'] }, { a: 'c' }, { a: 'c' }],
  [{ a: 'c' }, { a: ['b'] }, { a: ['b'] }],
  [{ a: { b: 'c' } }, { a: { b: 'd', c: null } }, { a: { b: 'd' } }],
  [{ a: [{ b: 'c' }] }, { a: [1] }, { a: [1] }],
  [{ e: null }, { a: 1 }, { e: null, a: 1 }],
  [{}, { a: { bb: { ccc: null } } }, { a: { bb: {} } }],
])('merges into %j the patch %j', (target, patch, merged) => {
  expect(mergePatch(target, patch)).toEqual(merged)
})

it('drops null and what is left empty by it, and keeps other falsy values', () => {
  expect(
    withoutBlanks({
      a: null,
      b: { c: null },
      d: false,
      e: 0,
      f: '',
      g: [],
      h: { i: 1, j: undefined },
    }),
  ).toStrictEqual({ d: false, e: 0, f: '', g: [], h: { i: 1 } })
})

it('compares JSON without regard to the order of members', () => {
  expect(isSameJson({ a: [1, { b: 2, c: 3 }] }, { a: [1, { c: 3, b: 2 }] })).toBe(true)
  expect(isSameJson({ a: [1, 2] }, { a: [2, 1] })).toBe(false)
  expect(isSameJson({ a: 1 }, { a: 1, b: undefined })).toBe(true)
  expect(isSameJson({ a: 1 }, { a: 1, b: null })).toBe(false)
  expect(isSameJson([], {})).toBe(false)
})
