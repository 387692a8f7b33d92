import { expect, it } from 'vitest'
import { parseBaseline } from './baseline.ts'
import { hostileReport } from './example-report.test-support.ts'

it('reads a report that was written as JSON', () => {
  expect(parseBaseline(JSON.stringify(hostileReport), 'b.json')).toEqual(hostileReport)
})

it.each([
  ['{', 'b.json is no baseline: it is not JSON.'],
  ['null', 'b.json is no baseline: it is not as in a report of check.'],
  ['{"format":2}', 'b.json is no baseline: format is not as in a report of check.'],
])('refuses %s', (text, message) => {
  expect(() => parseBaseline(text, 'b.json')).toThrow(
    expect.objectContaining({ code: 'invalid_setting', message }),
  )
})
