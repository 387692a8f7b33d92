import { expect, it } from 'vitest'
import { changedAddress, readAddress } from './activity-address.ts'

it('reads filters, view and what is open', () => {
  const address = new URLSearchParams(
    'search=ada&status=failed&cause=conflict&remark=dropped&rule=r1&subject=u1&kind=change&view=raw&change=c1&exchange=x1&outcome=failed&find=bob',
  )
  expect(readAddress(address)).toEqual({
    criteria: {
      search: 'ada',
      status: 'failed',
      cause: 'conflict',
      remark: 'dropped',
      ruleId: 'r1',
      subjectId: 'u1',
      kind: 'change',
    },
    time: undefined,
    view: 'raw',
    changeId: 'c1',
    exchangeId: 'x1',
    filter: { outcome: 'failed', find: 'bob' },
  })
})

it('takes a value that means nothing for absent', () => {
  expect(readAddress(new URLSearchParams('status=odd&cause=odd&view=odd&kind=&search='))).toEqual({
    criteria: {},
    time: undefined,
    view: 'compact',
    changeId: undefined,
    exchangeId: undefined,
    filter: { outcome: undefined, find: undefined },
  })
})

it('changes some parameters and leaves the others', () => {
  const now = new URLSearchParams('search=ada&change=c1')
  expect(changedAddress(now, { change: undefined, view: 'raw' }).toString()).toBe(
    'search=ada&view=raw',
  )
})

it.each([
  ['time=15m', { choice: '15m', from: undefined, to: undefined }],
  ['time=odd', undefined],
  [
    'from=2026-03-02T10:00:00%2B01:00&to=odd',
    { choice: 'between', from: '2026-03-02T09:00:00.000Z', to: undefined },
  ],
  ['time=between', { choice: 'between', from: undefined, to: undefined }],
])('reads the range of time of %s', (query, time) => {
  expect(readAddress(new URLSearchParams(query)).time).toEqual(time)
})
