import type { ChangeSummary } from '@pingone-sandbox/contract'
import { expect, it } from 'vitest'
import { outcomeSeries } from '../../panels/rule/sync-status/outcome-series.ts'
import { nothingSent, outcomeCounts, statusLooks } from './change-status.ts'

it.each([
  ['No rule has processed it yet.', { finished: false }],
  ['It changes nothing for its users', { finished: true, ends: { unchanged: 2 } }],
  ['The change affects no rule', { finished: true, ends: {} }],
  ['Nothing was sent', { finished: true }],
])('says “%s…” where nothing was sent', (words, change) => {
  expect(nothingSent(change)).toContain(words)
})

it('counts outcomes in the words of their badges, the gravest first', () => {
  const change = { outcomes: { success: 3, removed: 2, partial: 1 } } as unknown as ChangeSummary
  expect(outcomeCounts(change)).toBe('1 partial synced, 2 deprovisioned, 3 success')
})

it.each(outcomeSeries)('says the same of $status in the chart', ({ status, label }) => {
  expect(label).toBe(statusLooks[status][1])
})
