import type { FaultInput } from '@pingone-sandbox/contract'
import { expect, it } from 'vitest'
import { FaultOvertakenError, withFaultMoved, withFaultReplaced } from './fault-changes.ts'

const fault = (id: string, ms = 1): FaultInput => ({ id, effect: { kind: 'latency', ms } })
const present = ['a', 'b', 'c'].map((id) => fault(id))

it.each<[string, -1 | 1, string]>([
  ['b', -1, 'bac'],
  ['b', 1, 'acb'],
  ['a', -1, 'abc'],
  ['c', 1, 'abc'],
  ['gone', 1, 'abc'],
])('moves %s by %i', (id, by, expected) => {
  const ids = withFaultMoved(id, by)(present).map((each) => each.id)
  expect(ids.join('')).toBe(expected)
})

it('replaces a fault where it stands', () => {
  const next = withFaultReplaced({ opened: fault('b'), fault: fault('d') })(present)
  expect(next).toEqual([fault('a'), fault('d'), fault('c')])
})

it('joins an edit with what others have made of the fault', () => {
  const next = withFaultReplaced({ opened: fault('b'), fault: fault('d') })([fault('b', 2)])
  expect(next).toEqual([fault('d', 2)])
})

it.each([
  ['removed', [fault('a')], undefined],
  ['changed', [fault('b', 2)], fault('b', 2)],
])('does not replace a fault that was %s meanwhile', (what, by, now) => {
  const replace = () => withFaultReplaced({ opened: fault('b'), fault: fault('b', 3) })(by)
  expect(replace).toThrow(FaultOvertakenError)
  expect(replace).toThrow(`b was ${what} elsewhere meanwhile.`)
  expect(replace).toThrow(expect.objectContaining({ now }))
})

it('saves over what was shown, and not over what it became after that', () => {
  const edit = { opened: fault('b'), fault: fault('b', 3), seen: fault('b', 2) }
  expect(withFaultReplaced(edit)([fault('b', 2)])).toEqual([fault('b', 3)])
  expect(() => withFaultReplaced(edit)([fault('b', 4)])).toThrow(FaultOvertakenError)
})
