import { expect, it } from 'vitest'
import { nothingSent } from './change-status.ts'

it.each([
  ['No rule has taken it up yet.', { finished: false }],
  ['Whomever it concerns stays as before', { finished: true, result: 'Finished: 2 unchanged' }],
  ['No rule concerns', { finished: true, result: 'Finished: nobody was concerned' }],
  ['No rule concerns', { finished: true }],
])('says “%s…” where nothing was sent', (words, change) => {
  expect(nothingSent(change)).toContain(words)
})
