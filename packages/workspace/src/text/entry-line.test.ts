import type { Exchange, JournalEntry } from '@pingone-sandbox/contract'
import { expect, it } from 'vitest'
import { describeEntry, formatEntryLine } from './entry-line.ts'

const at = '2026-01-31T09:30:00.000Z'
const base = { seq: 1, at, changeId: 'c1' }
const rule = { id: 'r1', name: 'Staff' }
const ada = { type: 'user', id: 'u1', name: 'ada' } as const

const exchange = (parts: Partial<Exchange>): JournalEntry => ({
  ...{ ...base, type: 'exchange' },
  exchange: {
    ...{
      id: 'e1',
      at,
      durationMs: 12.6,
      purpose: 'create',
      summary: 'Create the user',
      attempt: 1,
    },
    ...{ connection: { id: 's1', name: 'Target' }, subject: ada, quirks: [] },
    request: { method: 'POST', url: 'https://scim.example/v2/Users', headers: {} },
    ...parts,
  },
})
const answer = (status: number) => ({ response: { status, headers: {}, body: '' } })

it.each<[string, JournalEntry]>([
  [
    '09:30:00 ● ada: User ada was created.',
    {
      ...base,
      type: 'change',
      action: 'USER.CREATED',
      subject: ada,
      summary: 'User ada was created.',
    },
  ],
  [
    '09:30:00 ? ada: in scope of Staff. To do: lookup, then create',
    {
      ...{ ...base, type: 'decision', rule, subject: ada, inScope: true },
      conditions: [{ expression: 'enabled eq true', seen: [true], holds: true }],
      steps: ['lookup', 'create'],
      summary: 'To do: lookup, then create',
    },
  ],
  [
    '09:30:00 ? ada: not in scope of Staff (title eq "Boss" does not hold: "Cook"; type pr does not hold: no value). Nothing to do',
    {
      ...{ ...base, type: 'decision', rule, subject: ada, inScope: false },
      conditions: [
        { expression: 'enabled eq true', seen: [true], holds: true },
        { expression: 'title eq "Boss"', seen: ['Cook'], holds: false },
        { expression: 'type pr', seen: [], holds: false },
      ],
      steps: [],
      summary: 'Nothing to do',
    },
  ],
  ['09:30:00 → ada: POST /v2/Users: 201 in 13 ms (Create the user)', exchange(answer(201))],
  [
    '09:30:00 → ada: GET /v2/Users?filter=userName eq "ada": 400 Bad Request in 13 ms (Look, attempt 2, fault f1)',
    exchange({
      ...answer(400),
      request: {
        method: 'GET',
        url: 'https://scim.example/v2/Users?filter=userName%20eq%20%22ada%22',
        headers: {},
      },
      ...{ summary: 'Look', attempt: 2, fault: { id: 'f1', summary: '' } },
    }),
  ],
  [
    '09:30:00 → ada: POST /v2/Users: no answer: Timed out. (Create the user)',
    exchange({ failure: { code: 'timeout', message: 'Timed out.' } }),
  ],
  [
    '09:30:00 ! Target: The circuit is open.',
    {
      ...{ ...base, type: 'circuit', state: 'open', connection: { name: 'Target' } },
      summary: 'The circuit is open.',
    },
  ],
  [
    '09:30:00 ✓ ada: Created. The answer lacks title.',
    {
      ...{ ...base, type: 'outcome', rule, subject: ada, status: 'success', summary: 'Created' },
      remarks: [{ kind: 'dropped', attribute: 'title', message: 'The answer lacks title.' }],
    },
  ],
  ['09:30:00 ■ Finished: 1 created', { ...base, type: 'finished', summary: 'Finished: 1 created' }],
])('formats an entry as %s', (line, entry) => {
  expect(formatEntryLine(entry)).toBe(line)
})

it('adds the cause and the repair to a failure', () => {
  const entry: JournalEntry = {
    ...{ ...base, type: 'outcome', rule, subject: ada, status: 'failed', cause: 'refused' },
    summary: 'The target answered 400.',
  }
  expect(describeEntry(entry)).toMatchObject({
    tone: 'bad',
    failure: {
      cause: 'The target refuses the request',
      repair: expect.stringMatching(/See docs\/failures\.md#refused\.$/),
    },
  })
  expect(formatEntryLine(entry)).toMatch(/ Cause: The target refuses the request\. \S/)
})

it('marks the answer that the check with user 0 expects as no failure', () => {
  const missing = exchange({ ...answer(404), quirks: ['check-gets-user-0'] })
  expect(describeEntry(missing).tone).toBe('plain')
  expect(describeEntry(exchange(answer(404))).tone).toBe('bad')
})

it('has one line without control characters, whatever the target has sent', () => {
  const line = formatEntryLine(
    exchange({ failure: { code: 'x', message: 'a\nb\u001b[2Jc\u202ed' } }),
  )
  expect(line).toContain('a b\ufffd[2Jc\ufffdd')
})
