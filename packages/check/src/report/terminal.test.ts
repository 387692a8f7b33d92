import type { CheckVerdict } from '@pingone-sandbox/contract'
import { expect, it } from 'vitest'
import { assess } from './assess.ts'
import { exampleFinding, exampleReport, hostileReport } from './example-report.test-support.ts'
import { columnsOf, wrap } from '@pingone-sandbox/workspace/text'
import { formatTerminal } from './terminal.ts'

const format = (report: typeof hostileReport, options = {}) =>
  formatTerminal(report, { assessment: assess(report), ...options })
const escape = String.fromCodePoint(27)
const linesOf = (text: string) => text.replace(/\n$/, '').split('\n')
const many = (verdict: CheckVerdict, count: number) =>
  Array.from({ length: count }, (_, index) => exampleFinding(`users.number-${index}`, verdict))

it('begins with what is wrong, and shows all about the first finding', () => {
  const [first, , second] = linesOf(format(hostileReport))
  expect(first).toBe('PingOne does not work with this endpoint: 1 of 5 checks fail.')
  expect(second).toBe('BREAKS  users.disable · The check users.disable')
})

it('has no control characters and no colours unless they are wanted', () => {
  const plain = format(hostileReport)
  expect(plain.replaceAll('\n', '')).not.toMatch(/[\p{Cc}\p{Cf}]/u)
  const coloured = format(hostileReport, { hasColours: true })
  expect(coloured).toContain(`${escape}[31m`)
  expect(
    coloured
      .split(escape)
      .map((part) => part.replace(/^\[\d+m/, ''))
      .join(''),
  ).toBe(plain)
})

it.each([0, 1, 2, 7, 38, 300])('fits on one screen with %i findings that break', (count) => {
  const findings = [...many('breaks', count), ...many('skipped', 30), ...many('works', 40)]
  for (const [columns, rows] of [
    [80, 40],
    [80, 24],
    [40, 24],
  ] as const) {
    const lines = linesOf(format(exampleReport(findings), { columns, rows }))
    expect(lines.length).toBeLessThanOrEqual(rows)
    expect(lines.filter((line) => columnsOf(line) > columns)).toEqual([])
  }
})

it('names what has no room', () => {
  const text = format(exampleReport(many('breaks', 60)))
  expect(text).toMatch(/and \d+ more, which --html <file> shows/)
})

it('says what a baseline accepts, and names it last', () => {
  const report = exampleReport([
    exampleFinding('users.known', 'breaks'),
    exampleFinding('users.new', 'breaks'),
  ])
  const baseline = exampleReport([
    exampleFinding('users.known', 'breaks'),
    exampleFinding('users.new', 'works'),
  ])
  const text = format(report, { assessment: assess(report, { baseline }) })
  expect(text).toContain('Beside the baseline: 1 known, 1 new.')
  expect(text.indexOf('users.new')).toBeLessThan(text.indexOf('users.known'))
})

it('breaks lines between words, and words that are longer than a line', () => {
  expect(wrap('one two  three', 7)).toEqual(['one two', 'three'])
  expect(wrap('abcdefgh', 3)).toEqual(['abc', 'def', 'gh'])
  expect(wrap('名前名前', 4)).toEqual(['名前', '名前'])
  expect(wrap('e\u0301e\u0301e\u0301', 3)).toEqual(['e\u0301e\u0301e\u0301'])
})
