import { globSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { parseProfile, quirks } from '@pingone-sandbox/pingone'
import { expect, it } from 'vitest'
import { compareCapture } from '../src/compare/compare-capture.ts'

const folder = join(import.meta.dirname, '../../../fixtures/wire')
/** Those with more members than a transcript shows are cut. */
const files = globSync('**/*.http', { cwd: folder })
  .filter((file) => !file.includes('many-members'))
  .sort()
const read = (file: string) => readFileSync(join(folder, file), 'utf8')

it.each(files)('says nothing of %s that its profile contradicts', async (file) => {
  const text = read(file)
  const { choices } = parseProfile(
    /^# profile: ([^\s]+?)(?:, connection.*)?$/m.exec(text)?.[1] ?? '',
  )
  const comparison = await compareCapture(text)
  const wrong = comparison.choices.filter(({ choice, value, verdict }) => {
    const isOfProfile = String(choices[choice]) === value
    return verdict === 'contradictory' || verdict === (isOfProfile ? 'refuted' : 'confirmed')
  })
  expect(wrong).toEqual([])
  const refuted = comparison.records.filter(
    ({ verdict, record }) =>
      record.choice === undefined && ['refuted', 'contradictory'].includes(verdict),
  )
  expect(refuted).toEqual([])
  const differences = comparison.requests.flatMap((request) =>
    request.differences
      .filter(({ part }) => part !== 'answer')
      .map((difference) => ({ number: request.number, ...difference })),
  )
  expect(differences).toEqual([])
})

/** The transcripts that show the records which the story of a tenant does not. */
it.each([
  ['client-credentials/create-user.http', 'token-client-secret-basic'],
  ['client-credentials/renew-token.http', 'token-client-secret-basic'],
  ['current/lost-answer.http', 'lost-answer-looked-up'],
  ['current/refused-member.http', 'failed-member-left-out'],
  ['scim-1.1/create-user.http', 'scim-1.1-wire'],
  ['resyncRead=list/full-resync.http', 'full-resync'],
])('finds in %s the record %s', async (file, id) => {
  const { records } = await compareCapture(read(file))
  const found = records.find(({ record }) => record.id === id)
  expect(found?.verdict).toBe('confirmed')
  expect(quirks.map((quirk) => quirk.id)).toContain(id)
})
