import { explainFailure, failureCauses, repair, type Repair } from '@pingone-sandbox/contract'
import { screen, waitFor } from '@testing-library/react'
import { http, HttpResponse } from 'msw'
import { expect, it } from 'vitest'
import { renderPage } from '../../test/render-page.tsx'
import { environment, useSandbox } from '../../test/use-sandbox.ts'
import { RepairButton } from './repair-button.tsx'

const sandbox = useSandbox()

/** Stands for the ids of a connection, a rule and a user in the repairs below. */
const at = { connectionId: '$connection' }
const subject = { type: 'user', id: '$user' } as const

/** One repair of each kind, with what its button does. */
const repairs: readonly (readonly [Repair, string])[] = [
  [
    { id: 'write-eq', label: 'Write eq', ...at, userFilter: 'userName eq "%s"' },
    'PUT /propagation/stores/$connection userName eq',
  ],
  [
    { id: 'switch-scheme', label: 'Write http', ...at, baseUrl: 'http://other.test' },
    'PUT /propagation/stores/$connection http://other.test',
  ],
  [
    { id: 'test-connection', label: 'Test connection', ...at },
    'POST /_sandbox/connections/test "id":"$connection"',
  ],
  [
    { id: 'accept-certificate', label: 'Accept', ...at },
    'PATCH /_sandbox/connections/$connection/delivery {"acceptCertificate":true}',
  ],
  [
    { id: 'raise-timeout', label: 'Wait', ...at, timeoutMs: 60_000 },
    'PATCH /_sandbox/connections/$connection/delivery {"timeoutMs":60000}',
  ],
  [
    { id: 'lower-rate', label: 'Send', ...at, requestsPerSecond: 5 },
    'PATCH /_sandbox/connections/$connection/delivery {"requestsPerSecond":5}',
  ],
  [
    { id: 'choose-behaviour', label: 'Choose', choice: 'userUpdate', value: 'patch' },
    'PUT /_sandbox/profile "userUpdate":"patch"',
  ],
  [
    { id: 'switch-off-misbehaviour', label: 'Switch off', misbehaviour: 'no-patch' },
    'PUT /_sandbox/misbehaviours {"active":["stale-read"]}',
  ],
  [
    { id: 'clear-fault', label: 'Clear fault', faultId: 'broken' },
    'PUT /_sandbox/faults {"faults":[]',
  ],
  [
    { id: 'full-resync', label: 'Full Resync', ruleId: '$rule' },
    'POST /_sandbox/rules/$rule/resync ',
  ],
  [
    { id: 'edit-connection', label: 'Edit the filter', ...at, key: 'USER_FILTER' },
    '/provisioning/connections/$connection?tab=configuration&field=USER_FILTER',
  ],
  [
    { id: 're-enter-token', label: 'Re-enter token', ...at, key: 'OAUTH_ACCESS_TOKEN' },
    '/provisioning/connections/$connection?tab=configuration&field=OAUTH_ACCESS_TOKEN',
  ],
  [
    { id: 'edit-mapping', label: 'Edit mapping', ruleId: '$rule' },
    '/provisioning/rules/$rule?tab=mapping',
  ],
  [
    { id: 'retry', label: 'Retry Ada', ruleId: '$rule', subject },
    'POST /_sandbox/plan {"subjects":[{"type":"user","id":"$user"}],"ruleId":"$rule"}',
  ],
]

/** A user whose create fails, with all that a repair may be about; fills in the ids of a repair. */
async function fail() {
  sandbox.server.use(
    http.all('https://other.test/*', () => HttpResponse.json({ detail: 'No.' }, { status: 400 })),
  )
  const { connection, rule } = await sandbox.connect({
    url: 'https://other.test',
    configuration: { USER_FILTER: 'userName Eq "%s"' },
  })
  await sandbox.control.setProfile('current', { userUpdate: 'put' })
  await sandbox.control.setMisbehaviours(['stale-read', 'no-patch'])
  const { id } = await sandbox.users.create('ada')
  await sandbox.waitForIdle()
  await sandbox.control.setFaults([{ id: 'broken', effect: { kind: 'status', status: 500 } }])
  const ids = { $connection: connection.id, $rule: rule.id, $user: id }
  const fillIn = (text: string) =>
    Object.entries(ids).reduce((filled, [name, value]) => filled.replaceAll(name, value), text)
  const fillInAll = <Value,>(value: Value): Value =>
    JSON.parse(fillIn(JSON.stringify(value))) as Value
  return { fillIn, fillInAll }
}

/** Renders the button of a repair, and presses it. */
async function press(repair: Repair) {
  const { fillIn, fillInAll } = await fail()
  const retry = fillInAll({ ruleId: '$rule', subjects: [subject] })
  const sent = sandbox.watch()
  const filled = fillInAll(repair)
  const user = renderPage(<RepairButton repair={filled} isFirst name="Ada" retry={retry} />)
  await user.click(await screen.findByRole('button', { name: repair.label }))
  return { fillIn, sent }
}

it('has a button for each repair that the catalogue and the contract know', () => {
  const known = new Set(repairs.map(([{ id }]) => id))
  const ids = repair.options.map(({ shape }) => shape.id.value)
  expect([...known].toSorted()).toEqual([...ids].toSorted())
  for (const cause of failureCauses)
    for (const id of explainFailure(cause).repairs) expect(known, cause).toContain(id)
})

/** The answer says that the stored token is not sent to another server. */
const isRefused = ([{ id }]: (typeof repairs)[number]) => id === 'switch-scheme'
const isPlace = ([, done]: (typeof repairs)[number]) => done.startsWith('/')

it.each(repairs.filter(isPlace))('leads to where the repair is made: $id', async (each, place) => {
  const { fillIn } = await press(each)
  const { pathname, search } = window.location
  expect(`${pathname}${search}`).toBe(environment + fillIn(place))
})

it.each(repairs.filter((each) => !isPlace(each)))('makes the repair: $id', async (each, done) => {
  const { fillIn, sent } = await press(each)
  const [method = '', path = '', ...body] = fillIn(done).split(' ')
  await waitFor(() => {
    const write = sent.find(({ call }) => call === `${method} ${path}`)
    expect(JSON.stringify(write?.body ?? '')).toContain(body.join(' '))
    expect(write?.status).toSatisfy((status: number) => status < 300 !== isRefused([each, done]))
  })
})

it.each(repairs.filter(isRefused))('leads to the field when it is refused: $id', async (each) => {
  const { fillIn } = await press(each)
  const way = await screen.findByRole('link', { name: 'Edit SCIM BASE URL' })
  expect(way.getAttribute('href')).toContain(
    fillIn('/connections/$connection?tab=configuration&field=SCIM_URL'),
  )
})
