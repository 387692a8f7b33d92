import {
  explainFailure,
  failureCauses,
  type Misbehaviour,
  repair,
  type Repair,
} from '@pingone-sandbox/contract'
import { screen, waitFor } from '@testing-library/react'
import { http, HttpResponse } from 'msw'
import { expect, it } from 'vitest'
import { fakeConnection, fakeConnectionState } from '../../test/fake-connection.ts'
import { renderPage } from '../../test/render-page.tsx'
import { useSandboxApi } from '../../test/sandbox-api.ts'
import { RepairButton } from './repair-button.tsx'

const sandbox = useSandboxApi()
const root = '/v1/environments/environment'
const at = { connectionId: 'vendor' }
const ada = { type: 'user', id: 'u1' } as const
const retry = { ruleId: 'rule', subjects: [ada] }

/** One repair of each kind, with what its button does. */
const repairs: readonly (readonly [Repair, string])[] = [
  [
    { id: 'write-eq', label: 'Write eq', ...at, userFilter: 'userName eq "%s"' },
    'PUT /propagation/stores/vendor userName eq',
  ],
  [
    { id: 'switch-scheme', label: 'Write http', ...at, baseUrl: 'http://other.test' },
    'PUT /propagation/stores/vendor http://other.test',
  ],
  [
    { id: 'test-connection', label: 'Test connection', ...at },
    'POST /_sandbox/connections/test "id":"vendor"',
  ],
  [
    { id: 'accept-certificate', label: 'Accept', ...at },
    'PATCH /_sandbox/connections/vendor/delivery {"acceptCertificate":true}',
  ],
  [
    { id: 'raise-timeout', label: 'Wait', ...at, timeoutMs: 60_000 },
    'PATCH /_sandbox/connections/vendor/delivery {"timeoutMs":60000}',
  ],
  [
    { id: 'lower-rate', label: 'Send', ...at, requestsPerSecond: 5 },
    'PATCH /_sandbox/connections/vendor/delivery {"requestsPerSecond":5}',
  ],
  [
    { id: 'choose-behaviour', label: 'Choose', choice: 'userUpdate', value: 'patch' },
    'PUT /_sandbox/profile "userUpdate":"patch"',
  ],
  [
    { id: 'switch-off-misbehaviour', label: 'Switch off', misbehaviour: 'no-patch' },
    'PUT /_sandbox/misbehaviours {"active":["slow"]}',
  ],
  [
    { id: 'clear-fault', label: 'Clear fault', faultId: 'broken' },
    'PUT /_sandbox/faults {"faults":[]',
  ],
  [
    { id: 'full-resync', label: 'Full Resync', ruleId: 'rule' },
    'POST /_sandbox/rules/rule/resync ',
  ],
  [
    { id: 'edit-connection', label: 'Edit the filter', ...at, key: 'USER_FILTER' },
    '/provisioning/connections/vendor?tab=configuration&field=USER_FILTER',
  ],
  [
    { id: 're-enter-token', label: 'Re-enter token', ...at, key: 'OAUTH_ACCESS_TOKEN' },
    '/provisioning/connections/vendor?tab=configuration&field=OAUTH_ACCESS_TOKEN',
  ],
  [
    { id: 'edit-mapping', label: 'Edit mapping', ruleId: 'rule' },
    '/provisioning/rules/rule?tab=mapping',
  ],
  [
    { id: 'retry', label: 'Retry Ada', ruleId: 'rule', subject: ada },
    'POST /_sandbox/plan {"subjects":[{"type":"user","id":"u1"}],"ruleId":"rule"}',
  ],
]

const store = fakeConnection({
  id: 'vendor',
  configuration: { SCIM_URL: 'https://other.test', USER_FILTER: 'userName Eq "%s"' },
})
const profile = {
  ...{ name: 'current', base: 'current', available: ['current'] },
  ...{ choices: { userUpdate: 'put' }, values: { userUpdate: ['put', 'patch'] } },
}
const fakeMisbehaviour = (id: string): Misbehaviour => ({
  ...{ id, title: id, what: id, effect: id, remedy: id, section: 'RFC 7644', active: true },
  evidence: { source: 'https://source.test', note: id },
})

/** Answers reads, and keeps what is written: method, path and body. */
function keepWrites() {
  const writes: string[] = []
  const fault = { id: 'broken', effect: { kind: 'status', status: 500 }, seen: 0, hits: 0 }
  const reads: Readonly<Record<string, object>> = {
    [`${root}/propagation/stores`]: { _embedded: { stores: [store] } },
    [`${root}/propagation/stores/vendor`]: store,
    '/_sandbox/connections': { connections: [fakeConnectionState({ id: 'vendor' })] },
    '/_sandbox/profile': profile,
    '/_sandbox/misbehaviours': {
      misbehaviours: ['slow', 'no-patch'].map(fakeMisbehaviour),
    },
    '/_sandbox/faults': { faults: [fault], version: 1 },
  }
  sandbox.server.use(
    http.all('*', async ({ request }) => {
      const { pathname } = new URL(request.url)
      if (request.method === 'GET')
        return pathname in reads ? HttpResponse.json(reads[pathname]) : undefined
      if (pathname.endsWith('/as/token')) return undefined
      writes.push(`${request.method} ${pathname.replace(root, '')} ${await request.text()}`)
      return HttpResponse.json({}, { status: 500 })
    }),
  )
  return writes
}

it('has a button for each repair that the catalogue and the contract know', () => {
  const known = new Set(repairs.map(([{ id }]) => id))
  const ids = repair.options.map(({ shape }) => shape.id.value)
  expect([...known].toSorted()).toEqual([...ids].toSorted())
  for (const cause of failureCauses)
    for (const id of explainFailure(cause).repairs) expect(known, cause).toContain(id)
})

const isPlace = ([, done]: (typeof repairs)[number]) => done.startsWith('/')

it.each(repairs.filter(isPlace))('leads to where the repair is made: $id', async (each, place) => {
  keepWrites()
  const user = renderPage(<RepairButton repair={each} isFirst name="Ada" retry={retry} />)
  await user.click(await screen.findByRole('button', { name: each.label }))
  const { pathname, search } = window.location
  expect(`${pathname}${search}`).toBe(`/environments/environment${place}`)
})

it.each(repairs.filter((each) => !isPlace(each)))('makes the repair: $id', async (each, done) => {
  const writes = keepWrites()
  const user = renderPage(<RepairButton repair={each} isFirst name="Ada" retry={retry} />)
  await user.click(await screen.findByRole('button', { name: each.label }))
  const [method = '', path = '', ...body] = done.split(' ')
  await waitFor(() => {
    const write = writes.find((text) => text.startsWith(`${method} ${path} `))
    expect(write).toContain(body.join(' '))
  })
})
