import { globSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { quirks } from '@pingone-sandbox/pingone'
import { expect, it } from 'vitest'
import { record, recordings, transcriptFolder } from './transcripts.ts'

const read = (file: string) => readFileSync(join(transcriptFolder, file), 'utf8')

it.each(recordings)(
  'keeps $file up to date (pnpm fixtures:write makes it so)',
  async (recording) => {
    expect(await record(recording)).toBe(read(recording.file))
  },
)

it('keeps only transcripts that are recorded here, and that show a request', () => {
  const files = globSync('**/*.http', { cwd: transcriptFolder }).map((file) =>
    file.replaceAll('\\', '/'),
  )
  expect(files.sort()).toEqual(recordings.map(({ file }) => file).sort())
  for (const file of files) expect(read(file), file).toMatch(/^# purpose: /m)
})

it('shows every quirk that shapes a request', () => {
  const shown = new Set(
    recordings.flatMap(({ file }) => /^# quirks: (.*)$/m.exec(read(file))?.[1]?.split(', ') ?? []),
  )
  const silent: readonly string[] = quirks
    .filter(({ appliesTo }) => appliesTo.length === 0)
    .map(({ id }) => id)
  expect(silent.filter((id) => shown.has(id))).toEqual([])
  const missing = quirks.map(({ id }) => id).filter((id) => !shown.has(id) && !silent.includes(id))
  expect(missing.sort()).toEqual(Object.keys(unseen).sort())
})

it('keeps secrets out of the transcripts', () => {
  for (const { file } of recordings)
    expect(read(file), file).not.toMatch(/correct-horse|a-token-of|grant_type.*secret/)
})

const wizard = 'It is what the console starts with, which a configuration then says.'
const absent = 'It is what a configuration means that does not say it.'
const reading = 'It shapes how an answer is read, not what is sent.'

/** The quirks that apply to requests, and that no request can show, with the reason. */
const unseen = {
  'breaks-on-empty-photo': reading,
  'breaks-on-empty-put-answer': reading,
  'breaks-on-no-content': reading,
  'breaks-on-type-case': reading,
  'breaks-on-unknown-enterprise-fields': reading,
  'absent-actions-are-allowed': absent,
  'absent-membership-handling-merges': absent,
  'absent-remove-action-disables': absent,
  'no-check-before-operations': 'What it shapes is a request that is not sent.',
  'wizard-allows-all-actions': wizard,
  'wizard-overwrites-members': wizard,
  'wizard-remove-action-delete': wizard,
  'lookup-checked': reading,
  'lookup-trusted': reading,
  'missing-believed': 'What it shapes is a request that is not sent.',
  'numeric-ids-accepted': reading,
  'numeric-ids-fail': reading,
  'failed-mapping-sends-nothing': 'Nothing is sent.',
  'no-retry': 'What it shapes is a request that is not sent.',
  'patterns-in-linear-time': 'It shapes what an expression comes to.',
}
