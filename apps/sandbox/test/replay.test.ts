import { expect, it } from 'vitest'
import { startTenant } from './tenant.ts'

interface Recorded {
  readonly id: string
  readonly purpose: string
  readonly replayOf?: string
  readonly request: { readonly method: string; readonly body?: string }
  readonly response?: { readonly status: number }
}

/** A tenant that has created Ada at the target, and the request that did. */
async function startWithCreate() {
  const tenant = await startTenant()
  await tenant.hire('ada')
  await tenant.rule('population.id pr')
  await tenant.revise()
  await tenant.sandbox.waitForIdle()
  const { control } = tenant.sandbox.urls
  const { exchanges } = (await (await fetch(`${control}/exchanges?method=POST`)).json()) as {
    exchanges: Recorded[]
  }
  const [create] = exchanges
  if (create === undefined) throw new Error('Nothing was created.')
  return { ...tenant, control, create }
}

async function replay(control: string, id: string) {
  const response = await fetch(`${control}/exchanges/${id}/replay`, { method: 'POST' })
  return { status: response.status, body: (await response.json()) as Recorded }
}

it('sends the recorded request again and writes that down as a replay', async () => {
  await using tenant = await startWithCreate()
  const { control, create } = tenant
  const { status, body } = await replay(control, create.id)
  expect(status).toBe(200)
  // The target has Ada already.
  expect(body).toMatchObject({
    replayOf: create.id,
    request: { method: 'POST', body: create.request.body },
    response: { status: 409 },
  })
  const changes = await (await fetch(`${control}/changes?kind=request`)).json()
  expect(changes).toMatchObject({
    changes: [{ action: 'EXCHANGE.REPLAYED', subject: { name: 'ada' }, worst: 'failed' }],
  })
})

it('writes at the target', async () => {
  await using tenant = await startWithCreate()
  const [ada] = await tenant.users()
  await fetch(`${tenant.sandbox.urls.scim}/Users/${ada?.id}`, {
    method: 'DELETE',
    headers: { authorization: `Bearer ${tenant.sandbox.token}` },
  })
  expect((await replay(tenant.control, tenant.create.id)).body.response?.status).toBe(201)
  expect(await tenant.users()).toMatchObject([{ userName: 'ada' }])
})

it('uses the credentials that the connection has now', async () => {
  await using tenant = await startWithCreate()
  const { connection, connectionInput, control, create } = tenant
  await tenant.call('PUT', `/propagation/stores/${connection.id}`, {
    ...connectionInput,
    configuration: { ...connectionInput.configuration, OAUTH_ACCESS_TOKEN: 'no-longer-valid' },
  })
  expect((await replay(control, create.id)).body.response?.status).toBe(401)
})

it('is affected by faults, as any request is', async () => {
  await using tenant = await startWithCreate()
  await fetch(`${tenant.control}/faults`, {
    method: 'PUT',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({
      faults: [{ operation: 'create', effect: { kind: 'status', status: 503 } }],
    }),
  })
  expect((await replay(tenant.control, tenant.create.id)).body).toMatchObject({
    response: { status: 503 },
    fault: { summary: expect.any(String) },
  })
})

it('refuses to send credentials to where the connection no longer leads', async () => {
  await using tenant = await startWithCreate()
  const { connection, connectionInput, control, create } = tenant
  await tenant.call('PUT', `/propagation/stores/${connection.id}`, {
    ...connectionInput,
    configuration: { ...connectionInput.configuration, SCIM_URL: 'https://elsewhere.test/scim' },
  })
  expect(await replay(control, create.id)).toMatchObject({
    status: 400,
    body: { code: 'invalid_request', message: expect.stringContaining('elsewhere.test') },
  })
})

it('refuses an exchange that the journal does not have', async () => {
  await using tenant = await startTenant()
  expect(await replay(tenant.sandbox.urls.control, 'none')).toMatchObject({
    status: 404,
    body: { code: 'not_found' },
  })
})
