import { expect, it } from 'vitest'
import { createSliceTexts } from './slice-texts.ts'

it('finds the sequences whose text contains a text', () => {
  const texts = createSliceTexts()
  texts.put(7, '{"title":"Engineer"}')
  texts.put(3, '{"title":"Head of Engineering"}')
  texts.put(9, '{"title":"Öffentlichkeitsarbeit"}')
  expect(texts.find('engineer')).toEqual([7, 3])
  expect(texts.find('of')).toEqual([3])
  expect(texts.find('keit')).toEqual([9])
  expect(texts.find('nobody')).toEqual([])
})

it('finds nothing across two texts', () => {
  const texts = createSliceTexts()
  texts.put(1, '"ab"')
  texts.put(2, '"cd"')
  expect(texts.find('b""c')).toEqual([])
})

it('finds a text that occurs often in one record once', () => {
  const texts = createSliceTexts()
  texts.put(1, '"aaaa"')
  texts.put(2, '"b"')
  texts.put(3, '"aa"')
  expect(texts.find('a')).toEqual([1, 3])
})

it('finds neither what was removed nor what was before a change', () => {
  const texts = createSliceTexts()
  texts.put(1, '"before"')
  texts.put(2, '"before"')
  texts.put(1, '"after"')
  texts.remove(2)
  texts.remove(5)
  expect(texts.find('before')).toEqual([])
  expect(texts.find('after')).toEqual([1])
  texts.clear()
  expect(texts.find('after')).toEqual([])
})

it('finds the same after it has dropped what was removed', () => {
  const texts = createSliceTexts()
  const filling = 'x'.repeat(10_000)
  for (let round = 0; round < 5; round += 1)
    for (let sequence = 0; sequence < 100; sequence += 1)
      texts.put(sequence, `"${filling} round ${round} of <${sequence}>"`)
  expect(texts.find('round 3')).toEqual([])
  expect(texts.find('<42>')).toEqual([42])
  expect(texts.find('<9')).toHaveLength(11)
})

it('does not name each of very many', () => {
  const texts = createSliceTexts()
  for (let sequence = 0; sequence < 1000; sequence += 1) texts.put(sequence, `"user ${sequence}"`)
  expect(texts.find('user')).toBeUndefined()
  expect(texts.find('user 99')).toHaveLength(11)
})
