import { expect, it } from 'vitest'
import { boundsOf, ofFieldText, rangeWords, toFieldText } from './time-range.ts'

const now = '2026-03-02T09:30:00.000Z'
const range = (choice: Parameters<typeof boundsOf>[0]['choice']) => ({
  ...{ choice, from: undefined, to: undefined },
})

it('counts minutes back from the present of the sandbox', () => {
  expect(boundsOf(range('15m'), now)).toEqual({ from: '2026-03-02T09:15:00.000Z' })
  expect(boundsOf(range('1h'), now)).toEqual({ from: '2026-03-02T08:30:00.000Z' })
})

it('begins days at midnight, yesterday ending where today begins', () => {
  const today = boundsOf(range('today'), now)
  const yesterday = boundsOf(range('yesterday'), now)
  expect(new Date(today.from ?? '').toTimeString()).toMatch(/^00:00:00/)
  expect(new Date(yesterday.from ?? '').toTimeString()).toMatch(/^00:00:00/)
  expect(yesterday.to).toBe(today.from)
  expect(new Date(today.from ?? '').toDateString()).toBe(new Date(now).toDateString())
})

it('has only the ends that are set', () => {
  expect(boundsOf({ choice: 'between', from: now, to: undefined }, now)).toEqual({ from: now })
  expect(boundsOf(range('between'), now)).toEqual({})
})

it('shows an instant in a field, and reads it back', () => {
  expect(ofFieldText(toFieldText(now))).toBe(now)
  expect(toFieldText(undefined)).toBe('')
  expect(ofFieldText('')).toBeUndefined()
})

it('says the range in words', () => {
  expect(rangeWords(range('yesterday'))).toBe('yesterday')
  expect(rangeWords({ choice: 'between', from: now, to: undefined })).toMatch(/^from .*2026/)
  expect(rangeWords(range('between'))).toBe('')
})
