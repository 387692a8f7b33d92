import type { Moment, MomentRule } from '@pingone-sandbox/contract'
import { expect, it } from 'vitest'
import { momentWords } from './moment-words.ts'

const at = '2026-11-30T14:02:07.000Z'
const ada = { type: 'user', id: 'u1', name: 'ada' } as const

const run = (parts: Partial<MomentRule> = {}): MomentRule => ({
  ...{ rule: { id: 'r1', name: 'Everyone' }, exchanges: [], retries: [] },
  ...parts,
})
const moment = (rules: readonly MomentRule[], parts: Partial<Moment> = {}): Moment => ({
  ...{ changeId: 'c1', kind: 'change', seq: 1, at, action: 'USER.CREATED', subject: ada },
  ...{ summary: 'User ada was created.', own: true, finished: true, others: 0 },
  ...{ rules: [...rules], exchanges: [], ...parts },
})
const exchange = (purpose: 'lookup' | 'create' | 'read', attempt = 1) => ({
  ...{ id: 'x1', seq: 3, at, durationMs: 3, purpose, summary: '', attempt },
  ...{ method: 'POST', url: 'https://target.test/Users', status: 500 },
})
const decision = (inScope: boolean) => ({
  ...{ seq: 2, at, inScope, conditions: [], steps: [], summary: '' },
})
const ended = (status: 'failed' | 'success', summary: string) => ({ seq: 9, at, status, summary })

it.each<[string, Moment, ReturnType<typeof momentWords>]>([
  [
    'a success',
    moment([run({ outcome: ended('success', 'Created') })]),
    { headline: 'Created', cause: 'User ada was created', status: 'success' },
  ],
  [
    'a failure after some attempts',
    moment([run({ exchanges: [exchange('create', 5)], outcome: ended('failed', 'No.') })], {
      ...{ summary: 'Full Resync of the rule Everyone', others: 47 },
    }),
    {
      headline: 'Create failed',
      cause: 'after 5 attempts · Full Resync of the rule Everyone · with 47 others',
      status: 'failed',
    },
  ],
  [
    'a failure that is looked up once more',
    moment([
      run({
        exchanges: [exchange('create', 5), { ...exchange('lookup'), status: 200 }],
        outcome: ended('failed', 'No.'),
      }),
    ]),
    {
      headline: 'Create failed',
      cause: 'after 5 attempts · User ada was created',
      status: 'failed',
    },
  ],
  [
    'a failure before any request',
    moment([run({ outcome: ended('failed', 'No value.') })]),
    { headline: 'Nothing was sent', cause: 'User ada was created', status: 'failed' },
  ],
  [
    'a change that concerns no rule',
    moment([]),
    { headline: 'User ada was created', cause: '', status: 'none' },
  ],
  [
    'a user who is out of scope',
    moment([run({ decision: decision(false) })]),
    { headline: 'Out of scope', cause: 'User ada was created', status: 'none' },
  ],
  [
    'a Full Resync that finds nothing to do',
    moment([run({ exchanges: [exchange('read')] })]),
    { headline: 'Already up to date', cause: 'User ada was created', status: 'unchanged' },
  ],
  [
    'a change without effect',
    moment([run({ outcome: { ...ended('success', 'Unchanged'), status: 'unchanged' } })]),
    { headline: 'Nothing to do', cause: 'User ada was created', status: 'unchanged' },
  ],
  [
    'work in progress',
    moment([run({ decision: decision(true) })], { finished: false }),
    { headline: 'In progress', cause: 'User ada was created', status: 'running' },
  ],
  [
    'two rules',
    moment([run({ outcome: ended('success', 'Created') }), run({ outcome: ended('failed', '') })]),
    { headline: 'User ada was created', cause: '', status: 'failed' },
  ],
])('says of %s what was done and why', (_, given, words) => {
  expect(momentWords(given)).toEqual(words)
})
