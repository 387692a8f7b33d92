import type { Exchange, JournalEntry, WaitingRequest } from '@pingone-sandbox/contract'
import { expect, it } from 'vitest'
import { actsOf, focusOf, progressOf, trailOf, waitingSubjects } from './stage-trail.ts'
import { answerLine, bodyLine, initialsOf, requestLine, sayOf } from './stage-words.ts'
import { targetAccounts } from './target-accounts.ts'

const at = '2026-11-01T10:00:00.000Z'
const ada = { type: 'user', id: 'u1', name: 'ada.lovelace' } as const
const rule = { id: 'r1', name: 'Everyone' }
const base = 'http://target.test/scim/v2'
let seq = 0

const decision = (subject: WaitingRequest['subject'] = ada, changeId = 'c1'): JournalEntry => ({
  ...{ seq: (seq += 1), at, type: 'decision', changeId, rule, subject: subject ?? ada },
  ...{ inScope: true, conditions: [], steps: ['lookup', 'create'], summary: '' },
})

const exchange = (
  purpose: Exchange['purpose'],
  status: number,
  { method = 'GET', path = '/Users', answer = {}, subject = ada } = {},
): JournalEntry => ({
  ...{ seq: (seq += 1), at, type: 'exchange', changeId: 'c1' },
  exchange: {
    ...{ id: `e${seq}`, at, durationMs: 1, purpose, summary: '', attempt: 1, quirks: [] },
    ...{ connection: { name: 'Vendor' }, rule, changeId: 'c1' },
    ...(subject && { subject }),
    request: { method, url: base + path, headers: {} },
    response: { status, headers: {}, body: JSON.stringify(answer) },
  },
})

const outcome = (status: 'success' | 'failed' | 'removed'): JournalEntry => ({
  ...{ seq: (seq += 1), at, type: 'outcome', changeId: 'c1', rule, subject: ada },
  ...{ status, summary: 'The target answered 409.' },
})

const waitingFor = (purpose: Exchange['purpose']): WaitingRequest => ({
  ...{ purpose, summary: '', changeId: 'c1', rule, subject: ada, attempt: 1 },
  connection: { name: 'Vendor' },
  request: { method: 'POST', url: `${base}/Users` },
})

function said(entries: readonly JournalEntry[], pending?: WaitingRequest) {
  const trail = trailOf({ subject: ada, ruleId: 'r1', changeId: 'c1' }, actsOf(entries))
  return sayOf({ trail, pending, culprit: undefined })
}

const nothingFound = exchange('lookup', 200, { answer: { totalResults: 0, Resources: [] } })
const created = exchange('create', 201, {
  method: 'POST',
  answer: { id: 'a1', userName: 'ada.lovelace', active: true },
})

it('says what a user is provisioned for, and why the next request is sent', () => {
  expect(said([decision()]).text).toBe(
    'ada.lovelace is in scope of Everyone, so PingOne provisions the user.',
  )
  expect(said([decision()], waitingFor('lookup')).text).toBe(
    'PingOne asks whether the target has a user named ada.lovelace.',
  )
  const reason = 'No user at the target is named ada.lovelace, so PingOne creates the user.'
  expect(said([decision(), nothingFound]).text).toBe(reason)
  expect(said([decision(), nothingFound], waitingFor('create')).text).toBe(reason)
})

it('says how it ended', () => {
  expect(said([decision(), nothingFound, created, outcome('success')])).toMatchObject({
    text: expect.stringMatching(/^The target has created ada.lovelace\. PingOne keeps the id/),
    tone: 'success',
  })
  const refused = exchange('create', 409, { method: 'POST', answer: { scimType: 'uniqueness' } })
  expect(said([decision(), nothingFound, refused]).tone).toBe('danger')
  expect(said([decision(), nothingFound, refused, outcome('failed')])).toEqual({
    text: 'ada.lovelace failed: the target answered 409.',
    tone: 'danger',
  })
})

it('speaks of a group as a group', () => {
  const sales = { type: 'group', id: 'g1', name: 'Sales' } as const
  const trail = trailOf({ subject: sales, ruleId: 'r1', changeId: 'c1' }, [])
  const pending = { ...waitingFor('add-members'), subject: sales }
  expect(sayOf({ trail, pending, culprit: undefined }).text).toBe(
    'The group Sales has new members, so PingOne adds them at the target.',
  )
})

it('counts the decision, each request and the end as steps', () => {
  const trail = (...entries: JournalEntry[]) =>
    trailOf({ subject: ada, ruleId: 'r1', changeId: 'c1' }, actsOf(entries))
  expect(progressOf(trail(decision()), undefined)).toEqual({ step: 1, of: 4 })
  expect(progressOf(trail(decision(), nothingFound), waitingFor('create'))).toEqual({
    step: 3,
    of: 4,
  })
  expect(
    progressOf(trail(decision(), nothingFound, created, outcome('success')), undefined),
  ).toEqual({
    step: 4,
    of: 4,
  })
})

it('knows who waits: a change or a decision without an end', () => {
  const bob = { type: 'user', id: 'u2', name: 'bob' } as const
  const cleo = { type: 'user', id: 'u3', name: 'cleo' } as const
  const hired: JournalEntry = {
    ...{ seq: (seq += 1), at, type: 'change', changeId: 'c3', action: 'USER.CREATED' },
    ...{ subject: cleo, summary: '' },
  }
  const entries = [decision(), decision(bob, 'c2'), hired]
  const focus = focusOf(waitingFor('lookup'))
  expect(waitingSubjects(entries, focus).map(({ name }) => name)).toEqual(['bob', 'cleo'])
  const finished: JournalEntry = {
    seq: (seq += 1),
    at,
    type: 'finished',
    changeId: 'c3',
    summary: '',
  }
  expect(waitingSubjects([...entries, finished], focus).map(({ name }) => name)).toEqual(['bob'])
  expect(waitingSubjects([...entries, outcome('success')], undefined)).not.toContainEqual(ada)
})

it('knows what the target has by its answers alone', () => {
  const listed = exchange('lookup', 200, {
    answer: { Resources: [{ id: 'b1', userName: 'bob', active: false }] },
  })
  const group = exchange('create', 201, {
    method: 'POST',
    path: '/Groups',
    answer: { id: 'g1', displayName: 'Sales', members: [{ value: 'a1' }] },
  })
  const entries = [listed, created, group]
  expect(targetAccounts(entries)).toEqual([
    { id: 'g1', type: 'group', name: 'Sales', members: 1 },
    { id: 'a1', type: 'user', name: 'ada.lovelace', active: true },
    { id: 'b1', type: 'user', name: 'bob', active: false },
  ])
  const deleted = exchange('delete', 204, { method: 'DELETE', path: '/Users/a1' })
  expect(targetAccounts([...entries, deleted]).map(({ id }) => id)).toEqual(['g1', 'b1'])
  const refused = exchange('create', 409, { method: 'POST', answer: { id: 'x', userName: 'x' } })
  expect(targetAccounts([refused])).toEqual([])
})

it('writes requests and answers in a line', () => {
  const of = (entry: JournalEntry) => (entry.type === 'exchange' ? answerLine(entry.exchange) : '')
  expect(of(nothingFound)).toBe('200 · 0 found')
  expect(of(exchange('create', 201, { answer: { id: '7a29c0de-1234-ef3f' } }))).toBe(
    '201 · id 7a29…ef3f',
  )
  expect(of(exchange('create', 409, { answer: { scimType: 'uniqueness' } }))).toBe(
    '409 · uniqueness',
  )
  expect(
    requestLine({ method: 'GET', url: `${base}/Users?filter=userName%20eq%20%22ada%22` }),
  ).toBe('GET /Users?filter=userName eq "ada"')
  expect(bodyLine('{"schemas":["x"],"userName":"ada","active":true}')).toBe(
    '{ "userName": "ada", "active": true }',
  )
})

it.each([
  ['ada.lovelace', 'AL'],
  ['ada', 'A'],
  ['Jean-Luc Picard', 'JP'],
  ['李', '李'],
  ['...', '?'],
])('has a sign for %s', (name, sign) => {
  expect(initialsOf(name)).toBe(sign)
})
