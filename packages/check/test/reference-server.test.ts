import { expect, it, onTestFinished } from 'vitest'
import { checkEndpoint } from '../src/index.ts'
import { endpointToken, endpointUrl, startEndpoint } from './in-memory-endpoint.ts'

it('finds nothing to object to at the reference server, and leaves nothing there', async () => {
  const endpoint = startEndpoint()
  onTestFinished(() => endpoint.close())
  const report = await checkEndpoint(
    endpointUrl,
    { credentials: { method: 'bearer', token: endpointToken } },
    { transport: endpoint.transport, version: '0' },
  )
  const objections = report.findings
    .filter(({ verdict }) => verdict !== 'works')
    .map(({ id, verdict, summary, details }) => ({ id, verdict, summary, details }))
  expect(objections).toEqual([])
  expect(report.left).toEqual([])
  expect(await endpoint.list('/Users')).toEqual([])
  expect(await endpoint.list('/Groups')).toEqual([])
})
