import type { JournalEntry } from '@pingone-sandbox/contract'
import { columnsOf, createPaint } from '@pingone-sandbox/workspace/text'
import { expect, it } from 'vitest'
import { formatFollowed } from './format-followed.ts'

const failed: JournalEntry = {
  ...{ type: 'outcome', seq: 1, at: '2026-01-31T09:30:00.000Z', changeId: 'c1', status: 'failed' },
  rule: { id: 'r1', name: 'Staff' },
  subject: { type: 'user', id: 'u1', name: 'ada.with.quite.a.long.name' },
  ...{
    cause: 'refused',
    summary: 'The target answered 400: 名前 is no name that this target takes.',
  },
}
const plain = createPaint(false)

it('has one line for an entry, and the cause and the repair of a failure under it', () => {
  const [line, ...others] = formatFollowed(failed, { columns: undefined, paint: plain }).split('\n')
  expect(line).toMatch(
    /^\d\d:30:00 ✗ ada\.with\.quite\.a\.lo… The target answered 400: 名前 is no name that this target takes\.$/,
  )
  expect(others).toEqual([
    '           cause   The target refuses the request',
    expect.stringMatching(/^ {11}repair {2}.* See docs\/failures\.md#refused\.$/),
    '',
  ])
})

it.each([30, 59, 60, 80])('keeps within a terminal of %i columns', (columns) => {
  const lines = formatFollowed(failed, { columns, paint: plain }).split('\n')
  expect(lines.length).toBeGreaterThan(3)
  for (const line of lines) expect(columnsOf(line)).toBeLessThanOrEqual(columns)
})

it('colours a failure where colours are wanted', () => {
  const text = formatFollowed(failed, { columns: 80, paint: createPaint(true) })
  expect(text).toContain('\u001b[31m✗\u001b[39m')
})
