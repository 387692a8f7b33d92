import { parseProfile } from '@pingone-sandbox/pingone'
import { expect, it } from 'vitest'
import { listReadings } from './readings.ts'

it('lists the named profiles, then each other choice alone', () => {
  const ids = listReadings()
  expect(ids.slice(0, 3)).toEqual(['current', 'put-only-2024', 'patch-first'])
  expect(ids).toContain('current,resyncRead=by-filter')
  expect(ids).toContain('current,resyncRead=list')
  for (const id of ids.slice(3)) expect(id.split(',')).toHaveLength(2)
})

it('lists no reading twice, and none that the endpoint has no part in', () => {
  const ids = listReadings()
  const choices = ids.map((id) => JSON.stringify(parseProfile(id).choices))
  expect(new Set(choices).size).toBe(ids.length)
  expect(ids.join()).not.toContain('unknownKeys')
})
