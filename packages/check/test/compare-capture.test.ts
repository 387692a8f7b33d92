import { expect, it } from 'vitest'
import { compareCapture } from '../src/compare/compare-capture.ts'
import { formatLedgerPatch } from '../src/compare/report/ledger-patch.ts'
import { formatComparison } from '../src/compare/report/terminal.ts'
import { writeHar } from '../src/compare/strip/write-har.ts'
import { toEvents, toHar, toHttpFile, type Recorded } from './capture-formats.ts'
import { startRecordedTenant } from './recorded-tenant.ts'

/** The first requests of a tenant: three users are created, and one of them changes. */
async function recordFirstUsers(): Promise<readonly Recorded[]> {
  await using tenant = await startRecordedTenant({ profile: 'current' })
  await tenant.settle()
  await tenant.testConnection()
  await tenant.hire('ada')
  await tenant.hire('ben')
  await tenant.change('ada', { name: { given: 'Augusta', family: 'Lovelace' } })
  await tenant.hire('cleo')
  return tenant.recorded
}

const shown = async (text: string) => formatComparison(await compareCapture(text))

type Request = Recorded['request']

/** The requests with one of them changed. */
const withChange = (
  recorded: readonly Recorded[],
  at: number,
  change: (request: Request) => Request,
) =>
  toHar(
    recorded.map((each, index) =>
      index === at ? { ...each, request: change(each.request) } : each,
    ),
  )

/** The text with another letter at each position in turn. */
const variantsOf = (text: string): readonly string[] =>
  Array.from({ length: text.length }, (_, at) => {
    const other = text[at] === 'q' ? 'z' : 'q'
    return text.slice(0, at) + other + text.slice(at + 1)
  })

it('shows each changed byte of a body', async () => {
  const recorded = await recordFirstUsers()
  const original = await shown(toHar(recorded))
  expect(original).toContain('Nothing: each request is the one that the simulator sends.')
  const unseen: string[] = []
  for (const [at, { request }] of recorded.entries()) {
    for (const body of variantsOf(request.body ?? '')) {
      // oxlint-disable-next-line no-await-in-loop -- one capture after another
      const changed = await shown(withChange(recorded, at, (each) => ({ ...each, body })))
      if (changed === original) unseen.push(`request ${at + 1}: ${body}`)
    }
  }
  expect(unseen).toEqual([])
})

it('shows each changed byte of a header and of a query, another method and a further header', async () => {
  const recorded = await recordFirstUsers()
  const original = await shown(toHar(recorded))
  const unseen: string[] = []
  for (const [at, { request }] of recorded.entries()) {
    for (const change of changesOf(request)) {
      const text = withChange(recorded, at, (each) => ({ ...each, ...change }))
      // oxlint-disable-next-line no-await-in-loop -- one capture after another
      if ((await shown(text)) === original)
        unseen.push(`request ${at + 1}: ${JSON.stringify(change)}`)
    }
  }
  expect(unseen).toEqual([])
})

function changesOf({ url, headers, method }: Request): readonly Partial<Request>[] {
  const [address = '', query = ''] = url.split('?')
  const known = ['accept', 'content-type'].filter((name) => name in headers)
  return [
    { method: method === 'PUT' ? 'PATCH' : 'PUT' },
    { headers: { ...headers, 'user-agent': 'okhttp/4' } },
    ...known.flatMap((name) =>
      variantsOf(headers[name] ?? '').map((value) => ({ headers: { ...headers, [name]: value } })),
    ),
    ...variantsOf(query).map((value) => ({ url: `${address}?${value}` })),
  ]
}

it('names the request, the place and both values of a difference', async () => {
  const recorded = await recordFirstUsers()
  const at = recorded.findIndex(({ request }) => request.method === 'PUT')
  const text = withChange(recorded, at, (request) => ({
    ...request,
    headers: { ...request.headers, accept: 'application/json' },
    body: request.body?.replace('core:2.0:User', 'core:2.0:Person') ?? '',
  }))
  const output = await shown(text)
  expect(output).toContain(`request ${at + 1} (entry ${at + 1}): PUT`)
  expect(output).toContain('header accept: application/json; the simulator sends')
  expect(output).toContain('body schemas')
})

it('prints records of the ledger for what is confirmed, with source and month', async () => {
  const comparison = await compareCapture(toHar(await recordFirstUsers()))
  const patch = formatLedgerPatch(comparison, {
    source: 'https://example.com/capture.har',
    now: new Date(),
  })
  expect(patch).toContain("id: 'put-merged-body'")
  expect(patch).toContain("evidence: 'observed'")
  expect(patch).toContain("source: 'https://example.com/capture.har'")
  expect(patch).toContain("date: 'November 2026'")
  // These are documented, or not confirmed.
  expect(patch).not.toContain("id: 'user-update-put'")
  expect(patch).not.toContain("id: 'put-mapped-body'")
  expect(patch).not.toContain('in `current`')
})

it('reads what it has stripped, and comes to the same verdicts', async () => {
  const recorded = await recordFirstUsers()
  for (const text of [
    toHar(recorded),
    toHttpFile(recorded),
    JSON.stringify({ Records: toEvents(recorded) }),
  ]) {
    // oxlint-disable-next-line no-await-in-loop -- one capture after another
    const { capture, choices, requests } = await compareCapture(text)
    // oxlint-disable-next-line no-await-in-loop -- one capture after another
    const again = await compareCapture(writeHar(capture, '0'))
    expect(again.choices).toEqual(choices)
    expect(again.requests.map(({ differences }) => differences)).toEqual(
      requests.map(({ differences }) => differences),
    )
  }
})

it('reads events of CloudTrail as a list, one in each line, and from the command line of AWS', async () => {
  const events = toEvents(await recordFirstUsers())
  const { choices } = await compareCapture(JSON.stringify({ Records: events }))
  const others = [
    JSON.stringify(events),
    events.map((event) => JSON.stringify(event)).join('\n'),
    events.map((detail) => JSON.stringify({ source: 'aws.cloudtrail', detail })).join('\n'),
    JSON.stringify({ Events: events.map((event) => ({ CloudTrailEvent: JSON.stringify(event) })) }),
  ]
  for (const text of others)
    // oxlint-disable-next-line no-await-in-loop -- one capture after another
    expect((await compareCapture(text)).choices).toEqual(choices)
})

it('shows a difference of many requests once, and a PATCH that the simulator never sends', async () => {
  const recorded = await recordFirstUsers()
  const at = recorded.findIndex(({ request }) => request.method === 'PUT')
  const others = recorded.map((each, index) => ({
    ...each,
    request: {
      ...each.request,
      headers: { ...each.request.headers, accept: '*/*' },
      ...(index === at && {
        method: 'PATCH',
        body: JSON.stringify({ Operations: [{ op: 'remove', path: 'nickName' }] }),
      }),
    },
  }))
  const output = await shown(toHar(others))
  expect(output.match(/header accept/g)).toHaveLength(1)
  expect(output).toContain(`(and ${recorded.length - 1} more)`)
  expect(output).toMatch(/refuted +never-clears/)
})
