import type { Moment, MomentRule, SubjectStory } from '@pingone-sandbox/contract'
import { expect, it } from 'vitest'
import { openedWork } from './opened-work.ts'

const at = '2026-11-30T14:02:07.000Z'
const rule = { id: 'r1', name: 'Everyone' }
const exchange = (id: string) => ({
  ...{ id, seq: 1, at, durationMs: 3, purpose: 'lookup' as const, summary: '', attempt: 1 },
  ...{ method: 'GET', url: 'https://target.test/Users', status: 200 },
})
const culprit = (exchangeId: string) => ({
  ...{ exchangeId, succeeded: true, side: 'server' as const, title: '', message: '', repairs: [] },
})
const moment = (changeId: string, run: Partial<MomentRule>): Moment => ({
  ...{ changeId, kind: 'change', seq: 1, at, action: 'USER.UPDATED', summary: '' },
  subject: { type: 'user', id: 'u1', name: 'ada' },
  ...{ own: true, finished: true, others: 0, exchanges: [] },
  rules: [{ rule, exchanges: [], retries: [], ...run }],
})
const link = (status: 'FAILED' | 'SUCCESS'): SubjectStory['links'][number] => ({
  ...{ rule, subject: { id: 'u1', name: 'ada' }, type: 'user', status },
  ...{ connection: { id: 'c1', name: 'Vendor' }, inScope: true, conditions: [] },
})

const newest = moment('c2', { exchanges: [exchange('x4'), exchange('x5')] })
const failed = moment('c1', {
  exchanges: [exchange('x1'), exchange('x2')],
  culprit: culprit('x1'),
})

it.each<[string, 'FAILED' | 'SUCCESS', string | undefined, string]>([
  ['the culprit of what is failed', 'FAILED', undefined, 'x1'],
  ['the last request of what is well', 'SUCCESS', undefined, 'x5'],
  ['the one that is asked for', 'FAILED', 'x4', 'x4'],
])('opens %s', (_, status, asked, shown) => {
  const story = { moments: [newest, failed], links: [link(status)] }
  expect(openedWork(story, asked).exchangeId).toBe(shown)
})

it('opens work without a request by its culprit, and nothing where nothing happened', () => {
  const unsent = moment('c1', { culprit: { ...culprit('x1'), exchangeId: undefined } })
  const story = { moments: [unsent], links: [link('FAILED')] }
  expect(openedWork(story, undefined)).toMatchObject({ exchangeId: undefined, run: { rule } })
  expect(openedWork({ moments: [], links: [] }, undefined).run).toBeUndefined()
})
