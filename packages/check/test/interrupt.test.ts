import { expect, it, onTestFinished } from 'vitest'
import { checkEndpoint, type CheckOptions } from '../src/index.ts'
import { countRequests, startEndpointOfOthers } from './endpoint-of-others.ts'
import { endpointToken, endpointUrl } from './in-memory-endpoint.ts'

const options: CheckOptions = {
  credentials: { method: 'bearer', token: endpointToken },
  only: ['users.create', 'groups.create'],
}

async function startServer() {
  const endpoint = await startEndpointOfOthers()
  onTestFinished(() => endpoint.close())
  return { endpoint, before: await endpoint.state() }
}

async function countAll(): Promise<number> {
  const { endpoint } = await startServer()
  const { transport, count } = countRequests(endpoint.transport, (_, deliver) => deliver())
  await checkEndpoint(endpointUrl, options, { transport, version: '0' })
  return count()
}

const numbersTo = (last: number) => Array.from({ length: last }, (_, index) => index + 1)

it('leaves nothing and touches nothing else when it is aborted at any request', async () => {
  const { endpoint, before } = await startServer()
  for (const stop of numbersTo(await countAll())) {
    const controller = new AbortController()
    const reason = new Error(`Aborted at request ${stop}`)
    const { transport } = countRequests(endpoint.transport, (number, deliver) => {
      if (number === stop) controller.abort(reason)
      return deliver()
    })
    const run = checkEndpoint(
      endpointUrl,
      { ...options, signal: controller.signal },
      { transport, version: '0' },
    )
    await expect(run).rejects.toBe(reason)
    expect(await endpoint.state()).toBe(before)
  }
})

it('finds what a request has made whose answer is lost at the abort', async () => {
  const { endpoint, before } = await startServer()
  let isWrite = true
  for (let stop = 1; isWrite; stop += 1) {
    const controller = new AbortController()
    let writes = 0
    isWrite = false
    const { transport } = countRequests(endpoint.transport, async (_, deliver, { method }) => {
      const result = await deliver()
      if (method !== 'GET') writes += 1
      if (method === 'GET' || writes !== stop) return result
      isWrite = true
      controller.abort()
      return { failure: { code: 'reset', message: 'The connection was closed.' } }
    })
    await checkEndpoint(
      endpointUrl,
      { ...options, signal: controller.signal },
      { transport, version: '0' },
    ).catch(() => {})
    expect(await endpoint.state()).toBe(before)
  }
})

it('waits for a write in flight at the abort, and removes what it makes', async () => {
  const { endpoint, before } = await startServer()
  const controller = new AbortController()
  const { transport } = countRequests(endpoint.transport, async (_, deliver, request) => {
    if (request.method !== 'POST' || controller.signal.aborted) return deliver()
    expect(request.signal).toBeUndefined()
    controller.abort()
    await new Promise((resolve) => setTimeout(resolve, 1000))
    return deliver()
  })
  const run = checkEndpoint(
    endpointUrl,
    { ...options, signal: controller.signal },
    { transport, version: '0' },
  )
  await expect(run).rejects.toThrow('aborted')
  expect(await endpoint.state()).toBe(before)
})

it('cleans up when the endpoint fails from a request on, once it is well again', async () => {
  const { endpoint, before } = await startServer()
  for (const first of [2, 4, 6]) {
    const { transport } = countRequests(endpoint.transport, (number, deliver, request) =>
      number >= first && !(request.headers['user-agent'] ?? '').startsWith('pingone-sandbox-check')
        ? Promise.resolve({ response: { status: 500, headers: {}, body: 'Oops' } })
        : deliver(),
    )
    const report = await checkEndpoint(endpointUrl, options, { transport, version: '0' })
    expect(report.findings.map(({ verdict }) => verdict)).not.toEqual(['works', 'works'])
    expect(report.left).toEqual([])
    expect(await endpoint.state()).toBe(before)
  }
})

it('cleans up when a check throws', async () => {
  const { endpoint, before } = await startServer()
  let steps = 0
  const run = checkEndpoint(
    endpointUrl,
    {
      ...options,
      onProgress() {
        steps += 1
        if (steps === 6) throw new Error('A check failed')
      },
    },
    { transport: endpoint.transport, version: '0' },
  )
  await expect(run).rejects.toThrow('A check failed')
  expect(await endpoint.state()).toBe(before)
})

it('says what it could not remove', async () => {
  const { endpoint } = await startServer()
  const { transport } = countRequests(endpoint.transport, (_, deliver, request) =>
    request.method === 'DELETE'
      ? Promise.resolve({ response: { status: 405, headers: {}, body: '' } })
      : deliver(),
  )
  const report = await checkEndpoint(
    endpointUrl,
    { ...options, only: ['users.create'] },
    { transport, version: '0' },
  )
  expect(report.left).toMatchObject([
    { type: 'User', reason: 'DELETE is answered with 405, and the endpoint still has it.' },
  ])
})

it.each(['filter-ignored', 'paging-ignored', 'pages-smaller-than-asked', 'total-is-page-length'])(
  'finds what an earlier run has left at an endpoint with %s',
  async (misbehaviour) => {
    const { endpoint, before } = await startServer()
    endpoint.misbehaviours.set([misbehaviour])
    const { transport } = countRequests(endpoint.transport, (_, deliver, request) =>
      request.url.includes('sw%20') || request.url.includes('sw+')
        ? Promise.resolve({ response: { status: 400, headers: {}, body: '{}' } })
        : deliver(),
    )
    await checkEndpoint(
      endpointUrl,
      { ...options, only: ['users.create'], keep: true },
      { transport, version: '0' },
    )
    await checkEndpoint(
      endpointUrl,
      { ...options, only: ['users.create'] },
      { transport, version: '0' },
    )
    endpoint.misbehaviours.set([])
    expect(await endpoint.state()).toBe(before)
  },
)
