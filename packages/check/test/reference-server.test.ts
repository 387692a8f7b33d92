import { expect, it, onTestFinished } from 'vitest'
import { checkEndpoint } from '../src/index.ts'
import { endpointToken, endpointUrl, startEndpoint } from './in-memory-endpoint.ts'

/** What a profile never has PingOne do: without requests that are refused there is no retry, and PATCH fills no second address. */
const skipped = {
  current: ['load.throttling'],
  'put-only-2024': ['load.throttling'],
  'patch-first': ['load.throttling', 'existing.second-email'],
}

it.each(['current', 'put-only-2024', 'patch-first'] as const)(
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
      .filter(({ id, verdict }) => verdict !== 'works' && !skipped[profile].includes(id))
      .map(({ id, verdict, summary, details }) => ({ id, verdict, summary, details }))
    expect(objections).toEqual([])
    expect(report.left).toEqual([])
    expect(await endpoint.list('/Users')).toEqual([])
    expect(await endpoint.list('/Groups')).toEqual([])
  },
)
