import { expect, it, onTestFinished } from 'vitest'
import { checkEndpoint } from '../src/index.ts'
import { planted, startEndpointOfOthers } from './endpoint-of-others.ts'
import { endpointToken, endpointUrl } from './in-memory-endpoint.ts'

it.each([
  [[]],
  [['filter-ignored']],
  [['filter-ignored', 'paging-ignored']],
  [['resources-null']],
  [['meta-capitalised', 'filter-ignored']],
])('says nothing of others at an endpoint with %j', async (misbehaviours) => {
  const endpoint = await startEndpointOfOthers({ misbehaviours })
  onTestFinished(() => endpoint.close())
  const said: unknown[] = []
  const report = await checkEndpoint(
    endpointUrl,
    {
      credentials: { method: 'bearer', token: endpointToken },
      profile: 'current,lookupMatch=trusted',
      only: ['connection', 'users.create', 'users.find', 'groups.create', 'load.paging'],
      onProgress: (progress) => said.push(progress),
    },
    { transport: endpoint.transport, version: '0' },
  )
  const text = JSON.stringify([report, said])
  for (const value of planted) expect(text).not.toContain(value)
  expect(text).not.toContain(endpointToken)
})
