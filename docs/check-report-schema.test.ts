import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, it } from 'vitest'
import { z } from 'zod'
import { hostileReport } from '../packages/check/src/report/example-report.test-support.ts'

const text = readFileSync(join(import.meta.dirname, 'check-report.schema.json'), 'utf8')
const schema = z.fromJSONSchema(JSON.parse(text))
const isValid = (report: unknown) => schema.safeParse(report).success

it('accepts a report with a finding of each verdict, and members of a later version', () => {
  expect(isValid(hostileReport)).toBe(true)
  expect(isValid({ ...hostileReport, later: true })).toBe(true)
})

it.each([
  { format: 2 },
  { verdict: 'fine' },
  { findings: [{}] },
  { counts: null },
  { exchanges: undefined },
])('refuses a report with %j', (wrong) => {
  expect(isValid(JSON.parse(JSON.stringify({ ...hostileReport, ...wrong })))).toBe(false)
})
