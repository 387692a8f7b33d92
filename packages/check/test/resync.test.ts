import { expect, it } from 'vitest'
import { answering, storing } from './changed-transport.ts'
import { objectionsTo } from './objections.ts'

const only = ['resync']

it('finds a value of another client that PingOne cannot restore', async () => {
  const wrap = answering(({ method, headers, body = '' }) =>
    method === 'PUT' && headers['user-agent'] !== 'pingone-sandbox-check'
      ? { status: 200, headers: { 'content-type': 'application/scim+json' }, body }
      : undefined,
  )
  expect(await objectionsTo([], { only, wrap })).toEqual({ 'resync.restore': 'breaks: state' })
})

it('finds a Full Resync that writes each user again', async () => {
  const wrap = storing(({ phoneNumbers: _, ...user }) => user)
  expect(await objectionsTo([], { only, wrap })).toEqual({
    'resync.unchanged': 'remark: rewritten',
  })
})
