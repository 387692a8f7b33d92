import { faker } from '@faker-js/faker'
import type { Exchange, JournalEntry, JournalEntryOf, Subject } from '@pingone-sandbox/contract'

/** The rule of the generated entries. */
export const fakeRule = { id: 'rule', name: 'Everyone' }

export function fakeSubject(parts: Partial<Subject> = {}): Subject {
  return {
    type: 'user',
    id: faker.string.uuid(),
    name: faker.internet.username().toLowerCase(),
    ...parts,
  }
}

export function fakeExchange(parts: Partial<Exchange> = {}): Exchange {
  return {
    id: faker.string.uuid(),
    at: faker.date.recent().toISOString(),
    durationMs: faker.number.int({ min: 1, max: 40 }),
    purpose: 'create',
    summary: 'Create a user',
    connection: { id: 'connection', name: 'Vendor' },
    rule: fakeRule,
    attempt: 1,
    request: {
      method: 'POST',
      url: 'http://target.test/scim/v2/Users',
      headers: { authorization: 'Bearer ••••', 'content-type': 'application/scim+json' },
      body: JSON.stringify({ userName: faker.internet.username() }),
    },
    response: {
      status: 201,
      headers: { 'content-type': 'application/scim+json' },
      body: JSON.stringify({ id: faker.string.uuid() }),
    },
    quirks: [],
    ...parts,
  }
}

type Unnumbered<Entry> = Entry extends unknown ? Omit<Entry, 'seq'> : never

/** An entry before the journal numbers it. */
export type FakeEntry = Unnumbered<JournalEntry>

interface FakeChange {
  readonly id: string
  readonly subject: Subject
  readonly status: JournalEntryOf<'outcome'>['status']
  readonly exchanges: readonly Partial<Exchange>[]
}

/** Everything the journal says of one user who was changed: decision, requests, outcome. */
export function fakeChange(parts: Partial<FakeChange> = {}): readonly FakeEntry[] {
  const {
    id: changeId,
    subject,
    status,
    exchanges,
  } = {
    id: faker.string.uuid(),
    subject: fakeSubject(),
    status: 'success' as const,
    exchanges: [{}],
    ...parts,
  }
  const at = faker.date.recent().toISOString()
  const about = { at, changeId, rule: fakeRule, subject }
  return [
    {
      at,
      type: 'change',
      changeId,
      action: 'USER.CREATED',
      subject,
      summary: `User ${subject.name} was created.`,
    },
    {
      ...about,
      type: 'decision',
      inScope: true,
      conditions: [{ expression: 'enabled eq true', seen: [true], holds: true }],
      steps: ['lookup', 'create'],
      summary: 'In scope and not linked yet.',
    },
    ...exchanges.map((exchange) => ({
      at,
      type: 'exchange' as const,
      changeId,
      exchange: fakeExchange({ at, changeId, subject, ...exchange }),
    })),
    {
      ...about,
      type: 'outcome',
      status,
      targetId: faker.string.uuid(),
      summary: 'Created.',
    },
    { at, type: 'finished', changeId, summary: 'Finished.' },
  ]
}
