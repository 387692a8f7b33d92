import { expect, it } from 'vitest'
import { createSlices, SLICE_LIMIT } from './slices.ts'

const documents = new Map<number, Record<string, unknown>>()

function openSlices() {
  const usage = { total: 0 }
  const reads: number[] = []
  const slices = createSlices((sequence) => {
    reads.push(sequence)
    return documents.get(sequence) ?? {}
  }, usage)
  return { slices, usage, reads }
}

it('reads a document once for the attributes that are asked for', () => {
  documents.set(1, { title: 'T', locale: 'de' })
  const { slices, reads } = openSlices()
  expect(slices.open(['title'])?.(1)).toEqual({ title: 'T' })
  slices.open(['title'])?.(1)
  expect(reads).toEqual([1])
  expect(slices.open(['locale'])?.(1)).toEqual({ title: 'T', locale: 'de' })
  slices.open(['title'])?.(1)
  expect(reads).toEqual([1, 1])
})

it('reads a document that has changed again', () => {
  const { slices, usage } = openSlices()
  documents.set(1, { title: 'before' })
  slices.open(['title'])?.(1)
  documents.set(1, { title: 'now' })
  slices.renew(1)
  expect(usage.total).toBe(0)
  expect(slices.open(['title'])?.(1)).toEqual({ title: 'now' })
})

it('keeps nothing of attributes that are too large together, and what fits by itself', () => {
  documents.set(1, { title: 'T', locale: 'x'.repeat(SLICE_LIMIT) })
  const { slices, usage } = openSlices()
  slices.open(['title'])?.(1)
  expect(slices.open(['locale'])?.(1)['locale']).toHaveLength(SLICE_LIMIT)
  expect(usage.total).toBe(0)
  slices.open(['locale'])?.(1)
  expect(slices.open(['locale'])).toBeUndefined()
  expect(slices.open(['title', 'locale'])).toBeUndefined()
  expect(slices.open(['title'])?.(1)).toEqual({ title: 'T' })
  expect(usage.total).toBeGreaterThan(0)
  slices.clear()
  expect(usage.total).toBe(0)
  expect(slices.open(['locale'])).toBeDefined()
})
