import { expect, it } from 'vitest'
import { assess } from './assess.ts'
import {
  exampleExchange,
  exampleFinding,
  exampleReport,
  hostileReport,
} from './example-report.test-support.ts'
import { formatMarkdown } from './markdown.ts'

const format = (report: typeof hostileReport) => formatMarkdown(report, assess(report))

it('begins with the verdict and a line of badges, and has a row for each finding', () => {
  const text = format(hostileReport)
  expect(text.split('\n\n').slice(0, 2)).toEqual([
    '## PingOne check: ❌ breaks',
    '❌ **1** breaks · 🚫 **1** not supported · ⚠️ **1** works with a remark · ✅ **1** works · ⏭️ **1** skipped',
  ])
  const rows = text.split('\n').filter((line) => /^\| \S+ (breaks|not|works|skipped)/.test(line))
  // A finding each, and the two readings.
  expect(rows.length).toBe(8)
})

it('keeps texts of the endpoint out of its own markup', () => {
  const outside = format(hostileReport).replaceAll(/^(`{3,})\n[^]*?\n\1$/gm, '')
  expect(outside).not.toMatch(/<(?!\/?(details|summary|code)>)/)
  expect(outside).not.toContain('@all')
  const cells = outside.split('\n').filter((line) => line.startsWith('| ❌'))
  expect(cells.map((line) => line.split('|').length)).toEqual(cells.map(() => 5))
})

it('fences a message by more backticks than it has', () => {
  const exchange = exampleExchange('one', { response: { status: 200, headers: {}, body: '`````' } })
  const finding = exampleFinding('users.a', 'breaks', { exchanges: ['one'] })
  const text = format(exampleReport([finding], { exchanges: [exchange] }))
  expect(text).toContain('``````\n200\n\n`````\n``````')
})

it('clips long messages', () => {
  const response = { status: 200, headers: {}, body: 'x'.repeat(100_000) }
  const finding = exampleFinding('users.a', 'breaks', { exchanges: ['one'] })
  const exchanges = [exampleExchange('one', { response })]
  expect(format(exampleReport([finding], { exchanges })).length).toBeLessThan(6000)
})
