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
    view: 'raw',
    changeId: 'c1',
    exchangeId: 'x1',
    filter: { outcome: 'failed', find: 'bob' },
  })
})

it('takes a value that means nothing for absent', () => {
  expect(readAddress(new URLSearchParams('status=odd&cause=odd&view=odd&kind=&search='))).toEqual({
    criteria: {},
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
