import { expect, it, onTestFinished } from 'vitest'
import { checkEndpoint, cleanEndpoint } from '../src/index.ts'
import { endpointToken, endpointUrl, startEndpoint } from './in-memory-endpoint.ts'

const credentials = { method: 'bearer', token: endpointToken } as const

it('removes by the marker what an earlier run has left, and nothing else', async () => {
  const endpoint = startEndpoint()
  onTestFinished(() => endpoint.close())
  const host = { transport: endpoint.transport, version: '0' }
  await endpoint.create('/Users', { userName: 'pingone-checkpoint@example.com' })
  await checkEndpoint(endpointUrl, { credentials, keep: true, only: ['users.create'] }, host)
  expect(await endpoint.list('/Users')).toHaveLength(2)

  expect(await cleanEndpoint(endpointUrl, { credentials }, host)).toEqual({ removed: 1, left: [] })
  expect(await endpoint.list('/Users')).toMatchObject([
    { userName: 'pingone-checkpoint@example.com' },
  ])
})
