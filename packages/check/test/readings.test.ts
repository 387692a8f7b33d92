import { expect, it, onTestFinished } from 'vitest'
import { checkEndpoint } from '../src/index.ts'
import { endpointToken, endpointUrl, startEndpoint } from './in-memory-endpoint.ts'

const credentials = { method: 'bearer', token: endpointToken } as const

async function checkAll(misbehaviours: readonly string[] = []) {
  const endpoint = startEndpoint({ misbehaviours })
  onTestFinished(() => endpoint.close())
  const reading = new Set<string>()
  const report = await checkEndpoint(
    endpointUrl,
    {
      credentials,
      profile: 'all',
      only: ['users.create', 'users.change'],
      onProgress: (progress) => reading.add(`${progress.readingNumber}/${progress.readings}`),
    },
    { transport: endpoint.transport, version: '0' },
  )
  const find = (id: string) => report.readings.find((each) => each.id === id)
  return { report, endpoint, find, progressed: reading.size }
}

it('says that the reference server works however PingOne behaves', async () => {
  const { report, endpoint, find, progressed } = await checkAll()
  expect(report.summary).toMatch(/^The endpoint works however PingOne behaves: /)
  expect(report.readings.flatMap(({ worse }) => worse)).toEqual([])
  expect(find('current,groupUpdate=put')?.tried).toBe('no-difference')
  expect(find('patch-first')?.tried).toBe('requests')
  expect(progressed).toBe(report.readings.length)
  expect(report.left).toEqual([])
  expect(await endpoint.list('/Users')).toEqual([])
})

it('names what PingOne would need under another reading', async () => {
  const { report, find } = await checkAll(['no-patch'])
  expect(report.verdict).toBe('works')
  expect(report.summary).toMatch(/It fails under 1 of \d+ other readings/)
  const { verdict, tried, worse = [] } = find('patch-first') ?? {}
  expect({ verdict, tried }).toEqual({ verdict: 'not-supported', tried: 'requests' })
  expect(worse).toContainEqual(
    expect.objectContaining({ verdict: 'not-supported', needed: true, theme: 'users' }),
  )
  const ids = new Set(report.exchanges.map(({ id }) => id))
  for (const { exchanges } of worse)
    expect(exchanges.filter((exchange) => !ids.has(exchange))).toEqual([])
})

it('tells from the recorded answers what another reading makes of them', async () => {
  const { find } = await checkAll(['numeric-ids'])
  expect(find('current,numericIds=fail')).toMatchObject({
    tried: 'answers',
    worse: [{ id: 'users.create', verdict: 'breaks' }],
  })
})
