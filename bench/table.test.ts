import { expect, it } from 'vitest'
import { formatFigure, formatMarkdown, formatRatio, formatText, type Table } from './table.ts'

const table: Table = {
  head: ['', 'ours', 'theirs'],
  sections: [{ title: '1,000 users', rows: [['GET by id', '8,000', '1']] }],
}

it('lines the columns up for a terminal', () => {
  expect(formatText(table)).toBe(
    [
      '            ours  theirs',
      '',
      '1,000 users',
      '─────────  ─────  ──────',
      'GET by id  8,000       1',
      '',
    ].join('\n'),
  )
})

it('makes a row of Markdown of a section', () => {
  expect(formatMarkdown(table)).toBe(
    [
      '|                 |  ours | theirs |',
      '| --------------- | ----: | -----: |',
      '| **1,000 users** |       |        |',
      '| GET by id       | 8,000 |      1 |',
      '',
    ].join('\n'),
  )
})

it.each([
  { figure: undefined, text: '–' },
  { figure: NaN, text: '–' },
  { figure: 0.4567, text: '0.457' },
  { figure: 20, text: '20' },
  { figure: 99.96, text: '100' },
  { figure: 12_345.6, text: '12,346' },
])('writes $figure as $text', ({ figure, text }) => {
  expect(formatFigure(figure)).toBe(text)
})

it('writes a ratio only of two figures', () => {
  expect(formatRatio(10, 4)).toBe('2.5×')
  expect(formatRatio(10, undefined)).toBe('–')
})
