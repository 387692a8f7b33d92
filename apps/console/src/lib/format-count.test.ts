import { expect, it } from 'vitest'
import { counted, formatCount } from './format-count.ts'

const sources = import.meta.glob<string>('../**/*.{ts,tsx}', {
  query: '?raw',
  import: 'default',
  eager: true,
})

it('writes a count with separators, and its noun in the right number', () => {
  expect(formatCount(5000)).toBe('5,000')
  expect([counted(0, 'user'), counted(1, 'user'), counted(12_345, 'user')]).toEqual([
    '0 users',
    '1 user',
    '12,345 users',
  ])
  expect(counted(2, 'user was', 'users were')).toBe('2 users were')
})

it('is the only place where counts are formatted, but for the axis of a chart', () => {
  const others = Object.entries(sources).flatMap(([file, text]) =>
    text.includes('.toLocaleString(') && !file.includes('.test.') ? [file] : [],
  )
  expect(new Set(others)).toEqual(new Set(['../ui/bar-chart.tsx', './format-count.ts']))
})
