import { expect, it } from 'vitest'
import { count, either, flag, listOf, members, oneOf, optional, recordOf, text } from './shape.ts'

const shape = members({
  name: text,
  size: optional(count),
  kind: oneOf(['user', 'group']),
  tags: listOf(text),
  values: recordOf(either(text, flag)),
})
const whole = { name: 'ada', kind: 'user', tags: ['a'], values: { on: true, by: 'me' } }

it.each([
  ['everything', { ...whole, size: 1 }],
  ['what may be absent left out', whole],
  ['members that are not asked for', { ...whole, other: 1 }],
])('takes %s', (_, value) => {
  expect(shape(value)).toBe(true)
})

it.each([
  ['nothing', undefined],
  ['null', null],
  ['a list', [whole]],
  ['a text', 'ada'],
  ['a member that is missing', { ...whole, name: undefined }],
  ['a member of another type', { ...whole, size: '1' }],
  ['another value', { ...whole, kind: 'device' }],
  ['a list with something else in it', { ...whole, tags: ['a', 1] }],
  ['a record with something else in it', { ...whole, values: { on: null } }],
])('refuses %s', (_, value) => {
  expect(shape(value)).toBe(false)
})
