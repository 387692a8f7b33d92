import { expect, it, onTestFinished } from 'vitest'
import { checkEndpoint } from '../src/index.ts'
import { endpointToken, endpointUrl, startEndpoint } from './in-memory-endpoint.ts'

it.each(['current', 'put-only-2024', 'patch-first'])(
  'finds nothing to object to at the reference server under %s, and leaves nothing there',
  async (profile) => {
    const endpoint = startEndpoint()
    onTestFinished(() => endpoint.close())
    const report = await checkEndpoint(
      endpointUrl,
      { profile, credentials: { method: 'bearer', token: endpointToken } },
      { transport: endpoint.transport, version: '0' },
    )
    const objections = report.findings
      .filter(({ id, verdict }) => verdict !== 'works' && id !== 'load.throttling')
      .map(({ id, verdict, summary, details }) => ({ id, verdict, summary, details }))
    expect(objections).toEqual([])
    expect(report.left).toEqual([])
    expect(await endpoint.list('/Users')).toEqual([])
    expect(await endpoint.list('/Groups')).toEqual([])
  },
)
